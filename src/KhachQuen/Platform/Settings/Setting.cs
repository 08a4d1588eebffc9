using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

/// <summary>A company's choices in one area (company, telesales, crossCheck …), as a record in JSON. What differs by company is data, never an <c>if</c>.</summary>
public sealed class Setting : Entity
{
    private Setting() { }

    internal Setting(string area, DateTime at)
    {
        Id = Keys.New(at);
        Area = area;
    }

    public string Area { get; private set; } = "";
    public string Json { get; private set; } = "{}";

    internal void Set(object value) => Json = JsonSerializer.Serialize(value, value.GetType(), AuditTrail.Json);
}

internal sealed class SettingTable : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("platform_settings");
        builder.HasIndex(s => s.Area).IsUnique();
    }
}

/// <summary>A settings record knows its area's name; its defaults are the shipped values.</summary>
public interface ISettings
{
    static abstract string Area { get; }

    /// <summary>Refuses values that make no sense; asked before they are kept.</summary>
    void Check() { }
}

public static class SettingsOf
{
    /// <summary>The company's choices, or the shipped ones where it made none.</summary>
    public static async Task<T> Settings<T>(this Db db, CancellationToken ct = default) where T : class, ISettings, new()
    {
        var area = T.Area;
        var json = await db.Rows<Setting>().AsNoTracking().Where(s => s.Area == area).Select(s => s.Json).FirstOrDefaultAsync(ct);
        return json is null ? new T() : JsonSerializer.Deserialize<T>(json, AuditTrail.Json)!;
    }

    /// <summary>Keeps new choices; the caller saves.</summary>
    public static async Task SetSettings<T>(this Db db, T value, CancellationToken ct = default) where T : class, ISettings, new()
    {
        value.Check();
        var area = T.Area;
        var setting = await db.Rows<Setting>().FirstOrDefaultAsync(s => s.Area == area, ct);
        if (setting is null) db.Add(setting = new Setting(area, db.Clock.Now()));
        setting.Set(value);
    }
}
