using System.Collections.Concurrent;
using System.Text.Json;
using Npgsql;

namespace KhachQuen.Bench;

/// <summary>Rows to ask for, drawn from what is there.</summary>
internal sealed class Sample
{
    private static readonly string[] Common = ["thi kim", "van", "thu ha", "nguyen thi", "minh"];
    private List<string> phones = [], names = [];
    private readonly List<List<Guid>> mine = [], deals = [];
    private readonly ConcurrentDictionary<Guid, long> versions = new();

    /// <summary>The cursor behind page 99.</summary>
    public string Page100 { get; private set; } = "";
    public (short Priority, Guid Id) Place100 { get; private set; }
    public Guid Seller { get; private set; }
    public DateTime Tomorrow { get; } = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(3);

    public string Phone(int i) => phones[i % phones.Count];
    public string RareName(int i) => names[i % names.Count];
    public static string CommonName(int i) => Common[i % Common.Length];
    public Guid Mine(int client, int i) => mine[client % mine.Count] is var own && own.Count > 0 ? own[i % own.Count] : Guid.Empty;

    /// <summary>A new deal of a signed-in seller, and the version it stands at when it is asked for: each asking moves it once.</summary>
    public (Guid Deal, long Version) NextMove(int seller, int i)
    {
        var deal = deals[seller][i % deals[seller].Count];
        return (deal, versions.AddOrUpdate(deal, 1, (_, v) => v + 1));
    }

    public static async Task<Sample> Draw(Cluster cluster, Product product)
    {
        await using var source = NpgsqlDataSource.Create(cluster.Connection);
        var sample = new Sample
        {
            phones = [.. (await List<string>(source, """SELECT "Phone" FROM contacts_leads TABLESAMPLE SYSTEM (5) LIMIT 2000""")).Select(p => "0" + p[3..])],
            names = await List<string>(source, """SELECT regexp_replace("Folded", ' \d+$', '') FROM contacts_leads WHERE "Name" IS NOT NULL AND "Name" NOT LIKE 'Nguyễn%' ORDER BY "PhoneTail" LIMIT 500"""),
        };
        for (var i = 1; i <= product.Tokens.Count; i++)
            sample.mine.Add(await List<Guid>(source, $"""SELECT l."Id" FROM contacts_leads l JOIN access_users u ON u."Id" = l."OwnerId" WHERE u."UserName" = 'sales{i}' AND l."Stage" = 0 ORDER BY l."PhoneTail" LIMIT 2000"""));
        for (var i = 1; i <= product.Cookies.Count; i++)
            sample.deals.Add(await List<Guid>(source, $"""SELECT o."Id" FROM sales_opportunities o JOIN access_users u ON u."Id" = o."OwnerId" WHERE u."UserName" = 'sales{i}' AND o."Column" = 'new' AND o."Version" = 1 ORDER BY o."Id" LIMIT 2000"""));
        sample.Seller = (await List<Guid>(source, """SELECT "Id" FROM access_users WHERE "UserName" = 'sales1'"""))[0];
        await sample.WalkTo100(product);
        return sample;
    }

    /// <summary>As a person gets there: page by page.</summary>
    private async Task WalkTo100(Product product)
    {
        using var http = new HttpClient(product.Handler, disposeHandler: false);
        var operations = new Operations(product, this);
        for (var page = 1; page < 100; page++)
        {
            using var request = operations.Manager($"/leads?limit={Operations.Page}" + (Page100.Length == 0 ? "" : "&after=" + Page100));
            var body = JsonDocument.Parse(await (await http.SendAsync(request)).Content.ReadAsStringAsync()).RootElement;
            if (body.GetProperty("next").GetString() is not { } next) break;       // a small house has fewer pages
            var last = body.GetProperty("items").EnumerateArray().Last();
            (Page100, Place100) = (next, (last.GetProperty("priority").GetInt16(), last.GetProperty("id").GetGuid()));
        }
    }

    public static async Task<List<T>> List<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await reader.ReadAsync()) found.Add(reader.GetFieldValue<T>(0));
        return found;
    }
}
