using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="OnSince">Null while it is off.</param>
public sealed record SecondFactorState(DateTime? OnSince, int RecoveryCodesLeft);

/// <summary>Whether a person's own second factor is on.</summary>
public sealed class GetSecondFactor(Database database)
{
    public async Task<SecondFactorState> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        return await db.Rows<SecondFactor>().AsNoTracking().Where(f => f.Id == actor.Id).Select(f => new SecondFactorState(f.OnSince, f.RecoveryCodesLeft)).SingleOrDefaultAsync(ct) ?? new(null, 0);
    }
}
