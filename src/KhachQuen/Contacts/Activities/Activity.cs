using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

public enum ActivityKind : short { Call, Meeting, Email, Message, Task }

public enum ActivityState : short { Planned, Done, Cancelled }

/// <summary>What one person means to do about a lead, a customer, an opportunity, and when ("hoạt động", F-33); afterwards what came of it.</summary>
public sealed class Activity : Entity, IOwned, ILive
{
    public const int LongestText = 4_000;

    private Activity() { }

    public Activity(ActivityTerms terms, ActivitySubject about, User who, DateTime at)
    {
        (Id, CreatedAt, Noun, NounId, CustomerId, OwnerId, TeamId) = (Keys.New(at), at, about.Noun, about.Id, about.CustomerId, who.Id, who.TeamId);
        Rule.Require(terms.DueAt > at, "activity.past", "dueAt");
        Rule.Require(terms.DueAt <= at.AddDays(ActivityTerms.FarthestDays), "when.tooFar", "dueAt");
        Take(terms, at);
        Say("activity.planned", new { what = Title, at = DueAt, who = who.DisplayName }, null);
    }

    /// <summary>Of the row it is about, as on the wire: lead, customer, opportunity.</summary>
    [Impersonal] public string Noun { get; private set; } = "";
    public Guid NounId { get; private set; }
    /// <summary>The customer behind that row, where there is one.</summary>
    public Guid? CustomerId { get; private set; }
    /// <summary>Who does it.</summary>
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    public ActivityKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>When it begins, or is to be done by.</summary>
    public DateTime DueAt { get; private set; }
    /// <summary>How long it takes, in minutes.</summary>
    public short Minutes { get; private set; }
    /// <summary>So many minutes before it is reminded of; null: not at all.</summary>
    public short? RemindMinutes { get; private set; }
    /// <summary>When to remind next; null: it was said, or nobody asked for it.</summary>
    [NotAudited] public DateTime? RemindAt { get; private set; }
    public string? Place { get; private set; }
    public string? Note { get; private set; }
    public ActivityState State { get; private set; }
    public DateTime? EndedAt { get; private set; }
    /// <summary>What came of it; of a meeting its recap.</summary>
    public string? Result { get; private set; }

    public ActivityTerms Terms => new(Kind, Title, DueAt, Minutes, RemindMinutes, Place, Note);

    /// <summary>Put right, or moved to another time.</summary>
    public void Edit(ActivityTerms terms, DateTime at)
    {
        RequirePlanned();
        var was = DueAt;
        Rule.Require(terms.DueAt == was || terms.DueAt > at, "activity.past", "dueAt");
        Rule.Require(terms.DueAt <= at.AddDays(ActivityTerms.FarthestDays), "when.tooFar", "dueAt");
        Take(terms, at);
        if (DueAt != was) Say("activity.moved", new { what = Title, from = was, to = DueAt }, null);
    }

    /// <summary>Somebody else does it.</summary>
    public void HandTo(Guid userId, Guid? teamId, string name)
    {
        RequirePlanned();
        if (OwnerId == userId) return;
        (OwnerId, TeamId) = (userId, teamId);
        Say("activity.handedOver", new { what = Title, who = name }, null);
    }

    /// <summary>It was done. Of a meeting there is a recap (F-40).</summary>
    public void Complete(string? result, DateTime at)
    {
        RequirePlanned();
        var said = ActivityTerms.Text(result, LongestText, "result");
        Rule.Require(said is not null || Kind != ActivityKind.Meeting, "activity.recapMissing", "result");
        (State, EndedAt, Result, RemindAt) = (ActivityState.Done, at, said, null);
        Say("activity.done", new { what = Title }, said);
    }

    /// <summary>It will not be done.</summary>
    public void Cancel(string? reason, DateTime at)
    {
        RequirePlanned();
        var said = ActivityTerms.Text(reason, LongestText, "reason");
        (State, EndedAt, Result, RemindAt) = (ActivityState.Cancelled, at, said, null);
        Say("activity.cancelled", new { what = Title }, said);
    }

    /// <summary>Ended by mistake: it stands as before.</summary>
    public void Reopen(DateTime at)
    {
        Rule.Require(State != ActivityState.Planned, "activity.notEnded");
        (State, EndedAt, Result) = (ActivityState.Planned, null, null);
        Arm(at);
        Say("activity.reopened", new { what = Title }, null);
    }

    /// <summary>The row it is about went into another.</summary>
    internal void BelongTo(Guid customerId)
    {
        if (Noun == ActivityNouns.Customer) NounId = customerId;
        CustomerId = customerId;
    }

    private void Take(ActivityTerms terms, DateTime at)
    {
        var moved = terms.DueAt != DueAt || terms.RemindMinutes != RemindMinutes;
        (Kind, Title, DueAt, Minutes, RemindMinutes, Place, Note) = (terms.Kind, terms.Title!, terms.DueAt, terms.Minutes, terms.RemindMinutes, terms.Place, terms.Note);
        if (moved) Arm(at);
    }

    /// <summary>Planned on shorter notice than it is reminded of: then when it begins.</summary>
    private void Arm(DateTime at) => RemindAt = RemindMinutes is not { } before || DueAt <= at ? null : DueAt.AddMinutes(-before) > at ? DueAt.AddMinutes(-before) : DueAt;

    private void Say(string kind, object facts, string? note) => Tell(kind, facts, note, NounId, andOn: CustomerId == NounId ? null : CustomerId);

    private void RequirePlanned() => Rule.Require(State == ActivityState.Planned, "activity.notPlanned", null, State);
}

/// <summary>What is planned.</summary>
/// <param name="DueAt">UTC, to the minute.</param>
/// <param name="Minutes">0 to a day.</param>
/// <param name="RemindMinutes">0 to two weeks; null: no reminder.</param>
public sealed record ActivityTerms(ActivityKind Kind, string? Title, DateTime DueAt, short Minutes, short? RemindMinutes, string? Place, string? Note)
{
    public const int LongestTitle = 200, LongestMinutes = 1_440, EarliestReminder = 14 * 1_440, FarthestDays = 731;

    public ActivityTerms Read()
    {
        Rule.Require(Enum.IsDefined(Kind), "activity.kindInvalid", "kind");
        var title = Text(Title, LongestTitle, "title");
        Rule.Require(title is not null, "activity.titleMissing", "title");
        Rule.Require(Minutes is >= 0 and <= LongestMinutes, "activity.minutesInvalid", "minutes", LongestMinutes);
        Rule.Require(RemindMinutes is null or (>= 0 and <= EarliestReminder), "activity.reminderInvalid", "remindMinutes", EarliestReminder / 1_440);
        return this with { Title = title, DueAt = DueAt.AddTicks(-(DueAt.Ticks % TimeSpan.TicksPerMinute)), Place = Text(Place, LongestTitle, "place"), Note = Text(Note, Activity.LongestText, "note") };
    }

    internal static string? Text(string? text, int longest, string field)
    {
        var clean = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        Rule.Require(clean is null || clean.Length <= longest, "activity.tooLong", field, longest);
        return clean;
    }
}
