using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>A section of a list that is grouped.</summary>
/// <param name="Code">Of the value its rows share, as on the wire; <see cref="Grouped.None"/>: they have none.</param>
/// <param name="Sum">Of what the list counts beside its rows (expected revenue, in đồng); 0 where it counts nothing.</param>
public sealed record RowGroup(string Code, int Count, long Sum);

/// <summary>The sections of a list, the largest first.</summary>
/// <param name="Others">Rows of smaller groups than those named.</param>
/// <param name="Partly">There are more rows than were counted: only the first so many are.</param>
public sealed record Grouped(IReadOnlyList<RowGroup> Groups, int Others, long OthersSum, bool Partly)
{
    public const string None = "none";
    /// <summary>So many groups are named; more nobody reads.</summary>
    public const int Most = 50;
    /// <summary>A list is grouped by reading it: no more of it than this .</summary>
    public const int CountedTo = 100_000;
}

/// <summary>What a list may be grouped by (F-10; T-24: a name from a list, never text into SQL). One GROUP BY over the rows the reader sees; a group's own rows are the list again, narrowed to it.</summary>
/// <param name="sum">What is added up beside the rows.</param>
public sealed class Grouping<T>(Expression<Func<T, long>>? sum = null) where T : Entity
{
    private readonly Dictionary<string, IKey> keys = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => keys.Keys;

    public Grouping<T> By<TKey>(string name, Expression<Func<T, TKey>> key)
    {
        keys.Add(name, new Key<TKey>(key));
        return this;
    }

    public Task<Grouped> Count(IQueryable<T> rows, string? name, CancellationToken ct) => Find(name).Count(rows, sum ?? (_ => 0L), ct);

    /// <summary>The rows of one group; all of them where none is asked for.</summary>
    public IQueryable<T> In(IQueryable<T> rows, string? name, string? code) => string.IsNullOrEmpty(name) || string.IsNullOrEmpty(code) ? rows : Find(name).In(rows, code);

    private IKey Find(string? name) => keys.GetValueOrDefault(name ?? "") ?? throw new Refused("list.groupUnknown", "group", string.Join(", ", keys.Keys));

    private interface IKey
    {
        Task<Grouped> Count(IQueryable<T> rows, Expression<Func<T, long>> sum, CancellationToken ct);
        IQueryable<T> In(IQueryable<T> rows, string code);
    }

    private sealed class Key<TKey>(Expression<Func<T, TKey>> key) : IKey
    {
        public async Task<Grouped> Count(IQueryable<T> rows, Expression<Func<T, long>> sum, CancellationToken ct)
        {
            var counted = rows.Take(Grouped.CountedTo + 1);
            var groups = await counted.GroupBy(key, sum).Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum() }).OrderByDescending(g => g.Count).Take(Grouped.Most + 1).ToListAsync(ct);
            var named = groups.Take(Grouped.Most).Select(g => new RowGroup(Write(g.Key), g.Count, g.Sum)).ToList();
            var (all, worth) = groups.Count > Grouped.Most ? (await counted.CountAsync(ct), await counted.SumAsync(sum, ct)) : (named.Sum(g => g.Count), named.Sum(g => g.Sum));
            return new(named, all - named.Sum(g => g.Count), worth - named.Sum(g => g.Sum), all > Grouped.CountedTo);
        }

        public IQueryable<T> In(IQueryable<T> rows, string code)
        {
            var wanted = new Wanted { Value = code == Grouped.None && default(TKey) is null ? default! : Read(code) };
            var same = Expression.Equal(key.Body, Expression.Property(Expression.Constant(wanted), nameof(Wanted.Value)));
            return rows.Where(Expression.Lambda<Func<T, bool>>(same, key.Parameters[0]));
        }

        private static string Write(TKey value) => value switch
        {
            null => Grouped.None,
            Enum named => JsonNamingPolicy.CamelCase.ConvertName(named.ToString()),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? Grouped.None,
        };

        private static TKey Read(string code)
        {
            var type = Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey);
            object? read = type switch
            {
                _ when type == typeof(string) => code,
                _ when type == typeof(Guid) => Guid.TryParse(code, out var id) ? id : null,
                { IsEnum: true } => Enum.TryParse(type, code, ignoreCase: true, out var named) && Enum.IsDefined(type, named!) ? named : null,
                _ when !long.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number is < short.MinValue or > int.MaxValue || (type == typeof(short) && number > short.MaxValue) => null,
                _ => Convert.ChangeType(long.Parse(code, CultureInfo.InvariantCulture), type, CultureInfo.InvariantCulture),
            };
            return read is TKey value ? value : throw new Refused("list.groupUnknown", "in", code);
        }

        private sealed class Wanted
        {
            public required TKey Value { get; init; }
        }
    }
}
