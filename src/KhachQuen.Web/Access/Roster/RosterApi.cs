using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Shifts, roster, leave, coming and going on the wire .</summary>
internal static class RosterApi
{
    public static void MapRoster(this RouteGroupBuilder api)
    {
        var roster = api.MapGroup("").WithTags("Roster");
        roster.MapGet("/shifts", async (ListShifts use, Actor actor, CancellationToken ct) => new Page<ShiftView>(await use.Handle(actor, ct), null)).Needs(AccessPermissions.Self).WithSummary("The patterns of working hours");
        roster.MapPost("/shifts", async (ShiftInput input, AddShift use, Actor actor, CancellationToken ct) => await use.Handle(input, actor, ct) is var shift ? ApiHabits.Made("/shifts", shift) : null!).Needs(AccessPermissions.BusinessRules).WithSummary("A new pattern");
        roster.MapPatch("/shifts/{id:guid}", (Guid id, ShiftEdit input, EditShift use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, input, http.IfMatch(), actor, ct)).Needs(AccessPermissions.BusinessRules).WithSummary("Changes a pattern (merge patch, If-Match)");
        roster.MapGet("/roster", async (DateOnly from, DateOnly to, Guid? teamId, ShowRoster use, Actor actor, CancellationToken ct) => new Page<RosterLineView>([.. (await use.Handle(from, to, teamId, actor, ct)).Select(RosterLineView.Of)], null)).Needs(AccessPermissions.Self).WithSummary("Who works when, and how long they were here and ready (minutes)");
        roster.MapPost("/roster", async (RosterInput input, PlanRoster use, Actor actor, CancellationToken ct) => new PeoplePlanned(await use.Handle(input, actor, ct))).Needs(AccessPermissions.Roster).WithSummary("By which shift people work; what is said last holds");
        roster.MapPost("/leaves", async (LeaveInput input, GrantLeave use, Actor actor, CancellationToken ct) => new LeavesGranted(await use.Handle(input, actor, ct))).Needs(AccessPermissions.Roster).WithSummary("Days people are away");
        roster.MapPost("/leaves/{id:guid}:withdraw", async (Guid id, WithdrawLeave use, Actor actor, CancellationToken ct) => { await use.Handle(id, actor, ct); return Results.NoContent(); }).Needs(AccessPermissions.Roster).Produces(204).WithSummary("Takes a leave back");
        roster.MapGet("/me/shift", async (ShowMyShift use, Actor actor, CancellationToken ct) => MyShiftView.Of(await use.Handle(actor, ct))).Needs(AccessPermissions.Self).WithSummary("One's own shift today");
        roster.MapPut("/me/shift", async (ShiftBody body, CheckIn use, Actor actor, CancellationToken ct) => MyShiftView.Of(await use.Handle(body.Here, actor, ct))).Needs(AccessPermissions.Self).WithSummary("Comes to work or goes; data comes and stops with it");
    }
}

internal sealed record ShiftBody(bool Here);
internal sealed record PeoplePlanned(int People);
internal sealed record LeavesGranted(IReadOnlyList<Guid> Ids);
internal sealed record DayView(DateOnly On, IReadOnlyList<Stretch> Hours, string? Shift, LeaveKind? Leave, Guid? LeaveId);

internal sealed record RosterLineView(Guid UserId, string UserName, string Name, Guid? TeamId, bool ReceivesData, bool Planned, IReadOnlyList<DayView> Days, int PlanMinutes, int HereMinutes, int ReadyMinutes)
{
    public static RosterLineView Of(RosterPerson p) => new(p.UserId, p.UserName, p.Name, p.TeamId, p.ReceivesData, p.Planned,
        [.. p.Days.Select(d => new DayView(d.On, [.. d.Hours.Select(h => new Stretch(h.From, h.To))], d.Shift, d.Leave, d.LeaveId))], (int)p.Plan.TotalMinutes, (int)p.Here.TotalMinutes, (int)p.Ready.TotalMinutes);
}

/// <param name="Away">Why no data comes now: notReceiving, onLeave, offShift; null: it comes.</param>
internal sealed record MyShiftView(DateTime? Since, bool ReceivesData, string? Shift, IReadOnlyList<Stretch> Today, string? Away)
{
    public static MyShiftView Of(MyShift s) => new(s.Since, s.ReceivesData, s.Shift, [.. s.Today.Select(h => new Stretch(h.From, h.To))], s.Away);
}
