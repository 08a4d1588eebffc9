using System.Security.Cryptography;
using System.Text;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>A key for another system: shown once, stored hashed, may be narrowed to some rights, expires, can be withdrawn.</summary>
public sealed class ApiToken : Entity
{
    private ApiToken() { }

    private ApiToken(Guid userId, string name, byte[] hash, IEnumerable<string> scopes, DateTime? expiresAt, DateTime at) =>
        (Id, UserId, Name, Hash, Scopes, ExpiresAt) = (Keys.New(at), userId, name.Trim(), hash, string.Join(' ', scopes), expiresAt);

    public Guid UserId { get; private set; }
    public string Name { get; private set; } = "";
    [NotAudited] public byte[] Hash { get; private set; } = [];
    /// <summary>Permissions it is narrowed to, separated by blanks; empty: all of the user's.</summary>
    public string Scopes { get; private set; } = "";
    public DateTime? ExpiresAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Makes a token; the secret leaves here once and is never stored.</summary>
    public static (ApiToken Token, string Secret) Make(Guid userId, string name, IEnumerable<string> scopes, DateTime? expiresAt, DateTime at)
    {
        Rule.Require(name?.Trim() is { Length: > 0 and <= 120 }, "token.nameMissing", "name");
        Rule.Require(expiresAt is null || expiresAt > at, "token.expiryInThePast", "expiresAt");
        var secret = "kq_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)).Replace('+', '-').Replace('/', '_');
        return (new(userId, name!, HashOf(secret), scopes, expiresAt, at), secret);
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
    public bool WorksAt(DateTime at) => WithdrawnAt is null && (ExpiresAt is null || ExpiresAt > at);
    public void Withdraw(DateTime at) => WithdrawnAt ??= at;
}

internal sealed class ApiTokenTable : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("access_tokens");
        builder.HasIndex(t => t.Hash).IsUnique();    // the door of every API request
        builder.HasIndex(t => t.UserId);             // one person's
    }
}
