using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests.Platform;
using KhachQuen.Tests.Sales;
using KhachQuen.Tests.Telesales.Imports;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KhachQuen.Tests.Trust;

/// <summary>
/// T-22: phones, identity numbers and a name are put wherever a number can stand; then every page, fragment and operation that answers a GET, with every export, is asked as every role.
/// Who lacks the right over the row gets them in no spelling: not in a body, a header, a file, a frame or the log.
/// </summary>
public sealed class CanaryTests(Houses houses)
{
    private const string Name = "Hoàng Yến Canary";
    private const string Identity = "001185314159";
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <param name="Right">The right that shows it whole.</param>
    /// <param name="Row">Whose row it stands on.</param>
    private sealed record Canary(string What, string Right, Regex Spelled, IOwned? Row = null)
    {
        /// <summary>With 0, +84 or nothing in front; whole, dotted, spaced, dashed.</summary>
        public static Canary Phone(string national) => new("phone " + national, AccessPermissions.PhonesInFull, Digits(national[1..]));
        public static Canary Number(string number) => new("identity " + number, AccessPermissions.IdentityInFull, Digits(number));

        private static Regex Digits(string digits) => new("(?<![0-9])(?:\\+?84|%2B84|0)?" + string.Join("(?:[ .\\-()\u00A0\u2009]|%20|&nbsp;){0,2}", digits.ToCharArray()), RegexOptions.None, TimeSpan.FromSeconds(20));
    }

    /// <summary>What lies where, all of it lan's.</summary>
    private sealed record World(IReadOnlyDictionary<string, Guid> Ids, Canary[] Canaries, Guid OwnerId, Guid? TeamId) : IOwned
    {
        Guid? IOwned.OwnerId => OwnerId;

