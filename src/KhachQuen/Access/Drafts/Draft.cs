using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>What somebody is still writing, so that no word is lost by a reload or a crash. Theirs alone; never in the browser's own memory.</summary>
[ErasedWhole, AboutWhomItNames]
public sealed class Draft
{
    public Guid UserId { get; init; }
    /// <summary>What it belongs to: <c>lead:{id}:note</c>, <c>form:/products/{id}</c>.</summary>
    public required string Key { get; init; }
    public required string Text { get; set; }
    public DateTime At { get; set; }
}

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("telesales_drafts");        // its name from the time when only the desk had drafts
        builder.HasKey(d => new { d.UserId, d.Key });
    }
}

/// <summary>Keeps, or with an empty text drops, what somebody is writing.</summary>
public sealed class KeepDraft(Database database, TimeProvider clock)
{
    private const int LongestKey = 200, Longest = 200_000;

    public async Task Handle(string key, string? text, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        Rule.Require(key is { Length: > 0 and <= LongestKey } && (text?.Length ?? 0) <= Longest, "draft.tooLong", "text");
        if (actor.IsViewing) return;
        await using var db = database.Open(actor);
        var draft = await db.Rows<Draft>().SingleOrDefaultAsync(d => d.UserId == actor.Id && d.Key == key, ct);
        if (string.IsNullOrEmpty(text)) { if (draft is not null) db.Remove(draft); }
        else if (draft is null) db.Add(new Draft { UserId = actor.Id, Key = key, Text = text, At = clock.Now() });
        else (draft.Text, draft.At) = (text, clock.Now());
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException problem) when (problem is DbUpdateConcurrencyException || db.Dialect.IsUniqueViolation(problem)) { }     // at the same time another window kept it, or the form was saved and it is wanted no more
    }
}

/// <summary>What the actor had begun to write; null: nothing.</summary>
public sealed class ReadDraft(Database database)
{
    public async Task<(string Text, DateTime At)?> Handle(string key, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        return await db.Rows<Draft>().AsNoTracking().Where(d => d.UserId == actor.Id && d.Key == key).Select(d => new { d.Text, d.At }).FirstOrDefaultAsync(ct) is { } draft ? (draft.Text, draft.At) : null;
    }
}
