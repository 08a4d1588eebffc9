using System.Linq.Expressions;

namespace KhachQuen.Platform;

/// <summary>
/// Row visibility, in one place (X-3, T-20): lists, detail, search, counts, exports, pages and jobs all pass here.
/// Each scope becomes its own plain condition, so that an index serves it; a filter joined by OR cost half the throughput in the trial.
/// </summary>
public static class Sight
{
    /// <summary>The rows the actor may see by <paramref name="permission"/>. A row of mine always carries my team (<see cref="IOwned.TeamId"/>), hence no OR.</summary>
    public static IQueryable<T> SeenBy<T>(this IQueryable<T> rows, Actor actor, string permission) where T : class, IOwned =>
        actor.ScopeOf(permission) == Scope.All ? rows : rows.Where(Condition<T>(actor, permission));

    /// <summary>The same as a condition, for the few doors that have more than one way in.</summary>
    public static Expression<Func<T, bool>> Condition<T>(Actor actor, string permission) where T : class, IOwned
    {
        var (me, teams) = (actor.Id, actor.Teams);
        return actor.ScopeOf(permission) switch
        {
            Scope.All => _ => true,
            Scope.TeamAndBelow when teams.Count > 1 => r => teams.Contains(r.TeamId!.Value),
            Scope.TeamAndBelow or Scope.Team when actor.TeamId is { } team => r => r.TeamId == team,
            Scope.None => _ => false,
            _ => r => r.OwnerId == me,
        };
    }

    /// <summary>The rows that one of the conditions lets through; none without a condition.</summary>
    public static IQueryable<T> SeenEitherWay<T>(this IQueryable<T> rows, IReadOnlyList<Expression<Func<T, bool>>> ways) where T : class
    {
        if (ways.Count == 0) return rows.Where(_ => false);
        var row = ways[0].Parameters[0];
        var either = ways.Skip(1).Aggregate(ways[0].Body, (all, way) => Expression.OrElse(all, new Swap(way.Parameters[0], row).Visit(way.Body)));
        return rows.Where(Expression.Lambda<Func<T, bool>>(either, row));
    }

    /// <summary>Rows both conditions let through.</summary>
    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other)
    {
        var row = one.Parameters[0];
        return Expression.Lambda<Func<T, bool>>(Expression.AndAlso(one.Body, new Swap(other.Parameters[0], row).Visit(other.Body)), row);
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
