using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhachQuen.Platform;

/// <param name="IsTheirs">The row is about them; else it only names their number in a text of somebody else's.</param>
public sealed record PersonRow(IEntityType Type, object Row, bool IsTheirs);

/// <summary>
/// Finds every row that names a person: by the ids of their rows, and by their numbers in any text. It reads the model, so that a table of a later module
/// is found without knowing it. Reads whole tables: a request of that kind has ten days (NĐ 356/2025).
/// </summary>
public static class PersonSearch
{
    private const int AtMost = 10_000, Rounds = 5, MostNamed = 200;

    /// <summary>Keys, sessions, settings: none of them tells of a customer.</summary>
    private static readonly string[] Machinery = ["DataKey", "Session", "ApiToken", "User", "SecondFactor", "SignInGuard", "AuditLink", "AuditHead", "UnsealedLine", "ErasedLine", "InboxMark", "Setting", "JobRun", "JobStanding", "Webhook"];
    /// <summary>On their way out or kept for a day: they tell nothing that the rows do not, but hold copies.</summary>
    private static readonly string[] Copies = ["KeptAnswer", "OutboxMessage"];

    private static readonly MethodInfo OfType = typeof(PersonSearch).GetMethod(nameof(Found), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <param name="db">Beyond sight: the caller asked for the right.</param>
    /// <param name="person">Their first ids and numbers; grows by what hangs on them.</param>
    /// <param name="tracked">To be changed afterwards, with the copies too; else to be shown.</param>
    /// <param name="ct">Ends it early.</param>
    public static async Task<IReadOnlyList<PersonRow>> Everything(Db db, Person person, bool tracked, CancellationToken ct)
    {
        var left = tracked ? Machinery : [.. Machinery, .. Copies];
        var types = db.Model.GetEntityTypes().Where(t => !t.IsOwned() && !left.Contains(t.ClrType.Name)).OrderBy(t => t.ClrType.Name, StringComparer.Ordinal).ToList();
        var found = new List<PersonRow>();
        for (var (round, known) = (0, -1); round < Rounds && known != person.Ids.Count; round++)
        {
            known = person.Ids.Count;
            found.Clear();
            foreach (var type in types)
            {
                var rows = await (Task<List<object>>)OfType.MakeGenericMethod(type.ClrType).Invoke(null, [db, type, person, tracked, ct])!;
                if (tracked) Rule.Require(rows.Count < AtMost, "subject.tooMuch", null, AtMost);
                found.AddRange(rows.Select(r => new PersonRow(type, r, IsTheirs(type, r, person))));
                person.Ids.UnionWith(found.Where(f => f.Type == type && f.IsTheirs).Select(f => f.Row).OfType<Entity>().Select(r => r.Id));      // an order's shipments, a lead's attempts
            }
        }
        return found;
    }

    private static bool IsTheirs(IEntityType type, object row, Person person) => Names(type) || Readable(type).Where(p => !p.IsDefined(typeof(SomebodyElsesAttribute))).Any(p => p.GetValue(row) switch
    {
        Guid id => person.Ids.Contains(id),
        string text => person.IsNumber(text),
        _ => false,
    });

    private static bool Names(IEntityType type) => type.ClrType.IsDefined(typeof(AboutWhomItNamesAttribute), false);

    internal static IEnumerable<PropertyInfo> Readable(IEntityType type) => type.GetProperties().Where(p => p.PropertyInfo is not null && p.GetValueConverter() is null).Select(p => p.PropertyInfo!);

    private static async Task<List<object>> Found<T>(Db db, IEntityType type, Person person, bool tracked, CancellationToken ct) where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        var sought = Expression.Constant(new Sought([.. person.Ids], tracked && Names(type) ? [.. person.Forms, .. person.Ids.Take(MostNamed).Select(i => i.ToString())] : [.. person.Forms]));
        var (known, names) = (Expression.Property(sought, nameof(Sought.Ids)), Enumerable.Range(0, ((Sought)sought.Value!).Names.Length).Select(i => (Expression)Expression.ArrayIndex(Expression.Property(sought, nameof(Sought.Names)), Expression.Constant(i))).ToList());
        Expression? any = null;
        foreach (var property in Readable(type))
        {
            var value = Expression.Property(row, property);
            Expression? match = property.PropertyType == typeof(Guid) ? Expression.Call(known, nameof(List<>.Contains), null, value)
                : property.PropertyType == typeof(Guid?) ? Expression.AndAlso(Expression.Property(value, "HasValue"), Expression.Call(known, nameof(List<>.Contains), null, Expression.Property(value, "Value")))
                : property.PropertyType == typeof(string) ? Expression.AndAlso(Expression.NotEqual(value, Expression.Constant(null, typeof(string))), Holds(value, names)) : null;
            if (match is not null) any = any is null ? match : Expression.OrElse(any, match);
        }
        if (any is null) return [];
        var rows = tracked ? db.Rows<T>() : db.Rows<T>().AsNoTracking().IgnoreAutoIncludes();
        return [.. await rows.Where(Expression.Lambda<Func<T, bool>>(any, row)).Take(AtMost).ToListAsync(ct)];
    }

    private static Expression Holds(Expression text, IReadOnlyList<Expression> names) => names.Select(name => (Expression)Expression.Call(text, nameof(string.Contains), null, name)).Aggregate(Expression.OrElse);

    /// <summary>Read through a member, so that it becomes a parameter: the query of a table is made once, not for every person.</summary>
    private sealed record Sought(List<Guid> Ids, string[] Names);
}
