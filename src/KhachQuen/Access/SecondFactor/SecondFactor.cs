using System.Security.Cryptography;
using System.Text;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>A person's authenticator app (X-1, T-23), optional: the secret sealed with the installation's key, and ten codes for the day the phone is lost.</summary>
public sealed class SecondFactor : Entity
{
    public const int RecoveryCodesGiven = 10;

    private SecondFactor() { }

    public SecondFactor(Guid userId, string sealedSecret) => (Id, SealedSecret) = (userId, sealedSecret);

    [NotAudited] public string SealedSecret { get; private set; } = "";
    /// <summary>When a first code proved that the app has the secret; until then the factor asks nothing.</summary>
    public DateTime? OnSince { get; private set; }
    [NotAudited] public long UsedUpTo { get; private set; }
    /// <summary>SHA-256 of the codes not used yet, separated by blanks.</summary>
    [NotAudited] public string RecoveryHashes { get; private set; } = "";
    public int RecoveryCodesLeft { get; private set; }

    /// <summary>Starts again with a new secret, as long as the first code has not been given.</summary>
    public void StartAgain(string sealedSecret)
    {
        Rule.Require(OnSince is null, "secondFactor.on");
        SealedSecret = sealedSecret;
    }

    /// <summary>Is on from the first right code. Answers the recovery codes, which leave here once.</summary>
    public IReadOnlyList<string> TurnOn(long step, DateTime at)
    {
        Rule.Require(OnSince is null, "secondFactor.on");
        (OnSince, UsedUpTo) = (at, step);
        var codes = Enumerable.Range(0, RecoveryCodesGiven).Select(_ => Passwords.Random()).ToList();
        Keep(codes.Select(HashOf));
        return codes;
    }

    public void Used(long step) => UsedUpTo = step;

    /// <summary>Takes a recovery code, once.</summary>
    public bool TakeRecovery(string code)
    {
        var hash = HashOf(code.Trim().ToLowerInvariant());
        var left = RecoveryHashes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!left.Contains(hash)) return false;
        Keep(left.Where(h => h != hash));
        return true;
    }

    private void Keep(IEnumerable<string> hashes)
    {
        RecoveryHashes = string.Join(' ', hashes);
        RecoveryCodesLeft = RecoveryHashes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    private static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

internal sealed class SecondFactorTable : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> builder) => builder.ToTable("access_second_factors");
}
