using System.Net;
using System.Net.Http.Headers;
using KhachQuen.Demo;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Hosting;

namespace KhachQuen.Tests.Shell;

public sealed class CommandTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_fresh_machine_goes_from_migrate_and_demo_to_a_token_that_opens_the_api_until_it_is_withdrawn(string database)
    {
        var cli = new Cli(houses, database);
        Assert.Equal((1, "", "The database is not up to date. Run: khachquen migrate"), await cli.Run("token", "create", "admin"));
        await cli.Well("migrate");
        var demo = await cli.Well("demo", "--scale", "1");
        Assert.EndsWith((await File.ReadAllTextAsync(Path.Combine(cli.Folder, DemoPassword.FileName), Now)).Trim(), demo);

        var secret = await cli.Well("token", "create", "admin", "--name", "trial", "--days", "3");
        Assert.StartsWith("kq_", secret);
        Assert.DoesNotContain("\n", secret);
        await using var house = Houses.At(cli.Settings);
        Assert.Equal(HttpStatusCode.OK, await Asked(house, secret, "/api/v1/jobs"));

        var narrow = await cli.Well("token", "create", "admin", "--scope", "users.manage,audit.read");
        Assert.Equal(HttpStatusCode.Forbidden, await Asked(house, narrow, "/api/v1/jobs"));

        var list = await cli.Well("token", "list", "admin");
        Assert.Contains("trial", list);
        Assert.DoesNotContain(secret, list);
        var id = list.Split('\n').Single(l => l.Contains("trial", StringComparison.Ordinal)).Split(' ')[0];
        await cli.Well("token", "withdraw", id);
        await using var later = Houses.At(cli.Settings);                        // a node that has nothing cached
        Assert.Equal(HttpStatusCode.Unauthorized, await Asked(later, secret, "/api/v1/jobs"));
    }

    private static async Task<HttpStatusCode> Asked(House house, string secret, string path)
    {
        var client = house.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return (await client.GetAsync(path, Now)).StatusCode;
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_forgotten_password_is_replaced_and_the_old_one_opens_nothing(string database)
    {
        var cli = await new Cli(houses, database).Staffed();
        var made = await cli.Well("users", "reset-password", "Lan");
        await using var house = Houses.At(cli.Settings);
        var signIn = house.Get<KhachQuen.Access.SignIn>();
        Assert.Null((await signIn.Handle("lan", House.Password, null, null, Now)).Session);
        Assert.NotNull((await signIn.Handle("lan", made, null, null, Now)).Session);
        Assert.Equal((1, "There is no user nobody7."), await cli.Run("users", "reset-password", "nobody7") is var r ? (r.Exit, r.Error) : default);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_job_is_run_by_name_and_date(string database)
    {
        var cli = new Cli(houses, database);
        await cli.Well("migrate");
        Assert.StartsWith("purge-outbox 2026-03-31 succeeded", await cli.Well("job", "run", "purge-outbox", "--date", "2026-03-31"));
        Assert.Contains("2026-03-31 succeeded", await cli.Well("job", "list"));
        Assert.Equal(2, (await cli.Run("job", "run", "purge-outbox", "--date", "31/3/2026")).Exit);
        Assert.Equal(1, (await cli.Run("job", "run", "purge-outbox", "--date", "2199-01-01")).Exit);
        Assert.Equal(1, (await cli.Run("job", "run", "make-coffee")).Exit);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_doctor_finds_nothing_on_a_well_installation_and_says_what_to_mend_on_an_ill_one(string database)
    {
        var cli = new Cli(houses, database);
        cli.Settings["URLS"] = "http://127.0.0.1:0";
        var (exit, said, _) = await cli.Run("doctor");
        Assert.Equal(1, exit);
        Assert.Contains("→ run khachquen migrate", said);
        await cli.Well("migrate");
        (exit, said, _) = await cli.Run("doctor");
        var wrong = said.Split('\n').Where(l => l.StartsWith("WRONG", StringComparison.Ordinal));
        if (database == "sqlite") Assert.Equal((0, ""), (exit, string.Join('\n', wrong)));
        else Assert.Equal((1, "WRONG  database is sound: fsync is off"), (exit, Assert.Single(wrong)));        // as the tests' own server is

        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        cli.Settings["URLS"] = $"http://localhost:{((IPEndPoint)taken.LocalEndpoint).Port}";
        cli.Settings["URL"] = "http://localhost:1";
        (exit, said, _) = await cli.Run("doctor");
        Assert.Equal(1, exit);
        Assert.Contains("another program has it", said);
        Assert.Contains("nobody reads KHACHQUEN_URL", said);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_file_of_leads_is_looked_at_first_and_then_imported(string database)
    {
        var cli = new Cli(houses, database);
        await cli.Well("migrate");
        var file = Path.Combine(KhachQuen.Tests.Borders.Tree.Root, "tests", "data", "leads", "leads.csv");
        Assert.Equal(2, (await cli.Run("import", file, "--source", "facebook")).Exit);                   // A-1a: no default for the basis
        Assert.StartsWith("would be created ", await cli.Well("import", file, "--basis", "customerRequest", "--dry-run"));
        Assert.Matches("^created 951, duplicates [0-9]+, rejected [0-9]+ of 1000$", await cli.Well("import", file, "--source", "import", "--basis", "customerRequest"));
    }

    [Fact]
    public async Task A_misspelt_command_says_how_it_is_written_and_the_host_starts_without_one()
    {
        var cli = new Cli(houses, "sqlite");
        Assert.Equal((2, "Usage: khachquen token create USER [--name TEXT] [--scope PERMISSION]… [--days N]"), await cli.Run("token", "create", "admin", "--day", "3") is var r ? (r.Exit, r.Error) : default);
        Assert.Equal(2, (await cli.Run("dance")).Exit);
        Assert.Contains("backup FILE", await cli.Well("help"));
        Assert.Null(await Commands.Run([]));
        Assert.Null(await Commands.Run(["run"]));
        Assert.Null(await Commands.Run(["--environment=Testing"]));
    }
}
