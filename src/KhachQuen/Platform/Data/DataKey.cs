using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

/// <summary>A data-protection key. In the database, so that any node serves any request.</summary>
public sealed class DataKey
{
    public Guid Id { get; init; }
    public required string Xml { get; init; }
}

internal sealed class DataKeyTable : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.ToTable("platform_data_keys");
        builder.Property(k => k.Id).ValueGeneratedNever();
    }
}

/// <summary>Keeps the framework's keys in the database.</summary>
public sealed class DataKeyStore(Database database, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.Open(Actor.System);
        return db.Rows<DataKey>().Select(k => k.Xml).ToList().ConvertAll(x => XElement.Parse(x));
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = database.Open(Actor.System);
        db.Add(new DataKey { Id = Keys.New(clock.Now()), Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
