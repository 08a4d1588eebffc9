using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>The first code turns the second factor on; the recovery codes are shown this once.</summary>
public sealed class TurnOnSecondFactor(Database database, TimeProvider clock, SecondFactors factors)
{
    public async Task<IReadOnlyList<string>> Handle(string code, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var factor = await db.Rows<SecondFactor>().Get(actor.Id, ct);
        var step = Totp.StepOf(factors.Open(factor.SealedSecret), (code ?? "").Replace(" ", "", StringComparison.Ordinal), clock.Now(), 0);
        Rule.Require(step is not null, "secondFactor.codeWrong", "code");
        var codes = factor.TurnOn(step!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return codes;
    }
}
