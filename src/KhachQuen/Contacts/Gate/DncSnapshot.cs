using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

/// <summary>The national do-not-call list ("Danh sách không quảng cáo") as it was on a day. Only the newest one's numbers are kept.</summary>
public sealed class DncSnapshot : Entity
{
    private DncSnapshot() { }

    internal DncSnapshot(DateTime takenAt, string? fileName, DateTime now)
    {
        Rule.Require(takenAt <= now, "dnc.takenInFuture", "takenAt");
        (Id, CreatedAt, TakenAt, FileName) = (Keys.New(now), now, takenAt, fileName);
    }

    public DateTime TakenAt { get; private set; }
    public string? FileName { get; private set; }
    public int Numbers { get; private set; }
    public int Rejected { get; private set; }

    internal void Counted(int numbers, int rejected) => (Numbers, Rejected) = (numbers, rejected);
}

/// <summary>A number of the list, as its key: whose it is, nobody can read here. The list tells calls from messages.</summary>
public sealed class DncNumber
{
    public Guid SnapshotId { get; init; }
    public Guid Key { get; init; }
    public bool Calls { get; init; }
    public bool Sms { get; init; }
}

internal sealed class DncTables : IEntityTypeConfiguration<DncSnapshot>, IEntityTypeConfiguration<DncNumber>
{
    public void Configure(EntityTypeBuilder<DncSnapshot> snapshot)
    {
        snapshot.ToTable("contacts_dnc_snapshots");
        snapshot.HasIndex(s => new { s.TakenAt, s.Id }).IsDescending(true, true);       // the newest
    }

    public void Configure(EntityTypeBuilder<DncNumber> number)
    {
        number.ToTable("contacts_dnc_numbers");
        number.HasKey(n => new { n.SnapshotId, n.Key });                                // is this number on it
    }
}
