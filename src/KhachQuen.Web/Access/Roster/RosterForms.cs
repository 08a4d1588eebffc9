using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The forms of shifts, roster and leave .</summary>
internal static class RosterForms
{
    public static void MapRosterForms(this RouteGroupBuilder forms)
    {
        forms.MapGet("/settings/shifts/{id}/panel", (string id) => Forms.Fragment<ShiftPanel>(new { Id = id })).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/settings/shifts", Add).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/settings/shifts/{id:guid}", Edit).Needs(AccessPermissions.BusinessRules);
        forms.MapGet("/roster/{act}/panel", (string act, Guid? user, DateOnly? on) => Forms.Fragment<RosterPanel>(new { Act = act, User = user, On = on })).Needs(AccessPermissions.Roster);
        forms.MapPost("/roster/plan", Plan).Needs(AccessPermissions.Roster);
        forms.MapPost("/roster/leave", Away).Needs(AccessPermissions.Roster);
        forms.MapPost("/roster/leaves/{id:guid}/withdraw", Back).Needs(AccessPermissions.Roster);
        forms.MapGet("/me/shift", async (ShowMyShift use, Actor actor, CancellationToken ct) => Forms.Fragment<MyShiftStrip>(new { Shift = await use.Handle(actor, ct) })).Needs(AccessPermissions.Self);
        forms.MapPost("/me/shift", Come).Needs(AccessPermissions.Self);
    }

    private static async Task<IResult> Add(IFormCollection form, AddShift use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var shift = await use.Handle(new(form.Text("name"), SettingsForms.WeekOf(form)), actor, ct);
        return http.Done($"/settings/shifts/{shift.Id}", texts["shifts.made", shift.Name]);
    }

    private static async Task<IResult> Edit(Guid id, IFormCollection form, EditShift use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var shift = await use.Handle(id, new() { Name = form.Text("name") ?? "", Week = SettingsForms.WeekOf(form), Active = form.On("active") }, form.Version(), actor, ct);
        return http.Done($"/settings/shifts/{id}", texts["users.saved", shift.Name]);
    }

    private static async Task<IResult> Plan(IFormCollection form, PlanRoster use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (from, to) = Days(form);
        var people = await use.Handle(new(form.Ids(500, "userIds"), form.Id("shiftId"), from, to), actor, ct);
        return http.Done("/roster?week=" + Iso(from), texts["roster.planned", people]);
    }

    private static async Task<IResult> Away(IFormCollection form, GrantLeave use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (from, to) = Days(form);
        Rule.Require(Named<LeaveKind>.TryParse(form["kind"], out var kind), "roster.kindUnknown", "kind");
        var leaves = await use.Handle(new(form.Ids(500, "userIds"), from, to ?? from, kind.Value, form.Text("note")), actor, ct);
        return http.Done("/roster?week=" + Iso(from), texts["roster.leaveGranted", leaves.Count]);
    }

    private static async Task<IResult> Back(Guid id, IFormCollection form, WithdrawLeave use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, actor, ct);
        return http.Done("/roster" + (form.Day("week") is { } week ? "?week=" + Iso(week) : ""), texts["roster.leaveBack"]);
    }

    /// <summary>From the strip: it is drawn again in its place; without scripts back to the page about oneself.</summary>
    private static async Task<IResult> Come(IFormCollection form, CheckIn use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var shift = await use.Handle(form["to"] == "on", actor, ct);
        if (!http.IsHtmx()) return Results.LocalRedirect("/me");
        http.Toast(texts[shift.Since is null ? "shift.gone" : "shift.come"]);
        return Forms.Fragment<MyShiftStrip>(new { Shift = shift });
    }

    private static (DateOnly From, DateOnly? To) Days(IFormCollection form)
    {
        Rule.Require(form.Day("from") is not null, "roster.dayMissing", "from");
        return (form.Day("from")!.Value, form.Day("to"));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
