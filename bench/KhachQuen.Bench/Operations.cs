using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace KhachQuen.Bench;

/// <summary>What the yardstick wants: milliseconds at one client, operations a second at eight.</summary>
internal sealed record Aim(double? P50 = null, int? PerSecond = null, double? P95 = null);

/// <summary>One row of the table: how it is asked, what is aimed at, which bare SQL stands beside it.</summary>
internal sealed record Operation(string Name, Aim Aim, string? Floor, Func<int, int, HttpRequestMessage> Ask);

/// <summary>The operations of the yardstick, over the data shape of <c>demo --scale</c>.</summary>
internal sealed class Operations(Product product, Sample sample)
{
    /// <summary>Rows of a page, as the yardstick has them.</summary>
    public const int Page = 80;
    private static int made = Random.Shared.Next(5_000_000);

    public IReadOnlyList<Operation> All =>
    [
        new("my leads, page 1 with count (API)", new(5, 1_500), "my leads", (c, _) => Api(c, $"/leads?limit={Page}&count=true")),
        new("my leads, rows of the list (HTML fragment)", new(5, 800), "my leads", (c, _) => Shown(c, "/leads/rows?folder=all")),
        new("my leads, whole page (HTML)", new(), "my leads", (c, _) => Shown(c, "/leads?folder=all")),
        new("all leads, page 1 (API)", new(5, 1_500), "all leads", (_, _) => Manager($"/leads?limit={Page}")),
        new("all leads, page 100 (API)", new(5, 1_500), "all leads, page 100", (_, _) => Manager($"/leads?limit={Page}&after={sample.Page100}")),
        new("phone, as typed", new(4, 1_500), "phone", (_, i) => Manager($"/leads?limit={Page}&q={sample.Phone(i)}")),
        new("last four digits of a phone", new(), "last four digits", (_, i) => Manager($"/leads?limit={Page}&q={sample.Phone(i)[^4..]}")),
        new("rare name without accents", new(20, null, 50), "rare name", (_, i) => Manager($"/leads?limit={Page}&q={Uri.EscapeDataString(sample.RareName(i))}")),
        new("common part of a name without accents", new(20, null, 50), "common name", (_, i) => Manager($"/leads?limit={Page}&q={Uri.EscapeDataString(Sample.CommonName(i))}")),
        new("one lead (API)", new(null, null), "one lead", (c, i) => Api(c, "/leads/" + sample.Mine(c, i))),
        new("one lead, whole page (HTML)", new(15, 250), "one lead", (c, i) => Shown(c, "/leads/" + sample.Mine(c % product.Cookies.Count, i))),
        new("create a lead (duplicate check, audit, timeline)", new(5, 800), "create", (c, _) => Api(c, "/leads", new { phone = NewPhone(), name = "Nguyễn Thị Hà", basis = "customerRequest" })),
        new("record an outcome", new(), null, (c, i) => Api(c, $"/leads/{sample.Mine(c, i)}/outcomes", new { outcome = "notConnected", callBackAt = sample.Tomorrow, note = "máy bận" })),
        new("next lead", new(), null, (c, _) => Api(c, "/leads:next", new { })),
        new("counts of my folders (HTML fragment)", new(null, 1_500), "counts", (c, _) => Shown(c, "/counts/leads")),
        new("due today for me, the desk's queue (HTML)", new(6), null, (c, _) => Shown(c, "/desk/queue?tab=due")),
        new("board, first cards and sums of mine (HTML)", new(20, 100), "board", (c, _) => Shown(c, "/opportunities")),
        new("board, everybody's, first cards and sums (HTML)", new(20, 100), null, (_, _) => Everybodys("/opportunities")),
        new("move on the board: save, card, sums (HTML)", new(12, 200), null, (c, i) => Moved(c, i)),
        new("activity counts (HTML fragment)", new(null, 1_500), "activity counts", (c, _) => Shown(c, "/counts/activities")),
        new("due today for me, activities (HTML)", new(6), "due today", (c, _) => Shown(c, "/activities/rows")),
        new("customers, page 1 (API)", new(), null, (_, _) => Manager($"/customers?limit={Page}")),
        new("no-op: who am I (API)", new(), "no-op", (c, _) => Api(c, "/me")),
        new("no-op: are you there", new(null, 5_000), "no-op", (_, _) => Get("/health/live")),
    ];

    public HttpRequestMessage Manager(string path) => With(Get("/api/v1" + path), product.ManagersToken);

    private HttpRequestMessage Api(int client, string path, object? body = null)
    {
        var request = Get("/api/v1" + path);
        if (body is null) return With(request, TokenOf(client));
        request.Method = HttpMethod.Post;
        request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return With(request, TokenOf(client));
    }

    /// <summary>As htmx asks: a fragment, compressed.</summary>
    private HttpRequestMessage Shown(int client, string path)
    {
        var request = Get(path);
        request.Headers.Add("Cookie", product.Cookies[client % product.Cookies.Count]);
        request.Headers.Add("Accept-Encoding", "gzip, deflate, br");
        if (!path.Contains("folder=all", StringComparison.Ordinal) || path.Contains("rows", StringComparison.Ordinal)) request.Headers.Add("HX-Request", "true");
        return request;
    }

    private HttpRequestMessage Everybodys(string path)
    {
        var request = Get(path);
        request.Headers.Add("Cookie", product.ManagersCookie);
        request.Headers.Add("Accept-Encoding", "gzip, deflate, br");
        return request;
    }

    /// <summary>As a card is dragged to the next column and back.</summary>
    private HttpRequestMessage Moved(int client, int i)
    {
        var (deal, version) = sample.NextMove(client % product.Cookies.Count, i);
        var request = Shown(client, $"/opportunities/{deal}/move");
        request.Method = HttpMethod.Post;
        request.Content = new FormUrlEncodedContent([new("to", version % 2 == 0 ? "advised" : "quoted"), new("version", $"{version}"), new("__RequestVerificationToken", product.FormTokens[client % product.Cookies.Count])]);
        return request;
    }

    private string TokenOf(int client) => product.Tokens[client % product.Tokens.Count];
    private HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri(product.Address, path)) { Version = HttpVersion.Version11 };

    private static HttpRequestMessage With(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    /// <summary>A number nobody in the demo has.</summary>
    private static string NewPhone() => "059" + (Interlocked.Increment(ref made) % 10_000_000).ToString("0000000", null);
}
