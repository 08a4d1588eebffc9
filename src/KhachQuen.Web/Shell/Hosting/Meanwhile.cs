using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>Says who was faster, in words .</summary>
public sealed class Meanwhile(WhoSaved who, T texts, TimeProvider clock)
{
    /// <summary>The names, for beside a field; null: nobody to be named.</summary>
    public async Task<(string? By, string Text)> Said(RowSeen? row, Guid? unnamed, HttpContext http)
    {
        if (row is null || http.ActorOrNull() is not { } actor || await Of(row, actor, http.RequestAborted) is not { Count: > 0 } saved) return (null, texts["problem.changedMeanwhile"]);
        var names = saved.Select(s => s.ById == actor.Id ? texts["conflict.you"] : s.ById == unnamed ? texts["conflict.somebody"] : s.Name ?? texts["conflict.somebody"]).Distinct().Take(3).ToList();
        var by = string.Join(", ", names);
        return (by, texts["conflict.by", by, Shell.Said.Brief(saved[0].At, clock)]);
    }

    public async Task<IReadOnlyList<SavedByView>> Of(RowSeen? row, Actor? actor, CancellationToken ct) =>
        row is null || actor is null || !actor.May(AccessPermissions.Self) ? [] : await who.Handle(row, actor, ct);

    /// <summary>Which row, when two wrote at the same instant and the database let one through.</summary>
    public static RowSeen? RowOf(DbUpdateConcurrencyException problem) => problem.Entries.Select(e => e.Entity).OfType<Entity>().FirstOrDefault() is { } row ? new(char.ToLowerInvariant(row.GetType().Name[0]) + row.GetType().Name[1..], row.Id, row.Version - 1, row.Version) : null;
}
