using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>
/// The orders a list allows (T-24: a name from a list, never text into SQL) and paging by key: the last page costs what the first does.
/// Every order ends with the id, so that it is total.
/// </summary>
public sealed class Sorting<T> where T : Entity
{
    private readonly Dictionary<string, IKey> keys = new(StringComparer.Ordinal);
    private readonly string usual;

    public Sorting(string usual) => this.usual = usual;

    public IEnumerable<string> Names => keys.Keys;

    public Sorting<T> By<TKey>(string name, Expression<Func<T, TKey>> key)
    {
        keys.Add(name, new Key<TKey>(key));
        return this;
    }

    /// <summary>One page of <paramref name="rows"/> shown by <paramref name="show"/>.</summary>
    public async Task<Page<TView>> Page<TView>(IQueryable<T> rows, PageRequest wanted, Expression<Func<T, TView>> show, CancellationToken ct = default)
    {
        var (key, descending) = Chosen(wanted.Sort);
        var position = Position.Read(wanted.After);
        var ordered = key.Order(position is null ? rows : key.After(rows, position, descending), descending);
        var found = await ordered.Take(wanted.Take + 1).Select(PlacedBy(key, show)).ToListAsync(ct);
        var more = found.Count > wanted.Take;
        var items = found.Take(wanted.Take).ToList();
        var (total, estimated) = wanted.Count ? await Counted(rows, wanted.CountTo, ct) : (null, null);
        return new([.. items.Select(i => i.View)], more ? new Position(JsonSerializer.SerializeToElement(items[^1].Key, key.Type), items[^1].Id).Write() : null, total, estimated);
    }

    /// <summary>Exact up to 10,000; beyond that the work list does not wait for a count.</summary>
    public const int CountedTo = PageRequest.UsuallyCountedTo;

    private static async Task<(long? Total, bool? Estimated)> Counted(IQueryable<T> rows, int to, CancellationToken ct)
    {
        var counted = await rows.Take(to + 1).CountAsync(ct);
        return counted > to ? (to, true) : (counted, null);
    }

    private (IKey Key, bool Descending) Chosen(string? sort)
    {
        var text = string.IsNullOrEmpty(sort) ? usual : sort;
        var name = text.TrimStart('-');
        Rule.Require(keys.ContainsKey(name), "list.sortUnknown", "sort", string.Join(", ", keys.Keys));
        return (keys[name], text[0] == '-');
    }

    private static Expression<Func<T, Placed<TView>>> PlacedBy<TView>(IKey key, Expression<Func<T, TView>> show)
    {
        var row = show.Parameters[0];
        var value = Expression.Convert(new Swap(key.Body.Parameters[0], row).Visit(key.Body.Body), typeof(object));
        var make = Expression.MemberInit(Expression.New(typeof(Placed<TView>)),
            Expression.Bind(typeof(Placed<TView>).GetProperty(nameof(Placed<>.Key))!, value),
            Expression.Bind(typeof(Placed<TView>).GetProperty(nameof(Placed<>.Id))!, Expression.Property(row, nameof(Entity.Id))),
            Expression.Bind(typeof(Placed<TView>).GetProperty(nameof(Placed<>.View))!, show.Body));
        return Expression.Lambda<Func<T, Placed<TView>>>(make, row);
    }

    private interface IKey
    {
        Type Type { get; }
        LambdaExpression Body { get; }
        IQueryable<T> After(IQueryable<T> rows, Position position, bool descending);
        IQueryable<T> Order(IQueryable<T> rows, bool descending);
    }

    private sealed class Key<TKey>(Expression<Func<T, TKey>> key) : IKey
    {
        public Type Type => typeof(TKey);
        public LambdaExpression Body => key;

        public IQueryable<T> Order(IQueryable<T> rows, bool descending) => descending
            ? rows.OrderByDescending(key).ThenByDescending(r => r.Id)
            : rows.OrderBy(key).ThenBy(r => r.Id);

        public IQueryable<T> After(IQueryable<T> rows, Position position, bool descending)
        {
            var row = key.Parameters[0];
            var kept = Expression.Constant(new Kept<TKey> { Value = position.Key.Deserialize<TKey>()!, Id = position.Id });
            var after = Expression.Call(Keyset.Of(typeof(TKey), descending), key.Body, Expression.Property(row, nameof(Entity.Id)), Expression.Property(kept, nameof(Kept<>.Value)), Expression.Property(kept, nameof(Kept<>.Id)));
            return rows.Where(Expression.Lambda<Func<T, bool>>(after, row));
        }
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

internal sealed class Kept<TKey>
{
    public required TKey Value { get; init; }
    public required Guid Id { get; init; }
}

internal sealed class Placed<TView>
{
    public object? Key { get; set; }
    public Guid Id { get; set; }
    public TView View { get; set; } = default!;
}

/// <summary>A place in a list, opaque to callers.</summary>
internal sealed record Position(JsonElement Key, Guid Id)
{
    public string Write() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    public static Position? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        try
        {
            var text = cursor.Replace('-', '+').Replace('_', '/');
            return JsonSerializer.Deserialize<Position>(Convert.FromBase64String(text.PadRight(text.Length + (4 - text.Length % 4) % 4, '=')));
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            throw new Refused("list.cursorInvalid", "after");
        }
    }
}
