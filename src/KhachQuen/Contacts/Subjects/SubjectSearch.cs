using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhachQuen.Contacts;

/// <summary>
/// Finds every row that names a person: by the ids of their rows, and by their number in any text. It reads the model, so that a table of a later module
/// is found without knowing it. Reads whole tables: a request of that kind has ten days (NĐ 356/2025).
/// </summary>
internal static class SubjectSearch
{
    private const int AtMost = 10_000, Rounds = 5;

    /// <summary>Keys, sessions, the machinery of saving: none of them tells of a customer.</summary>
    private static readonly string[] Machinery = ["DataKey", "KeptAnswer", "Session", "ApiToken", "User", "SecondFactor", "SignInGuard", "AuditLink", "AuditHead", "UnsealedLine", "OutboxMessage", "InboxMark", "Setting", "JobRun", "JobStanding", "Webhook"];
    private static readonly string[] Computed = ["Version", "Folded", "PhoneTail", "Tail", "WorkedOrder", "NextOrder", "RequestHash"];

    private static readonly MethodInfo OfType = typeof(SubjectSearch).GetMethod(nameof(Found), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <param name="db">Beyond sight: the caller asked for the right.</param>
    /// <param name="ids">The person's leads and customers, and their number's key; grows by what hangs on them.</param>
    /// <param name="digits">The number without its zero, as it stands in any written form without blanks.</param>
    /// <param name="ct">Ends it early.</param>
    public static async Task<IReadOnlyList<SubjectPart>> Everything(Db db, HashSet<Guid> ids, string digits, CancellationToken ct)
    {
        var types = db.Model.GetEntityTypes().Where(t => !t.IsOwned() && !Machinery.Contains(t.ClrType.Name)).OrderBy(t => t.ClrType.Name, StringComparer.Ordinal).ToList();
        var parts = new List<SubjectPart>();
        for (var (round, known) = (0, -1); round < Rounds && known != ids.Count; round++)
        {
            known = ids.Count;
            parts.Clear();
            foreach (var type in types)
            {
                var rows = await (Task<List<object>>)OfType.MakeGenericMethod(type.ClrType).Invoke(null, [db, type, ids, digits, ct])!;
                if (rows.Count == 0) continue;
                parts.Add(new(JsonNamingPolicy.CamelCase.ConvertName(type.ClrType.Name), [.. rows.Select(r => Told(type, r))]));
                ids.UnionWith(rows.OfType<Entity>().Select(r => r.Id));      // an order's shipments, a lead's attempts
            }
        }
        return parts;
    }

    private static async Task<List<object>> Found<T>(Db db, IEntityType type, HashSet<Guid> ids, string digits, CancellationToken ct) where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        var (known, holds) = (Expression.Constant(ids.ToList()), Expression.Constant(digits));
        Expression? any = null;
        foreach (var property in type.GetProperties().Where(p => p.PropertyInfo is not null && p.GetValueConverter() is null))
        {
            var value = Expression.Property(row, property.PropertyInfo!);
            Expression? match = property.ClrType == typeof(Guid) ? Expression.Call(known, nameof(List<>.Contains), null, value)
                : property.ClrType == typeof(Guid?) ? Expression.AndAlso(Expression.Property(value, "HasValue"), Expression.Call(known, nameof(List<>.Contains), null, Expression.Property(value, "Value")))
                : property.ClrType == typeof(string) ? Expression.AndAlso(Expression.NotEqual(value, Expression.Constant(null, typeof(string))), Expression.Call(value, nameof(string.Contains), null, holds)) : null;
            if (match is not null) any = any is null ? match : Expression.OrElse(any, match);
        }
        return any is null ? [] : [.. await db.Rows<T>().AsNoTracking().IgnoreAutoIncludes().Where(Expression.Lambda<Func<T, bool>>(any, row)).Take(AtMost).ToListAsync(ct)];
    }

    private static Dictionary<string, object?> Told(IEntityType type, object row) => type.GetProperties()
        .Where(p => p.PropertyInfo is not null && !Computed.Contains(p.Name) && !p.Name.Contains("Secret", StringComparison.Ordinal))
        .Select(p => (p.Name, Value: p.PropertyInfo!.GetValue(row))).Where(v => v.Value is not null and not "")
        .ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.Name), v => v.Value is Enum named ? JsonNamingPolicy.CamelCase.ConvertName(named.ToString()) : v.Value);
}