        /// <summary>The id that stands in a route: of the noun before it.</summary>
        public string For(string template, string parameter)
        {
            if (parameter == "name") return "telesales-summary";
            if (parameter is "carrier") return "ghn";
            if (parameter == "ownerId") return OwnerId.ToString();
            if (parameter.EndsWith("fact", StringComparison.OrdinalIgnoreCase) || parameter == "field") return "phone";
            var noun = Ids.Keys.OrderByDescending(k => k.Length).FirstOrDefault(k => template.Contains("/" + k, StringComparison.Ordinal));
            return (noun is null ? Guid.CreateVersion7() : Ids[noun]).ToString();
        }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task No_role_gets_a_number_it_has_no_right_to_by_any_road(string database)
    {
        await using var plain = houses.Another(database);
        var log = new Heard();
        await using var house = plain;
        house.Get<ILoggerFactory>().AddProvider(log);
        await Cast.Enter(house);
        var world = await Seed(house);
        var routes = Routes(house);
        Assert.True(routes.Count > 150, $"only {routes.Count} routes");
        var (leaks, seen) = (new ConcurrentBag<string>(), new ConcurrentDictionary<string, int>());
        foreach (var (user, _, _, _) in Cast.People.Where(p => p.User is not ("minh" or "thao" or "duc" or "phuc")))
        {
            var actor = await house.Actor(user);
            var forbidden = world.Canaries.Where(c => !actor.May(c.Right, c.Row ?? world)).ToList();
            var api = await house.Api(user);
            var (visitor, cookies) = await house.Enter(user);
            await using var screen = await house.Listen(cookies);
            foreach (var template in routes)
                foreach (var path in Paths(template, world))
                {
                    using var answer = await (path.StartsWith("/api", StringComparison.Ordinal) ? api : visitor.Http).GetAsync(path, Now);
                    if ((int)answer.StatusCode >= 500) leaks.Add($"{user}: {path} answered {(int)answer.StatusCode}");
                    var said = await Said(answer);
                    foreach (var canary in world.Canaries.Where(c => c.Spelled.IsMatch(said)))
                    {
                        seen.AddOrUpdate(canary.What, 1, (_, n) => n + 1);
                        if (forbidden.Contains(canary)) leaks.Add($"{user}: {path} tells {canary.What}: …{Around(said, canary)}…");
                    }
                    if (said.Contains(Name, StringComparison.Ordinal) && !MayKnow(actor, world)) leaks.Add($"{user}: {path} tells the name");
                }
        }
        Assert.True(leaks.IsEmpty, string.Join('\n', leaks.Select(l => l.Split(": ", 2)).GroupBy(l => l[1].Split(": …")[0]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} to {string.Join(", ", g.Select(l => l[0]).Distinct().Order(StringComparer.Ordinal))} ({g.First()[1].Split(": …")[^1]})").Take(60)));
        Assert.All(world.Canaries, c => Assert.True(seen.ContainsKey(c.What), c.What + " was seen by nobody: it was not walked past"));
        Assert.DoesNotContain(log.Lines, l => world.Canaries.Any(c => c.Spelled.IsMatch(l)) || l.Contains(Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Frames_carry_ids_and_nothing_else()
    {
        await using var house = houses.Another("sqlite");
        await Cast.Enter(house);
        await using var screen = await house.Listen("quan");
        var phone = Numbers.Next();
        var id = (await (await house.Api("lan")).Post("/leads", new { phone, name = Name, basis = "customerRequest", note = "gọi " + phone })).Id();
        await screen.Hears(id);
        Assert.DoesNotMatch(Canary.Phone(phone).Spelled, screen.Said);
        Assert.DoesNotContain(Name, screen.Said, StringComparison.Ordinal);
        Assert.Contains(id.ToString(), screen.Said, StringComparison.Ordinal);
    }

    /// <summary>Whether some row with the name is open to them.</summary>
    private static bool MayKnow(Actor actor, World world) =>
        new[] { LeadPermissions.Read, CustomerPermissions.Read, OrderPermissions.Read, AccessPermissions.Audit }.Any(r => actor.May(r, world)) || new[] { OrderPermissions.ReadConfirmed, OrderPermissions.ReadShipping, CustomerPermissions.ReadOfShipments, CustomerPermissions.Create, LeadPermissions.Create, OrderPermissions.CrossCheck }.Any(actor.May);

    private static string Around(string said, Canary canary)
    {
        var at = canary.Spelled.Match(said).Index;
        return Regex.Replace(said[Math.Max(0, at - 60)..Math.Min(said.Length, at + 40)], "\\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    /// <summary>A lead, its buyer, order and parcel, a second lead that floats, a number on the blacklist, a file with numbers in good and bad rows; numbers in every note.</summary>
    private static async Task<World> Seed(House house)
    {
        var phones = Enumerable.Range(0, 4).Select(_ => Numbers.Next()).ToArray();
        string Dotted(string p) => $"{p[..3]}.{p[3..6]}.{p[6..]}";
        var lan = await house.Api("lan");
        var lead = await lan.Post("/leads", new { phone = phones[0], name = Name, basis = "customerRequest", basisProof = "Form " + Dotted(phones[1]), originalText = $"gọi {Dotted(phones[1])} nhé", note = $"số khác {phones[1][..4]} {phones[1][4..7]} {phones[1][7..]}", citizenId = Identity, taxCode = Identity, source = "form" });
        await lan.Post($"/leads/{lead.Id()}/notes", new { note = "máy bàn " + Dotted(phones[1]) });
        await lan.Post($"/leads/{lead.Id()}:dial", new { });
        await lan.Post($"/leads/{lead.Id()}/outcomes", new { outcome = "connected", note = "hẹn qua +84" + phones[1][1..] });
        await lan.Patch($"/leads/{lead.Id()}", new { note = "đổi sang " + Dotted(phones[1]) }, (await lan.Get($"/leads/{lead.Id()}")).Number("version"));
        var order = await lan.Post("/orders", new { leadId = lead.Id(), note = "gọi trước " + Dotted(phones[1]), lines = new[] { new { productId = (await house.Product()).Id(), quantity = 1 } }, shippingAddress = new { recipient = Name, phone = phones[2], line = "Số 5 Nguyễn Trãi", provinceCode = "01" } });
        var customer = await (await house.Api("data1")).Get($"/customers/{order.Id("customerId")}");
        await (await house.Api("data1")).Patch($"/customers/{customer.Id()}", new { citizenId = Identity, taxCode = Identity }, customer.Number("version"));
        await lan.Post($"/orders/{order.Id()}:confirm", new { });
        var shipment = await (await house.Api("shipping1")).Post($"/orders/{order.Id()}/shipments", new { code = "VDCANARY1" });
        await (await house.Api("shipping1")).Post($"/shipments/{shipment.Id()}/events", new { state = "shipNow", note = "khách dặn " + Dotted(phones[1]) });
        await (await house.Api("quan")).Post("/blacklist", new { phone = phones[3], reason = "bom hàng, số khác " + Dotted(phones[1]) });
        await (await house.Api("quan")).Post("/blacklist", new { phone = phones[2], reason = "hay đổi ý, gọi " + Dotted(phones[1]) });
        var import = await (await house.Api("tuan")).Imported(Importing.Sheet([$"{Name};{phones[0]};trùng", $"{Name};12345;hỏng {Dotted(phones[1])}"]));
        await Float(house, "lan", phones[3]);
        var owner = await house.Actor("lan");
        return new(new Dictionary<string, Guid>
        {
            ["leads/imports"] = import.Id(), ["leads"] = lead.Id(), ["orders"] = order.Id(), ["cross-checks"] = order.Id(), ["customers"] = customer.Id(), ["shipments"] = shipment.Id(), ["jobs"] = import.Id(), ["users"] = owner.Id, ["desk"] = lead.Id(), ["roster"] = owner.Id,
        }, [.. phones.Take(3).Select(Canary.Phone), Canary.Phone(phones[3]) with { Row = new Masking.Owned(null, owner.TeamId) }, Canary.Number(Identity)], owner.Id, owner.TeamId);
    }

    private static async Task Float(House house, string user, string phone)
    {
        var (at, owner) = (House.Clock.Now(), await house.Actor(user));
        var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(phone), Name = Name, Source = "form", Basis = ContactBasis.Consent, Note = phone }, at);
        lead.GiveTo(owner.Id, owner.TeamId, "even", owner.Name, at);
        lead.SetAfloat(at);
        await using var db = house.Open();
        db.Add(lead);
        await db.SaveChangesAsync(Now);
    }

    private static List<string> Routes(House house) =>
    [
        .. house.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { } methods || methods.Contains("GET"))
            .Where(e => !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor")).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(p => !p.StartsWith("/_", StringComparison.Ordinal) && !p.StartsWith("/live", StringComparison.Ordinal) && !p.StartsWith("/ui", StringComparison.Ordinal) && !p.StartsWith("/guide", StringComparison.Ordinal) && !p.StartsWith("/public", StringComparison.Ordinal) && !p.Contains("**", StringComparison.Ordinal) && !p.Contains("openapi", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The address with real ids in it, alone and with the questions that open more of the list.</summary>
    private static IEnumerable<string> Paths(string template, World world)
    {
        var path = Regex.Replace(template, "\\{([^}:?=]+)[^}]*\\}", m => world.For(template, m.Groups[1].Value), RegexOptions.None, TimeSpan.FromSeconds(1));
        yield return path;
        if (path.EndsWith("/export", StringComparison.Ordinal))
        {
            yield return path + "?format=csv&folder=all";
            yield return path + "?format=xlsx&folder=floating";
        }
        else if (template is "/leads" or "/leads/rows" or "/api/v1/leads") foreach (var folder in new[] { "all", "floating", "contact" }) yield return $"{path}?folder={folder}";
        else if (template is "/palette" or "/api/v1/search") foreach (var q in new[] { "canary", "vdcanary1" }) yield return $"{path}?q={q}";
        else if (template == "/orders/print") yield return $"{path}?ids={world.Ids["orders"]:N}";
        else if (template.EndsWith(":duplicates", StringComparison.Ordinal)) yield return $"{path}?taxCode=x";
    }

    /// <summary>Body and headers; a packed sheet unpacked.</summary>
    private static async Task<string> Said(HttpResponseMessage answer)
    {
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}")));
        var bytes = await answer.Content.ReadAsByteArrayAsync(Now);
        if (answer.Content.Headers.ContentType?.MediaType != ContentTypes.Xlsx || !answer.IsSuccessStatusCode) return headers + "\n" + WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes));
        using var packed = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder(headers);
        foreach (var part in packed.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append('\n').Append(await reader.ReadToEndAsync(Now));
        }
        return text.ToString();
    }

    /// <summary>Everything the log is told, as it is written.</summary>
    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception) + (state is IEnumerable<KeyValuePair<string, object?>> facts ? string.Join(' ', facts.Select(f => f.Value)) : "") + exception);
        public void Dispose() { }
    }
}
