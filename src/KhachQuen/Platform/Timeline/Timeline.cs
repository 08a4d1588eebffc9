using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>A line of a timeline as shown. <c>Facts</c> are what its sentence names; never a phone or an identity number.</summary>
public sealed record TimelineLine(Guid Id, DateTime At, string Kind, string Noun, Guid ActorId, string ActorName, JsonElement? Facts, string? Note);

/// <summary>The timeline of one row, newest first, paged by key: the ten-thousandth line costs what the first does (F-3).</summary>
public static class Timeline
{
    /// <param name="db">Open for the actor.</param>
    /// <param name="subjectId">A row the actor was seen to see.</param>
    /// <param name="page">How much, after which line.</param>
    /// <param name="noun">Only lines of this noun (order, customer …); null: all.</param>
    /// <param name="ct">Stops it.</param>
    public static Task<Page<TimelineLine>> Of(Db db, Guid subjectId, PageRequest page, string? noun = null, CancellationToken ct = default) => Of(db, [subjectId], page, noun, ct);

    /// <summary>The same of several rows that are one by now.</summary>
    public static async Task<Page<TimelineLine>> Of(Db db, Guid[] subjects, PageRequest page, string? noun = null, CancellationToken ct = default)
    {
        var lines = db.Rows<TimelineEntry>().AsNoTracking();
        lines = subjects is [var subjectId] ? lines.Where(l => l.SubjectId == subjectId) : lines.Where(l => EF.Parameter(subjects).Contains(l.SubjectId));
        if (noun is not null) lines = lines.Where(l => l.Noun == noun);
        var total = page.Count ? await lines.Take(10_001).CountAsync(ct) : (int?)null;
        if (Position.Read(page.After) is { } after)
        {
            var (at, id) = (after.Key.Deserialize<DateTime>(), after.Id);
            lines = lines.Where(l => l.At <= at && (l.At < at || l.Id.CompareTo(id) < 0));
        }
        var found = await lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(page.Take + 1).ToListAsync(ct);    // index: SubjectId, At, Id
        var shown = found.Take(page.Take).Select(Shown).ToList();
        var next = found.Count > page.Take ? new Position(JsonSerializer.SerializeToElement(shown[^1].At), shown[^1].Id).Write() : null;
        return new(shown, next, total is > 10_000 ? 10_000 : total, total is > 10_000 ? true : null);
    }

    private static TimelineLine Shown(TimelineEntry l) => new(l.Id, l.At, l.Kind, l.Noun, l.ActorId, l.ActorName,
        l.Facts is null ? null : JsonSerializer.Deserialize<JsonElement>(l.Facts), l.Note);
}
