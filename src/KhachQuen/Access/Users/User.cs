using KhachQuen.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>A person who works here, or another system that acts in their place.</summary>
public sealed class User : Entity
{
    private static readonly PasswordHasher<User> Hasher = new();

    private User() { }

    public User(string userName, string displayName, Guid? teamId, DateTime at)
    {
        Rule.Require(userName is { Length: >= 2 and <= 60 } && userName.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'), "user.userNameInvalid", "userName");
        (Id, UserName, TeamId) = (Keys.New(at), userName.ToLowerInvariant(), teamId);
        Rename(displayName);
    }

    public string UserName { get; private set; } = "";
    public string DisplayName { get; private set; } = "";
    /// <summary>Both names without accents, for finding.</summary>
    [NotAudited] public string Folded { get; private set; } = "";
    public string? Email { get; private set; }
    public Guid? TeamId { get; private set; }
    public bool Active { get; private set; } = true;
    /// <summary>"Nhận data": takes part in distribution .</summary>
    public bool ReceivesData { get; private set; }
    public string Language { get; private set; } = "vi";
    /// <summary>Codes of the roles, separated by blanks.</summary>
    public string Roles { get; private set; } = "";
    [NotAudited] public string? PasswordHash { get; private set; }
    /// <summary>Somebody else knows the password: its owner is asked for a new one after signing in.</summary>
    public bool PasswordIsTemporary { get; private set; }

    public IReadOnlyList<string> RoleCodes => Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void Give(IEnumerable<string> roles) => Roles = string.Join(' ', roles.Distinct().Order(StringComparer.Ordinal));

    public void Rename(string displayName)
    {
        Rule.Require(displayName?.Trim() is { Length: > 0 and <= 120 }, "user.nameMissing", "displayName");
        DisplayName = displayName!.Trim();
        Folded = Folding.Fold($"{DisplayName} {UserName}");
    }

    public void Write(string? email)
    {
        var address = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        Rule.Require(address is null || (address.Length <= 254 && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < address.Length - 1 && !address.Any(char.IsWhiteSpace)), "user.emailInvalid", "email");
        Email = address;
    }

    public void MoveTo(Guid? teamId) => TeamId = teamId;

    /// <summary>Someone who has left takes no data.</summary>
    public void TakesData(bool receives)
    {
        Rule.Require(Active || !receives, "user.notActive", "receivesData");
        ReceivesData = receives;
    }

    public void Speak(string language)
    {
        Rule.Require(language is "vi" or "en", "user.languageUnknown", "language");
        Language = language;
    }

    public void Deactivate() => (Active, ReceivesData) = (false, false);
    public void Activate() => Active = true;

    /// <summary>Sets a password: at least ten characters, with letters and digits.</summary>
    public void SetPassword(string password)
    {
        Rule.Require(password is { Length: >= 10 and <= 200 } && password.Any(char.IsLetter) && password.Any(char.IsDigit), "user.passwordWeak", "password");
        Rule.Require(UserName.Length < 4 || !password.Contains(UserName, StringComparison.OrdinalIgnoreCase), "user.passwordIsName", "password");
        (PasswordHash, PasswordIsTemporary) = (Hasher.HashPassword(this, password), false);
    }

    /// <summary>Sets a password that somebody else made up.</summary>
    public void LendPassword(string password)
    {
        SetPassword(password);
        PasswordIsTemporary = true;
    }

    /// <summary>For made-up people who all have the same password (demo, tests): hashing is slow on purpose, so it is done once.</summary>
    public void SharePassword(User with) => (PasswordHash, PasswordIsTemporary) = (with.PasswordHash, with.PasswordIsTemporary);

    /// <summary>Whether it is the password. Slow on purpose; counting wrong ones is the <see cref="SignInGuard"/>'s.</summary>
    public bool Knows(string password) => PasswordHash is not null && Hasher.VerifyHashedPassword(this, PasswordHash, password) != PasswordVerificationResult.Failed;
}

internal sealed class UserTable : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("access_users");
        builder.HasIndex(u => u.UserName).IsUnique();
        builder.HasIndex(u => u.TeamId);     // who is in a team
        builder.Ignore(u => u.RoleCodes);
    }
}
