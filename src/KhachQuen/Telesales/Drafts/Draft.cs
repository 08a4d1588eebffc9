using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>What somebody is still writing, so that no word is lost by a reload or a crash. Theirs alone.</summary>
[ErasedWhole, AboutWhomItNames]
public sealed class Draft
{
    public Guid UserId { get; init; }
    /// <summary>What it belongs to, e.g. <c>lead:{id}:note</c>.</summary>
    public required string Key { get; init; }
    public required string Text { get; set; }
    public DateTime At { get; set; }
}

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("telesales_drafts");
        builder.HasKey(d => new { d.UserId, d.Key });
    }
}

/// <summary>Keeps, or with an empty text drops, what somebody is writing.</summary>
public sealed class KeepDraft(Database database, TimeProvider clock)
{
    public async Task Handle(string key, string? text, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        Rule.Require(key is { Length: > 0 and <= 100 } && (text?.Length ?? 0) <= 20_000, "draft.tooLong", "text");
        await using var db = database.Open(actor);
        var draft = await db.Rows<Draft>().SingleOrDefaultAsync(d => d.UserId == actor.Id && d.Key == key, ct);
        if (string.IsNullOrEmpty(text)) { if (draft is not null) db.Remove(draft); }
        else if (draft is null) db.Add(new Draft { UserId = actor.Id, Key = key, Text = text, At = clock.Now() });
        else (draft.Text, draft.At) = (text, clock.Now());
        await db.SaveChangesAsync(ct);
    }
}
