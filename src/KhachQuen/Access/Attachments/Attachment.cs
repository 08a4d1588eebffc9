using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>A file somebody put to a lead, a customer, an order …. Who may see that row may see it; it lies in the data folder under a random name.</summary>
[ErasedWhole]
public sealed class Attachment : Entity, IHoldsFile
{
    /// <summary>So long a removed one may come back; then its file goes.</summary>
    public static readonly TimeSpan KeptRemoved = TimeSpan.FromDays(30);

    private Attachment() { }

    internal Attachment(string noun, Guid nounId, StoredFile file, FileKind kind, string sha256, bool scanned, Actor by, DateTime at)
    {
        (Id, CreatedAt, Noun, NounId) = (Keys.New(at), at, noun, nounId);
        (Name, ContentType, Size, FileKey) = (FileKinds.Named(file.Name, kind), kind.ContentType, file.Length, file.Key);
        (Sha256, Scanned, AddedById, AddedByName) = (sha256, scanned, by.Id, by.Name);
    }

    public string Noun { get; private set; } = "";
    public Guid NounId { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>Judged by the content (<see cref="FileKinds"/>).</summary>
    public string ContentType { get; private set; } = "";
    public long Size { get; private set; }
    public string Sha256 { get; private set; } = "";
    /// <summary>Null once the file is gone for good.</summary>
    [NotAudited] public string? FileKey { get; private set; }
    /// <summary>Whether clamd looked at it.</summary>
    public bool Scanned { get; private set; }
    public Guid AddedById { get; private set; }
    public string AddedByName { get; private set; } = "";
    public DateTime? RemovedAt { get; private set; }

    /// <summary>The row it was put to went into another (F-9), or became one of another noun (F-25).</summary>
    internal void BelongTo(Guid nounId, string? noun = null) => (NounId, Noun) = (nounId, noun ?? Noun);

    public Guid? RemovedById { get; private set; }

    internal void Remove(Actor by, DateTime at)
    {
        Rule.Require(RemovedAt is null, "attachment.removedAlready");
        (RemovedAt, RemovedById) = (at, by.Id);
    }

    internal void Restore(DateTime at)
    {
        Rule.Require(RemovedAt is { } removed && FileKey is not null && removed + KeptRemoved > at, "attachment.goneForGood");
        (RemovedAt, RemovedById) = (null, null);
    }

    internal void LoseFile() => FileKey = null;
}

internal sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("access_attachments");
        attachment.HasIndex(a => new { a.NounId, a.CreatedAt, a.Id }).IsDescending(false, true, true).HasFilter("\"RemovedAt\" IS NULL");      // a row's files, newest first
        attachment.HasIndex(a => a.FileKey).HasFilter("\"FileKey\" IS NOT NULL");                                                          // is this file still named
        attachment.HasIndex(a => a.RemovedAt).HasFilter("\"RemovedAt\" IS NOT NULL AND \"FileKey\" IS NOT NULL");                           // whose file may go
    }
}
