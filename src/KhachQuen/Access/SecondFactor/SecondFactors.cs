using System.Globalization;
using System.Security.Cryptography;
using KhachQuen.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Seals the secrets, checks the codes, and writes the ticket that carries a right password to the question for the code.</summary>
public sealed class SecondFactors(IDataProtectionProvider keys, TimeProvider clock)
{
    private static readonly TimeSpan TicketLasts = TimeSpan.FromMinutes(5);
    private readonly IDataProtector secrets = keys.CreateProtector("KhachQuen.SecondFactor.Secret");
    private readonly IDataProtector tickets = keys.CreateProtector("KhachQuen.SecondFactor.Ticket");

    public string NewSecret(out byte[] secret) => Convert.ToBase64String(secrets.Protect(secret = RandomNumberGenerator.GetBytes(20)));

    public byte[] Open(string sealedSecret) => secrets.Unprotect(Convert.FromBase64String(sealedSecret));

    public static Task<bool> IsOn(Db db, Guid userId, CancellationToken ct) => db.Rows<SecondFactor>().AnyAsync(f => f.Id == userId && f.OnSince != null, ct);

    /// <summary>Whether the code is the app's or one of the recovery codes; either is used up. The caller saves.</summary>
    public bool Takes(SecondFactor factor, string code)
    {
        var typed = new string([.. (code ?? "").Where(c => !char.IsWhiteSpace(c))]);
        if (Totp.StepOf(Open(factor.SealedSecret), typed, clock.Now(), factor.UsedUpTo) is not { } step) return factor.TakeRecovery(typed);
        factor.Used(step);
        return true;
    }

    /// <summary>Says, for five minutes, that this person's password was right.</summary>
    public string TicketFor(Guid userId) => tickets.Protect(string.Create(CultureInfo.InvariantCulture, $"{userId} {(clock.Now() + TicketLasts).Ticks}"));

    /// <summary>Whose ticket it is; null for an old or a made-up one.</summary>
    public Guid? PersonOf(string? ticket)
    {
        try
        {
            var parts = tickets.Unprotect(ticket ?? "").Split(' ');
            return long.Parse(parts[1], CultureInfo.InvariantCulture) >= clock.Now().Ticks ? Guid.Parse(parts[0]) : null;
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException) { return null; }
    }
}
