using System.Globalization;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The checker's desk: its fragments and posts .</summary>
internal static class CheckRoutes
{
    public static string Address(string path, bool team, Guid? order) => path + ViewTabs.Query(("team", team ? "true" : null), ("order", order?.ToString()));

    public static void MapCheckPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/cross-checks/view", async (bool? team, Guid? order, CheckLoader desk, Actor actor, CancellationToken ct) => Forms.Fragment<CheckView>(new { Model = await desk.Load(team ?? false, order, actor, ct) })).Needs(OrderPermissions.CrossCheck);
        pages.MapGet("/cross-checks/queue", Queue).Needs(OrderPermissions.CrossCheck);
        pages.MapPost("/cross-checks/next", Next).Needs(OrderPermissions.CrossCheck);
        pages.MapPost("/cross-checks/{id:guid}", Record).Needs(OrderPermissions.CrossCheck);
        pages.MapGet("/counts/cross-checks", async (CountOrdersToCheck count, Actor actor, CancellationToken ct) => Results.Text((await count.Handle(actor, ct)).Mine is > 0 and var mine ? mine.ToString(CultureInfo.InvariantCulture) : "")).Needs(OrderPermissions.CrossCheck);
    }

    /// <summary>The queue alone. The order in the middle stays, even when a colleague has taken it meanwhile.</summary>
    private static async Task<IResult> Queue(bool? team, Guid? order, CheckLoader desk, Actor actor, CancellationToken ct) =>
        Forms.Fragment<CheckQueue>(new { Model = await desk.Load(team ?? false, null, actor, ct), Open = order });

    private static async Task<IResult> Next(IFormCollection form, CheckLoader desk, Actor actor, HttpContext http, CancellationToken ct)
    {
        var team = form.On("team");
        return await Show(team, desk.Next((await desk.Load(team, null, actor, ct)).Queue, null)?.Id, desk, actor, http, ct);
    }

    /// <summary>One of the five results; then the next buyer is there.</summary>
    private static async Task<IResult> Record(Guid id, IFormCollection form, OpenOrderToCheck open, RecordCrossCheck record, ConfirmOrder confirm, OrderForm orders, WhenTyped typed, CheckLoader desk, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        Rule.Require(Named<CrossCheckResult>.TryParse(form["result"], out var result), "order.checkResultMissing", "result");
        var opened = await open.Handle(id, actor, ct);
        var input = new CrossCheckInput { Result = result.Value, Note = NoteOf(form), CallBackAt = await typed.Read(form["when"], ct), Changes = result.Value == CrossCheckResult.Cancelled ? null : await orders.ReadCorrections(form, opened.Order, ct) };
        var after = await Recorded(id, input, record, actor, ct);
        var confirmed = form.On("confirm") && input is { Result: CrossCheckResult.OrderOk, Changes: null };
        if (confirmed) after = await confirm.Handle(id, actor, ct);
        http.Toast(confirmed ? texts["orders.confirmed", after.Number] : texts["checks.saved", after.Number, texts.Of(input.Result)]);
        var team = form.On("team");
        return await Show(team, desk.Next((await desk.Load(team, null, actor, ct)).Queue, id)?.Id, desk, actor, http, ct);
    }

    /// <summary>The refusal of a time belongs to the field it was typed in.</summary>
    private static async Task<OrderView> Recorded(Guid id, CrossCheckInput input, RecordCrossCheck record, Actor actor, CancellationToken ct)
    {
        try { return await record.Handle(id, input, actor, ct); }
        catch (Refused problem) when (problem.Field == "callBackAt") { throw new Refused(problem.Code, "when", [.. problem.Args]); }
    }

    /// <summary>Why outside working hours is part of what the next caller reads.</summary>
    private static string? NoteOf(IFormCollection form) => string.Join(" · ", new[] { form.Text("note"), form.Text("outsideHoursReason") }.OfType<string>()) is { Length: > 0 } note ? note : null;

    private static async Task<IResult> Show(bool team, Guid? order, CheckLoader desk, Actor actor, HttpContext http, CancellationToken ct)
    {
        var address = Address("/cross-checks", team, order);
        if (!http.IsHtmx()) return Results.LocalRedirect(address);
        http.Response.Headers["HX-Push-Url"] = address;
        return Forms.Fragment<CheckView>(new { Model = await desk.Load(team, order, actor, ct) });
    }
}
