using System.Linq.Expressions;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>An activity as shown: on the wire (api.md) and on the screens.</summary>
public sealed record ActivityView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    /// <summary>Of the row it is about: lead, customer, opportunity.</summary>
    public required string Noun { get; init; }
    public required Guid NounId { get; init; }
    public Guid? CustomerId { get; init; }
    /// <summary>What that row is called; null: the reader does not see it.</summary>
    public string? About { get; init; }
    public Guid? UserId { get; init; }
    public Guid? TeamId { get; init; }
    public ActivityKind Kind { get; init; }
    public required string Title { get; init; }
    public DateTime DueAt { get; init; }
    public short Minutes { get; init; }
    public short? RemindMinutes { get; init; }
    public string? Place { get; init; }
    public string? Note { get; init; }
    public ActivityState State { get; init; }
    public DateTime? EndedAt { get; init; }
    public string? Result { get; init; }

    public static readonly Expression<Func<Activity, ActivityView>> Of = a => new ActivityView
    {
        Id = a.Id, Version = a.Version, CreatedAt = a.CreatedAt, UpdatedAt = a.UpdatedAt, Noun = a.Noun, NounId = a.NounId, CustomerId = a.CustomerId, UserId = a.OwnerId, TeamId = a.TeamId, Kind = a.Kind, Title = a.Title,
        DueAt = a.DueAt, Minutes = a.Minutes, RemindMinutes = a.RemindMinutes, Place = a.Place, Note = a.Note, State = a.State, EndedAt = a.EndedAt, Result = a.Result,
    };

    private static readonly Func<Activity, ActivityView> Compiled = Of.Compile();

    internal static ActivityView For(Activity activity, ActivitySubject? about, Actor actor) => Compiled(activity).ShownTo(actor) with { About = about?.Title };

    /// <summary>Numbers in its texts only for who may see them .</summary>
    internal ActivityView ShownTo(Actor actor) => actor.SeesPhones(new Masking.Owned(UserId, TeamId)) ? this
        : this with { Title = Masking.PhonesIn(Title)!, Note = Masking.PhonesIn(Note), Place = Masking.PhonesIn(Place), Result = Masking.PhonesIn(Result) };
}
