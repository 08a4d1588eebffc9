using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What is shown of a number to whoever may not see it whole (T-22): by the rights over the row it stands on.</summary>
public static class Masking
{
    /// <summary>Whose row it is, when only a view of it is at hand.</summary>
    public sealed record Owned(Guid? OwnerId, Guid? TeamId) : IOwned;

    public static bool SeesPhones(this Actor actor, IOwned row) => actor.May(AccessPermissions.PhonesInFull, row);

    /// <summary>The number in E.164, or <c>096 ••• •567</c>.</summary>
    public static string Phone(string e164, Actor actor, IOwned row) =>
        actor.SeesPhones(row) ? e164 : PhoneNumber.TryParse(e164, out var phone, out _) ? phone.Masked : "•••";

    /// <summary>A free text as the actor may read it.</summary>
    public static string? Text(string? text, Actor actor, IOwned row) => actor.SeesPhones(row) ? text : PhonesIn(text);

    /// <summary>A line of a story as the actor may read it: the texts in its facts, and its note.</summary>
    public static TimelineLine Line(TimelineLine line, Actor actor, IOwned row) => actor.SeesPhones(row) ? line : line with { Note = PhonesIn(line.Note), Facts = line.Facts is { ValueKind: JsonValueKind.Object } facts ? Facts(facts) : line.Facts };

    private static JsonElement Facts(JsonElement facts) =>
        JsonSerializer.SerializeToElement(facts.EnumerateObject().ToDictionary(f => f.Name, f => f.Value.ValueKind == JsonValueKind.String && !IsTime(f.Value.GetString()!) ? JsonSerializer.SerializeToElement(PhonesIn(f.Value.GetString())) : f.Value));

    private static bool IsTime(string text) => DateTime.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _);

    public static string? Identity(string? number, Actor actor, IOwned row) => actor.May(AccessPermissions.IdentityInFull, row) ? number : LastFour(number);

    /// <summary>The text with every person's phone in it masked.</summary>
    public static string? PhonesIn(string? text) => string.IsNullOrEmpty(text) ? text : PhoneDisplay.WithoutPhones(text);

    public static string? LastFour(string? number) => number is { Length: > 4 } ? new string('•', number.Length - 4) + number[^4..] : number is null ? null : "••••";
}
