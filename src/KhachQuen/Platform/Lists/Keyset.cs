using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace KhachQuen.Platform;

/// <summary>
/// <c>(key, id) &lt; (k, i)</c> as both databases understand it: one bound of an index, wherever in it. The same said with AND and OR reads all rows that share the key
/// (most leads share one of three priorities). Only for queries.
/// </summary>
internal static class Keyset
{
    public static bool Before(short key, Guid id, short k, Guid i) => throw Outside();
    public static bool Before(int key, Guid id, int k, Guid i) => throw Outside();
    public static bool Before(long key, Guid id, long k, Guid i) => throw Outside();
    public static bool Before(string key, Guid id, string k, Guid i) => throw Outside();
    public static bool Before(DateTime key, Guid id, DateTime k, Guid i) => throw Outside();
    public static bool Before(DateOnly key, Guid id, DateOnly k, Guid i) => throw Outside();
    public static bool Before(Guid key, Guid id, Guid k, Guid i) => throw Outside();

    public static bool Behind(short key, Guid id, short k, Guid i) => throw Outside();
    public static bool Behind(int key, Guid id, int k, Guid i) => throw Outside();
    public static bool Behind(long key, Guid id, long k, Guid i) => throw Outside();
    public static bool Behind(string key, Guid id, string k, Guid i) => throw Outside();
    public static bool Behind(DateTime key, Guid id, DateTime k, Guid i) => throw Outside();
    public static bool Behind(DateOnly key, Guid id, DateOnly k, Guid i) => throw Outside();
    public static bool Behind(Guid key, Guid id, Guid k, Guid i) => throw Outside();

    /// <summary>The comparison for keys of this type.</summary>
    public static MethodInfo Of(Type key, bool descending) =>
        typeof(Keyset).GetMethod(descending ? nameof(Before) : nameof(Behind), [key, typeof(Guid), key, typeof(Guid)]) ?? throw new InvalidOperationException($"No list is ordered by a {key.Name} yet: add it to Keyset");

    public static void Map(ModelBuilder model)
    {
        foreach (var method in typeof(Keyset).GetMethods().Where(m => m.Name is nameof(Before) or nameof(Behind)))
            model.HasDbFunction(method).HasTranslation(given => Compare(method.Name == nameof(Before) ? ExpressionType.LessThan : ExpressionType.GreaterThan, given));
    }

    private static SqlBinaryExpression Compare(ExpressionType comparison, IReadOnlyList<SqlExpression> given) =>
        new(comparison, Row(given[0], given[1]), Row(As(given[2], given[0]), As(given[3], given[1])), typeof(bool), new BoolTypeMapping("boolean"));

    /// <summary>A function without a name is a row value.</summary>
    private static SqlFunctionExpression Row(SqlExpression key, SqlExpression id) =>
        new("", [key, id], nullable: false, argumentsPropagateNullability: [false, false], typeof(bool), new BoolTypeMapping("boolean"));

    /// <summary>A value written as its column is.</summary>
    private static SqlExpression As(SqlExpression value, SqlExpression column) => value is SqlParameterExpression parameter ? parameter.ApplyTypeMapping(column.TypeMapping) : value;

    private static InvalidOperationException Outside() => new("Only in a query");
}
