using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

public enum ReadyKind : short
{
    /// <summary>"Nhận data" was on.</summary>
    TakesData,
    /// <summary>Between "vào ca" and "ra ca".</summary>
    CheckedIn,
}

/// <summary>A stretch in which a person was ready. Only its end is ever written later.</summary>
public sealed class ReadySpan
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public ReadyKind Kind { get; init; }
    public DateTime From { get; init; }
    /// <summary>Null: still.</summary>
    public DateTime? To { get; set; }
}

/// <summary>Keeps the spans in step with the switches. Works inside the caller's transaction.</summary>
internal static class ReadySpans
{
    /// <summary>Writes down that the person is ready from now on, or no more.</summary>
    /// <param name="db">In the caller's transaction.</param>
    /// <param name="userId">The person.</param>
    /// <param name="kind">Which switch.</param>
    /// <param name="ready">On or off.</param>
    /// <param name="since">Where nothing was written yet and it is switched off: since when it was on; null: it was off.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Switch(Db db, Guid userId, ReadyKind kind, bool ready, DateTime? since, CancellationToken ct)
    {
        var now = db.Clock.Now();
        var open = await db.Rows<ReadySpan>().Where(s => s.UserId == userId && s.Kind == kind && s.To == null).ToListAsync(ct);
        if (ready && open.Count == 0) db.Add(new ReadySpan { Id = Keys.New(now), UserId = userId, Kind = kind, From = now });
        if (ready) return;
        foreach (var span in open) span.To = now;
        if (open.Count == 0 && since is { } from && from < now) db.Add(new ReadySpan { Id = Keys.New(now), UserId = userId, Kind = kind, From = from, To = now });
    }

    /// <summary>"Nhận data" of a person is about to go from one state to the other.</summary>
    public static Task SwitchData(Db db, User user, bool takes, CancellationToken ct) =>
        user.ReceivesData == takes ? Task.CompletedTask : Switch(db, user.Id, ReadyKind.TakesData, takes, user.CreatedAt, ct);
}
