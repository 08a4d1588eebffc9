using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Reports;

/// <summary>Which callbacks, each a named field (T-24). Days and hours are those at which they were due.</summary>
public sealed record CallbackCallFilter
{
    public DateOnly? DueFrom { get; init; }
    public DateOnly? DueTo { get; init; }
    public int? DueHour { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public bool? WithoutTeam { get; init; }
    public bool? Late { get; init; }

    internal IQueryable<Call> On(IQueryable<Call> calls, int grace)
    {
        if (DueFrom is { } from && CompanyTime.StartOf(from) is var begins) calls = calls.Where(c => c.DueAt >= begins);
        if (DueTo is { } to && CompanyTime.StartOf(to.AddDays(1)) is var ends) calls = calls.Where(c => c.DueAt < ends);
        if (DueHour is { } hour && Hours.ToUtc(hour) is var at) calls = calls.Where(c => c.DueAt!.Value.Hour == at);
        if (OwnerId is { } owner) calls = calls.Where(c => c.OwnerId == owner);
        if (TeamId is { } team) calls = calls.Where(c => c.TeamId == team);
        if (WithoutTeam == true) calls = calls.Where(c => c.TeamId == null);
        return Late is { } late ? calls.Where(c => c.StartedAt > c.DueAt!.Value.AddMinutes(grace) == late) : calls;
    }
}

/// <summary>A callback that was dialled.</summary>
/// <param name="Lead">Its name or masked number; null where the reader may not see it any more.</param>
public sealed record CallbackCallView(Guid Id, Guid AboutId, string? Lead, Guid? OwnerId, Guid? TeamId, DateTime DueAt, DateTime StartedAt)
{
    /// <summary>Whole minutes after it was due; negative: before.</summary>
    public int LateMinutes => (int)Math.Floor((StartedAt - DueAt).TotalMinutes);
}

/// <summary>The callbacks behind the report on punctuality, the latest due first.</summary>
public sealed class ListCallbackCalls(Database database)
{
    private static readonly Sorting<Call> Sorting = new Sorting<Call>("-dueAt").By("dueAt", c => c.DueAt!.Value).By("startedAt", c => c.StartedAt);     // index (DueAt, Id)

    public async Task<Page<CallbackCallView>> Handle(CallbackCallFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ReportPermissions.Read);
        await using var db = database.Open(actor);
        var grace = (await db.Settings<TelesalesSettings>(ct)).OnTimeMinutes;
        var found = await Sorting.Page(filter.On(db.CallbackCalls.AsNoTracking(), grace), page, c => new CallbackCallView(c.Id, c.AboutId, null, c.OwnerId, c.TeamId, c.DueAt!.Value, c.StartedAt), ct);
        Guid[] ids = [.. found.Items.Select(c => c.AboutId).Distinct()];
        var titles = (await db.Leads.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id)).Select(l => new { l.Id, l.Name, l.Phone, l.OwnerId, l.TeamId }).ToListAsync(ct))
            .ToDictionary(l => l.Id, l => l.Name ?? Masking.Phone(l.Phone, actor, new Masking.Owned(l.OwnerId, l.TeamId)));
        return found.Map(c => c with { Lead = titles.GetValueOrDefault(c.AboutId) });
    }
}
