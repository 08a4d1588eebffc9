using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>Something one person is told by the product itself: under the bell, on every screen they have open. Each cause once .</summary>
[AboutWhomItNames]
public sealed class Notice
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    /// <summary>Key of its sentence: <c>notice.{Kind}</c>.</summary>
    [Impersonal] public required string Kind { get; init; }
    /// <summary>JSON object with what the sentence names; never a phone.</summary>
    public required string Facts { get; init; }
    /// <summary>Where it leads.</summary>
    [Impersonal] public string? Path { get; init; }
    /// <summary>What it is told for; a second time it is not told.</summary>
    [Impersonal] public required string Cause { get; init; }
    public DateTime At { get; init; }
    public DateTime? ReadAt { get; set; }
}

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("access_notices");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => new { n.UserId, n.Cause }).IsUnique();                       // once
        builder.HasIndex(n => new { n.UserId, n.Id }).IsDescending(false, true);           // mine, newest first
        builder.HasIndex(n => n.UserId).HasFilter("\"ReadAt\" IS NULL").HasDatabaseName("IX_notices_unread");
    }
}

public static class Notices
{
    /// <summary>Tells a person, unless they were told for this cause. In the caller's transaction; the caller saves.</summary>
    public static async Task Notify(this Db db, Guid userId, string kind, object facts, string? path, string cause, DateTime at, CancellationToken ct)
    {
        if (db.Set<Notice>().Local.Any(n => n.UserId == userId && n.Cause == cause) || await db.Rows<Notice>().AnyAsync(n => n.UserId == userId && n.Cause == cause, ct)) return;
        var notice = new Notice { Id = Keys.New(db.Clock.Now()), UserId = userId, Kind = kind, Facts = JsonSerializer.Serialize(facts, AuditTrail.Json), Path = path, Cause = cause, At = at };
        db.Add(notice);
        db.WillTell(new LiveChange("notice", notice.Id, [userId]));
    }
}
