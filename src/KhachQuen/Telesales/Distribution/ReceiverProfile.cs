using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>
/// What a person is good for when leads are shared out other than evenly: how many a round, of which product groups, from which provinces,
/// at which hours. Nothing said is no limit.
/// </summary>
public sealed class ReceiverProfile : Entity
{
    public const int MostQuota = 1_000;

    private ReceiverProfile() { }

    public ReceiverProfile(Guid userId, DateTime at) => (Id, CreatedAt) = (userId, at);

    /// <summary>Leads in one round ("định mức").</summary>
    public int Quota { get; private set; } = 1;
    /// <summary>JSON: ids of product groups; those below them count too.</summary>
    public string GroupsJson { get; private set; } = "[]";
    /// <summary>Codes of provinces, separated by blanks.</summary>
    public string Provinces { get; private set; } = "";
    /// <summary>Takes data by the rule of time slots from this hour …</summary>
    public TimeOnly? From { get; private set; }
    /// <summary>… to this, the end excluded; earlier than the beginning: over midnight.</summary>
    public TimeOnly? To { get; private set; }

    public IReadOnlyList<Guid> GroupIds => JsonSerializer.Deserialize<Guid[]>(GroupsJson)!;
    public IReadOnlyList<string> ProvinceCodes => Provinces.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void Set(int quota, IReadOnlyList<Guid> groups, IReadOnlyList<string> provinces, TimeOnly? from, TimeOnly? to)
    {
        Rule.Require(quota is >= 1 and <= MostQuota, "receiver.quotaInvalid", "quota", MostQuota);
        Rule.Require(from is null == to is null && (from is null || from != to), "receiver.hoursInvalid", "from");
        Rule.Require(groups.Count <= 100, "receiver.tooManyGroups", "groupIds");
        Rule.Require(provinces.All(p => KhachQuen.Platform.Provinces.ByCodeOrNull(p) is not null), "receiver.provinceUnknown", "provinces");
        (Quota, GroupsJson, Provinces, From, To) = (quota, JsonSerializer.Serialize(groups.Distinct().Order()), string.Join(' ', provinces.Distinct().Order(StringComparer.Ordinal)), from, to);
    }

    internal Fit AsFit() => new(Quota, GroupIds.ToHashSet(), ProvinceCodes.ToHashSet(StringComparer.Ordinal), From, To);
}

internal sealed class ReceiverProfileTable : IEntityTypeConfiguration<ReceiverProfile>
{
    public void Configure(EntityTypeBuilder<ReceiverProfile> builder)
    {
        builder.ToTable("telesales_receivers");
        builder.Ignore(p => p.GroupIds).Ignore(p => p.ProvinceCodes);
    }
}
