using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The forms of the company's settings.</summary>
internal static class SettingsForms
{
    public static readonly string[] DayInputs = ["on", "name"];

    public static void MapSettingsForms(this RouteGroupBuilder forms)
    {
        forms.MapPost("/settings/company", Company).Needs(AccessPermissions.Settings);
        forms.MapPost("/settings/exports", Exports).Needs(AccessPermissions.Settings);
        forms.MapPost("/settings/working-hours/week", Week).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/settings/working-hours/days-off", DaysOff).Needs(AccessPermissions.BusinessRules).WithMetadata(PartsOfForm.Rows("days", DayInputs));
    }

    private static async Task<IResult> Company(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        Rule.Require(form.Text("name") is not null, "company.nameMissing", "name");
        var members = new JsonObject { ["name"] = form.Text("name"), ["zone"] = form.Text("zone") ?? "", ["currencyLabel"] = form.Text("currencyLabel") ?? "", ["ownerLabel"] = form.Text("ownerLabel"), ["ownerLabelEn"] = form.Text("ownerLabelEn") };
        await use.Handle(CompanySettings.Area, members, form.Version(), actor, ct);
        return http.Done("/settings/company", texts["settings.saved"]);
    }

    private static async Task<IResult> Exports(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        Rule.Require(int.TryParse(form.Text("rowsPerDay"), NumberStyles.None, CultureInfo.InvariantCulture, out var rows), "export.rowsPerDayInvalid", "rowsPerDay", 0, ExportSettings.Most);
        await use.Handle(ExportSettings.Area, new() { ["rowsPerDay"] = rows }, form.Version(), actor, ct);
        return http.Done("/settings/exports", texts["settings.saved"]);
    }

    private static async Task<IResult> Week(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var week = WeekOf(form);
        await use.Handle(WorkingHours.Area, new() { ["week"] = JsonSerializer.SerializeToNode(week, JsonSerializerOptions.Web) }, form.Version(), actor, ct);
        return http.Done("/settings/working-hours", texts["settings.saved"]);
    }

    private static async Task<IResult> DaysOff(IFormCollection form, ReadSettings read, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var year = int.TryParse(form["year"], CultureInfo.InvariantCulture, out var sent) ? sent : throw new BadHttpRequestException("The form has no year");
        var there = (WorkingHours)(await read.Handle(WorkingHours.Area, actor, ct)).Values;
        var years = there.Years.Where(y => y.Year != year);
        if (form["way"] != "law") years = years.Append(new(year, [.. Days(form, year, there.Off(year))]));
        await use.Handle(WorkingHours.Area, new() { ["years"] = JsonSerializer.SerializeToNode(years.OrderBy(y => y.Year).ToList(), JsonSerializerOptions.Web) }, form.Version(), actor, ct);
        return http.Done($"/settings/working-hours?year={year}", texts["settings.saved"]);
    }

    /// <summary>The ordinary week as it was written into <c>WeekFields</c>.</summary>
    internal static Dictionary<DayOfWeek, IReadOnlyList<Stretch>> WeekOf(IFormCollection form) =>
        Enum.GetValues<DayOfWeek>().Select(d => (Day: d, Open: (List<Stretch>)[.. Stretches(form, d)])).Where(d => d.Open.Count > 0).ToDictionary(d => d.Day, d => (IReadOnlyList<Stretch>)d.Open);

    private static IEnumerable<Stretch> Stretches(IFormCollection form, DayOfWeek day)
    {
        foreach (var n in new[] { 0, 1 })
        {
            var (from, to) = (form.Clock($"{day}.from{n}"), form.Clock($"{day}.to{n}"));
            if (from is null && to is null) continue;
            Rule.Require(from is not null && to is not null, "workingHours.timeUnreadable", $"{day}.from{n}");
            yield return new(from!.Value, to!.Value);
        }
    }

    private static readonly string[] DayForms = ["d/M/yyyy", "d-M-yyyy", "yyyy-MM-dd"];

    /// <summary>The rows with a date. A name that was only looked at keeps its other language.</summary>
    private static IEnumerable<DayOff> Days(IFormCollection form, int year, IReadOnlyList<DayOff> there)
    {
        foreach (var (on, name) in form["on"].Zip(form["name"]).Where(r => !string.IsNullOrWhiteSpace(r.First)))
        {
            Rule.Require(DateOnly.TryParseExact($"{on!.Trim()}/{year}", DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || DateOnly.TryParseExact(on.Trim(), DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out day), "workingHours.dateUnreadable", "on", on);
            var known = there.FirstOrDefault(d => d.On == day);
            yield return known is not null && (name == known.Name || name == known.NameEn) ? known : new(day, name ?? "", null);
        }
    }
}
