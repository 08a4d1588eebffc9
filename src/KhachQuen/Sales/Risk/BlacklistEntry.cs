using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

/// <summary>A number to be careful with ("danh sách đen", A-22), and why. Taken off, never removed.</summary>
public sealed class BlacklistEntry : Entity, IErasable
{
    private BlacklistEntry() { }

    public BlacklistEntry(PhoneNumber phone, string? reason, DateTime at)
    {
        Rule.Require(reason?.Trim() is { Length: > 0 and <= 300 }, "blacklist.reasonMissing", "reason");
        (Id, CreatedAt, Phone, Reason) = (Keys.New(at), at, phone.E164, reason!.Trim());
    }

    [NotAudited] public string Phone { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateTime? RemovedAt { get; private set; }

    public void Erase(DateTime at) => RemovedAt ??= at;

    public void TakeOff(DateTime at)
    {
        Rule.Require(RemovedAt is null, "blacklist.takenOff");
        RemovedAt = at;
    }
}

internal sealed class BlacklistTable : IEntityTypeConfiguration<BlacklistEntry>
{
    public void Configure(EntityTypeBuilder<BlacklistEntry> entry)
    {
        entry.ToTable("sales_blacklist");
        entry.HasIndex(e => e.Phone).IsUnique().HasFilter("\"RemovedAt\" IS NULL");      // is this number on it
        entry.HasIndex(e => new { e.CreatedAt, e.Id }).IsDescending(true, true);         // the list
    }
}
