using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>Tokens and passwords. Whoever may start this command owns the machine, so it acts as the product itself; the audit says so.</summary>
internal static class PeopleCommands
{
    public static async Task<int> CreateToken(CommandLine line)
    {
        line.Expect(1, 1, "name", "scope", "days");
        await line.Ready();
        var expires = line.Number("days") is { } days ? line.Get<TimeProvider>().Now().AddDays(days) : (DateTime?)null;
        var input = new CreateTokenInput(line.Option("name") ?? "command line", await UserId(line, line.Word(0)), line.All("scope"), expires);
        line.Say((await line.Get<CreateToken>().Handle(input, Actor.System)).Secret);
        return 0;
    }

    public static async Task<int> ListTokens(CommandLine line)
    {
        line.Expect(0, 1);
        await line.Ready();
        var whose = line.WordOrNull(0) is { } name ? await UserId(line, name) : (Guid?)null;
        string? after = null;
        do
        {
            var page = await line.Get<ListTokens>().Handle(whose, working: null, new PageRequest(After: after, Limit: 500), Actor.System);
            foreach (var token in page.Items)
                line.Say(string.Create(CultureInfo.InvariantCulture, $"{token.Id}  {token.UserName,-16} {(token.WithdrawnAt is not null ? "withdrawn" : token.ExpiresAt is { } end ? $"until {end:yyyy-MM-dd}" : "no end"),-16} {token.Name}  {string.Join(' ', token.Scopes)}"));
            after = page.Next;
        } while (after is not null);
        return 0;
    }

    public static async Task<int> WithdrawToken(CommandLine line)
    {
        line.Expect(1, 1);
        if (!Guid.TryParse(line.Word(0), out var id)) throw new Misspelt();
        await line.Ready();
        var token = await line.Get<WithdrawToken>().Handle(id, Actor.System);
        line.Say($"Token \"{token.Name}\" of {token.UserName} is withdrawn.");
        return 0;
    }

    public static async Task<int> ResetPassword(CommandLine line)
    {
        line.Expect(1, 1);
        await line.Ready();
        line.Say(await line.Get<ResetPassword>().Handle(await UserId(line, line.Word(0)), Actor.System));
        line.Note("Shown this once. Whoever was signed in with the old one no longer is.");
        return 0;
    }

    private static async Task<Guid> UserId(CommandLine line, string userName)
    {
        await using var db = line.Get<Database>().Open(Actor.System);
        var name = userName.ToLowerInvariant();
        return await db.Users.Where(u => u.UserName == name).Select(u => (Guid?)u.Id).SingleOrDefaultAsync() ?? throw new IOException($"There is no user {userName}.");
    }
}
