using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>
/// A later module's noun whose rows carry their owner's team. Who moves to another team takes them along in the same transaction:
/// <see cref="Sight"/> relies on a row's team being its owner's.
/// </summary>
public interface IMovesWithItsOwner
{
    Task Move(Db db, Guid userId, Guid? teamId, CancellationToken ct);
}

/// <summary>
/// The usual way: one statement over the owner's rows. It passes the audit and the rows' versions by on purpose: the one act is the
/// person's move, which is audited, and nobody who is editing such a row has to start again.
/// </summary>
public sealed class MovesRowsOf<T> : IMovesWithItsOwner where T : Entity, IOwned
{
    public Task Move(Db db, Guid userId, Guid? teamId, CancellationToken ct) =>
        db.Rows<T>().Where(r => r.OwnerId == userId && r.TeamId != teamId)
            .ExecuteUpdateAsync(s => s.SetProperty(r => EF.Property<Guid?>(r, nameof(IOwned.TeamId)), teamId), ct);
}

/// <summary>The right by which a lead switches "nhận data" of the people of their teams; named by the root, since it belongs to a later module.</summary>
public sealed record TeamLeadRight(string Permission, string Work);
