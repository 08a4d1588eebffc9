using System.Linq.Expressions;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

public static class ActivityNouns
{
    public const string Lead = "lead", Customer = "customer";
}

/// <summary>A row something is planned about, as the actor may use it.</summary>
/// <param name="Noun">As on the wire.</param>
/// <param name="Title">How it is called.</param>
/// <param name="CustomerId">The customer behind it.</param>
/// <param name="Row">Its page, whether the actor may change it, whether they see its numbers.</param>
public sealed record ActivitySubject(string Noun, Guid Id, string Title, Guid? CustomerId, AttachmentSubject Row);

/// <summary>A noun that activities are planned about; each module names its own in its front file.</summary>
public interface IPlannable
{
    string Noun { get; }
    string Path { get; }
    /// <summary>Who sees its rows sees what is planned about them.</summary>
    string Read { get; }
    /// <summary>Who may change its rows plans about them.</summary>
    string Write { get; }

    /// <summary>Null: there is no such row, or the actor may not see it.</summary>
    Task<ActivitySubject?> Find(Db db, Guid id, CancellationToken ct);

    /// <summary>Id → name, of those the actor may see.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Titles(Db db, Guid[] ids, CancellationToken ct);
}

/// <param name="noun">As on the wire.</param>
/// <param name="path">Of its pages.</param>
/// <param name="read">The right that shows its rows.</param>
/// <param name="write">The right that changes them.</param>
/// <param name="door">The rows the actor may see.</param>
/// <param name="title">How one is called, to this reader.</param>
/// <param name="customer">The customer behind one.</param>
public sealed class Plannable<T>(string noun, string path, string read, string write, Func<Db, IQueryable<T>> door, Func<T, Actor, string> title, Func<T, Guid?> customer) : IPlannable where T : Entity, IOwned
{
    private readonly Attachable<T> rows = new(noun, path, door, (actor, row) => actor.May(write, row));

    public string Noun => noun;
    public string Path => path;
    public string Read => read;
    public string Write => write;

    public async Task<ActivitySubject?> Find(Db db, Guid id, CancellationToken ct) =>
        await rows.Find(db, id, ct) is { } row && await door(db).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is { } it ? new(noun, id, title(it, db.Actor), customer(it), row) : null;

    public async Task<IReadOnlyDictionary<Guid, string>> Titles(Db db, Guid[] ids, CancellationToken ct) =>
        (await door(db).AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id)).ToListAsync(ct)).ToDictionary(r => r.Id, r => title(r, db.Actor));
}

/// <summary>Every noun that activities are planned about, and the one door to the activities.</summary>
public sealed class ActivitySubjects(IEnumerable<IPlannable> nouns)
{
    private readonly Dictionary<string, IPlannable> byNoun = nouns.ToDictionary(n => n.Noun, StringComparer.Ordinal);

    public IPlannable? this[string noun] => byNoun.GetValueOrDefault(noun);

    /// <summary>Mine, and those about rows whose right reaches as far as who does them.</summary>
    public IQueryable<Activity> Seen(Db db)
    {
        var me = db.Actor.Id;
        if (db.Actor.IsSystem) return db.Rows<Activity>();
        return db.Rows<Activity>().SeenEitherWay([a => a.OwnerId == me, .. byNoun.Values.Where(n => db.Actor.ScopeOf(n.Read) > Scope.Own).Select(n => Of(db.Actor, n))]);
    }

    private static Expression<Func<Activity, bool>> Of(Actor actor, IPlannable of)
    {
        var noun = of.Noun;
        Expression<Func<Activity, bool>> about = a => a.Noun == noun;
        return actor.ScopeOf(of.Read) == Scope.All ? about : about.And(Sight.Condition<Activity>(actor, of.Read));
    }

    /// <summary><see cref="NotFound"/> alike for what is not there and for what the actor may not see.</summary>
    internal async Task<ActivitySubject> Get(Db db, string? noun, Guid id, CancellationToken ct)
    {
        Rule.Require(noun is not null && byNoun.ContainsKey(noun), "activity.nounUnknown", "noun", string.Join(", ", byNoun.Keys.Order(StringComparer.Ordinal)));
        return await byNoun[noun!].Find(db, id, ct) ?? throw new NotFound();
    }

    /// <summary>What the rows are called, of those the actor may see.</summary>
    internal async Task<IReadOnlyDictionary<Guid, string>> Titles(Db db, IEnumerable<(string Noun, Guid Id)> rows, CancellationToken ct)
    {
        var all = new Dictionary<Guid, string>();
        foreach (var of in rows.Distinct().GroupBy(r => r.Noun).Where(g => byNoun.ContainsKey(g.Key)))
            foreach (var (id, title) in await byNoun[of.Key].Titles(db, [.. of.Select(r => r.Id)], ct)) all[id] = title;
        return all;
    }
}
