using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace KhachQuen.Platform;

/// <summary>
/// Rows a later module shows to roles that have no scope of their own over them: "those of own shipments", "those of own tickets" (access.md).
/// The later module says which ids; the door of the earlier one stays the only way in.
/// </summary>
public static class Beside
{
    private static readonly ConcurrentDictionary<(Type Noun, string Permission), Func<Db, IQueryable<Guid>>> Shown = new();

    /// <summary>Said once by the later module's front file. Saying it again changes nothing.</summary>
    public static void Show<T>(string permission, Func<Db, IQueryable<Guid>> ids) where T : Entity, IOwned => Shown[(typeof(T), permission)] = ids;

    /// <summary>The rights that show such rows beside a scope: a route that lists them asks for the scope or one of these.</summary>
    public static string[] Rights<T>() where T : Entity, IOwned => [.. Shown.Keys.Where(k => k.Noun == typeof(T)).Select(k => k.Permission).Order(StringComparer.Ordinal)];

    /// <summary>Begins a use case that reads such rows: some way of seeing them is needed.</summary>
    public static void RequireSight<T>(this Actor actor, string permission) where T : Entity, IOwned
    {
        if (!actor.May(permission) && !Rights<T>().Any(actor.May)) throw new Forbidden(permission);
    }

    /// <summary>The rows of the actor's scope and those shown beside it. Whoever has a scope only keeps its one plain condition.</summary>
    public static IQueryable<T> Seen<T>(this Db db, string permission) where T : Entity, IOwned
    {
        var ways = Ways<T>(db);
        if (ways.Count == 0 || db.Actor.ScopeOf(permission) == Scope.All) return db.Rows<T>().SeenBy(db.Actor, permission);
        if (db.Actor.May(permission)) ways.Insert(0, Sight.Condition<T>(db.Actor, permission));
        return db.Rows<T>().SeenEitherWay(ways);
    }

    /// <summary>What the actor is shown beside any scope, as conditions.</summary>
    public static List<Expression<Func<T, bool>>> Ways<T>(Db db) where T : Entity, IOwned =>
        [.. Shown.Where(s => s.Key.Noun == typeof(T) && db.Actor.May(s.Key.Permission)).Select(s => OneOf<T>(s.Value(db)))];

    private static Expression<Func<T, bool>> OneOf<T>(IQueryable<Guid> ids) where T : Entity => r => ids.Contains(r.Id);
}
