using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="Secret">To be typed into the app.</param>
/// <param name="Uri">The same for the app to read (otpauth).</param>
public sealed record SecondFactorStart(string Secret, string Uri);

/// <summary>A person connects an authenticator app: first the secret, then a code that proves the app has it.</summary>
public sealed class StartSecondFactor(Database database, SecondFactors factors)
{
    public async Task<SecondFactorStart> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var user = await db.Users.Get(actor.Id, ct);
        var sealedSecret = factors.NewSecret(out var secret);
        if (await db.Rows<SecondFactor>().SingleOrDefaultAsync(f => f.Id == actor.Id, ct) is { } there) there.StartAgain(sealedSecret);
        else db.Add(new SecondFactor(actor.Id, sealedSecret));
        await db.SaveChangesAsync(ct);
        return new(Totp.Base32(secret), Totp.UriOf(secret, "KhachQuen", user.UserName));
    }
}
