namespace KhachQuen.Platform;

/// <summary>One line that reads as policy. The code is also the key of the sentence shown to people in both languages.</summary>
public static class Rule
{
    /// <summary>Throws <see cref="Refused"/> when <paramref name="holds"/> is false.</summary>
    /// <param name="holds">The policy.</param>
    /// <param name="code">Stable dotted code, e.g. <c>order.ownCrossCheck</c>.</param>
    /// <param name="field">The input the person should look at, in the API's spelling.</param>
    /// <param name="args">What the sentence needs to name ({0}, {1} …).</param>
    public static void Require(bool holds, string code, string? field = null, params object[] args)
    {
        if (!holds) throw new Refused(code, field, args);
    }
}

/// <summary>A rule said no (API: 422). The code names the sentence, the field the input at fault.</summary>
public sealed class Refused(string code, string? field = null, params object[] args) : Exception(code)
{
    public string Code { get; } = code;
    public string? Field { get; } = field;
    public IReadOnlyList<object> Args { get; } = args;
}

/// <summary>The row does not exist, or the actor may not know that it does (API: 404).</summary>
public sealed class NotFound() : Exception("notFound");

/// <summary>The actor lacks a right on a thing they may know of (API: 403).</summary>
public sealed class Forbidden(string permission) : Exception(permission)
{
    public string Permission { get; } = permission;
}

/// <summary>Somebody else changed the row since it was read (API: 409 with the row as it is now).</summary>
/// <param name="current">The row as this caller may see it.</param>
/// <param name="row">Which row, and how many saves ago it was read.</param>
public sealed class ChangedMeanwhile(object? current = null, RowSeen? row = null) : Exception("changedMeanwhile")
{
    public object? Current { get; } = current;
    public RowSeen? Row { get; } = row;
}

/// <summary>A row that was read as one version and is another by now.</summary>
public sealed record RowSeen(string Noun, Guid Id, long Seen, long Now)
{
    internal static RowSeen Of(Entity row, long seen) => new(AuditTrail.NounOf(row.GetType()), row.Id, seen, row.Version);
}
