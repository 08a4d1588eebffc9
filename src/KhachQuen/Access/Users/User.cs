using KhachQuen.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>A person who works here, or another system that acts in their place.</summary>
public sealed class User : Entity
{
    /// <summary>After this many wrong passwords in a row the door stays shut for a while, then opens again by itself (T-23).</summary>
    public const int WrongPasswordsAllowed = 5;
    private static readonly PasswordHasher<User> Hasher = new();

    private User() { }

    public User(string userName, string displayName, Guid? teamId, DateTime at)
    {
        Rule.Require(userName is { Length: >= 2 and <= 60 } && userName.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'), "user.userNameInvalid", "userName");
        Rule.Require(!string.IsNullOrWhiteSpace(displayName), "user.nameMissing", "displayName");
        (Id, UserName, DisplayName, TeamId) = (Keys.New(at), userName.ToLowerInvariant(), displayName.Trim(), teamId);
    }

    public string UserName { get; private set; } = "";
    public string DisplayName { get; private set; } = "";
    public string? Email { get; private set; }
    public Guid? TeamId { get; private set; }
    public bool Active { get; private set; } = true;
    /// <summary>"Nhận data": takes part in distribution .</summary>
    public bool ReceivesData { get; private set; }
    public string Language { get; private set; } = "vi";
    /// <summary>Codes of the roles, separated by blanks.</summary>
    public string Roles { get; private set; } = "";
    [NotAudited] public string? PasswordHash { get; private set; }
    public DateTime? LockedUntil { get; private set; }
    [NotAudited] public int WrongPasswords { get; private set; }

    public IReadOnlyList<string> RoleCodes => Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void Give(IEnumerable<string> roles) => Roles = string.Join(' ', roles.Distinct().Order());
    public void Rename(string displayName)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(displayName), "user.nameMissing", "displayName");
        DisplayName = displayName.Trim();
    }

    public void Write(string? email) => Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
    public void MoveTo(Guid? teamId) => TeamId = teamId;
    public void TakesData(bool receives) => ReceivesData = receives;
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
        (PasswordHash, WrongPasswords, LockedUntil) = (Hasher.HashPassword(this, password), 0, null);
    }

    /// <summary>Whether the password opens the door now. Counts a wrong one; a shut door says no to the right one too.</summary>
    public bool TryPassword(string password, DateTime at)
    {
        if (!Active || PasswordHash is null || LockedUntil > at) return false;
        if (Hasher.VerifyHashedPassword(this, PasswordHash, password) != PasswordVerificationResult.Failed)
        {
            (WrongPasswords, LockedUntil) = (0, null);
            return true;
        }
        WrongPasswords++;
        if (WrongPasswords % WrongPasswordsAllowed == 0) LockedUntil = at.AddMinutes(Math.Min(60, Math.Pow(2, WrongPasswords / WrongPasswordsAllowed)));
        return false;
    }
}

internal sealed class UserTable : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("access_users");
        builder.HasIndex(u => u.UserName).IsUnique();
        builder.HasIndex(u => u.TeamId);
        builder.Ignore(u => u.RoleCodes);
    }
}
