using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

public enum CalendarView { Week, Day, Month }

/// <summary>What the address of the calendar asks for.</summary>
public sealed record CalendarAsked : ListAsked
{
    private CalendarAsked(string? query, DateOnly today) : base(query) => (Today, On) = (today, Day("day") ?? today);

    public static CalendarAsked Of(string? query, CompanyClock clock) => new(query, clock.Today);

    public DateOnly Today { get; }
    /// <summary>The day it is opened at.</summary>
    public DateOnly On { get; }
    public CalendarView View => Enum<CalendarView>("view") ?? CalendarView.Week;
    public string? Who => this["who"];

    /// <summary>Monday first.</summary>
    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public DateOnly From => View switch { CalendarView.Day => On, CalendarView.Month => Monday(new(On.Year, On.Month, 1)), _ => Monday(On) };
    public DateOnly To => View switch { CalendarView.Day => On, CalendarView.Month => Monday(new DateOnly(On.Year, On.Month, 1).AddMonths(1).AddDays(-1)).AddDays(6), _ => From.AddDays(6) };
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, To.DayNumber - From.DayNumber + 1).Select(From.AddDays);

    public string Earlier => With(View switch { CalendarView.Day => On.AddDays(-1), CalendarView.Month => On.AddMonths(-1), _ => On.AddDays(-7) });
    public string Later => With(View switch { CalendarView.Day => On.AddDays(1), CalendarView.Month => On.AddMonths(1), _ => On.AddDays(7) });
    public string With(DateOnly day, CalendarView? view = null) => "/calendar" + ViewTabs.Query([("view", (view ?? View) == CalendarView.Week ? null : (view ?? View).ToString().ToLowerInvariant()), ("day", day == Today ? null : Text(day)), ("who", Who)]);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whose it is; null: of everybody the reader sees.</summary>
    public Guid? UserOf(Actor actor) => Who == "all" && MayLook(actor) ? null : Id("who") ?? actor.Id;

    /// <summary>Whether there is anybody but themself to look at.</summary>
    public static bool MayLook(Actor actor) => actor.ScopeOf(CustomerPermissions.Read) > Scope.Own || actor.ScopeOf(LeadPermissions.Read) > Scope.Own;

    public static IEnumerable<(string Value, string Text)> Whose(KnownPeople people, Actor actor, T texts) =>
        [("all", texts["calendar.everybody"]), .. people.Under(actor, actor.ScopeOf(CustomerPermissions.Read) > Scope.Own ? CustomerPermissions.Read : LeadPermissions.Read).Where(p => p.Active && p.Id != actor.Id).Select(p => (p.Id.ToString(), p.Name))];
}
