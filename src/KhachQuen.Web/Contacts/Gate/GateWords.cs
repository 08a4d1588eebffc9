using System.Globalization;
using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The gate's answer in the words of the floor: "Được gọi 08:00–20:30 · khách để lại số".</summary>
public static class GateWords
{
    /// <summary>open, waits (will be open by itself) or shut.</summary>
    public static string StateOf(ContactStanding view) => view.Allowed ? "open" : view.LawfulFrom is not null ? "waits" : "shut";

    public static string Said(ContactStanding view, T texts, TimeProvider clock) => view.Reason switch
    {
        GateReason.None or GateReason.OutsideHours or GateReason.CapReached => string.Join(" · ", Open(view, texts, clock)),
        GateReason.OptedOut => texts[view.Purpose == ContactPurpose.CustomerRequested ? "gate.no.optedOut.all" : "gate.no.optedOut", texts.Of(view.Purpose).ToLower(CultureInfo.CurrentCulture), view.ConsentSince is { } since ? Shown.Day(CompanyTime.DayOf(since)) : ""],
        _ => texts["gate.no." + JsonNamingPolicy.CamelCase.ConvertName(view.Reason.ToString())],
    };

    private static IEnumerable<string> Open(ContactStanding view, T texts, TimeProvider clock)
    {
        yield return view is { From: { } from, To: { } to } ? texts["gate.open", Clock(from), Clock(to)] : texts["gate.open.any"];
        yield return texts["gate.because." + Because(view)];
        if (view.AtMost is { } most) yield return texts["gate.cap", most, view.Hours ?? 24];
        if (view.LawfulFrom is { } lawful) yield return texts[view.Reason == GateReason.CapReached ? "gate.from.cap" : "gate.from.hours", KhachQuen.Web.Shell.Said.When(lawful, clock)];
        if (view.Warned != GateReason.None) yield return texts["gate.warned", texts.Of(view.Warned).ToLower(CultureInfo.CurrentCulture)];
    }

    private static string Because(ContactStanding view) => view.Purpose switch
    {
        ContactPurpose.Transactional => "transactional", ContactPurpose.Care => "care", ContactPurpose.Advertisement => view.Warned == GateReason.NoConsent ? "nothing" : "consent",
        _ => view.Basis == ContactBasis.Agreement ? "agreement" : "customerRequest",
    };

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What a rule asks, in words: 08:00–17:00, 1 lần trong 24 giờ …</summary>
    public static string Asks(GateRule rule, T texts) => rule.Kind switch
    {
        GateRuleKind.Window => $"{OfMinute(rule.FromMinute ?? 0)}–{OfMinute(rule.ToMinute ?? 0)}",
        GateRuleKind.Cap => texts["gate.cap", rule.AtMost ?? 0, rule.Hours ?? 0],
        GateRuleKind.Dnc => texts["gate.dnc.age", rule.Hours ?? 0],
        _ => texts["gate.kind.says." + JsonNamingPolicy.CamelCase.ConvertName(rule.Kind.ToString())],
    };

    public static string OfMinute(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
