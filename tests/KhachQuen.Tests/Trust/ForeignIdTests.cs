using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests.Access;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Trust;

/// <summary>Every operation of the API asked with somebody else's ids, in path, query and body (T-20, T-21): nothing is told and nothing is written.</summary>
public sealed class ForeignIdTests(Houses houses)
{
    private const string Secret = "Khách bí mật của Nga";
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>What belongs to Nga, and what belongs to the one who asks, by noun.</summary>
    private sealed record World(IReadOnlyDictionary<string, Guid> Foreign, IReadOnlyDictionary<string, Guid> Own, Guid Product, IReadOnlyList<string> Marks)
    {
        public Guid For(string name, bool own)
        {
            var noun = Foreign.Keys.FirstOrDefault(n => name.Contains(n, StringComparison.OrdinalIgnoreCase)) ?? (name.Contains("duplicateOf", StringComparison.Ordinal) ? "lead" : null);
            return name.StartsWith("product", StringComparison.Ordinal) ? Product : (own ? Own : Foreign).GetValueOrDefault(noun ?? "lead");
        }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nobody_learns_or_changes_anything_of_rows_they_may_not_see(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var foreign = await ThingsOf(house, "nga", Secret);
        var (document, marks) = (await Document(house), await Marks(house, foreign));
        var (problems, asked) = (new List<string>(), 0);
        foreach (var stranger in await Strangers(house, foreign))
        {
            var api = await house.Api(stranger);
            var world = new World(foreign, stranger == "lan" ? await ThingsOf(house, "lan", "Khách của Lan") : foreign, (await house.Product()).Id(), marks);
            var before = await Standing(house, foreign);
            foreach (var request in Requests(document, world))
            {
                using var message = request.Message();
                using var answer = await api.SendAsync(message, Now);
                asked++;
                var said = await answer.Content.ReadAsStringAsync(Now);
                if (request is { Method: "GET" } && IsRestricted(said, foreign["customer"])) continue;      // three facts anybody may know (F-6)
                if (marks.FirstOrDefault(m => said.Contains(m, StringComparison.OrdinalIgnoreCase)) is { } mark) problems.Add($"{stranger}: {request} answered {(int)answer.StatusCode} with “{mark}”");
                if (answer.StatusCode >= HttpStatusCode.InternalServerError) problems.Add($"{stranger}: {request} answered {(int)answer.StatusCode}: {said}");
                if (request.Writes && await Standing(house, foreign) is var after && after != before) { problems.Add($"{stranger}: {request} changed {before} to {after}"); before = after; }
            }
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(25)));
        Assert.True(asked > 1_000, $"only {asked} requests");
    }

    /// <summary>The whole answer is the restricted view of that customer, and not a fact more.</summary>
    private static bool IsRestricted(string said, Guid customer)
    {
        if (!said.StartsWith('{') || JsonDocument.Parse(said).RootElement is not { ValueKind: JsonValueKind.Object } answer || !answer.TryGetProperty("restricted", out _)) return false;
        Assert.Equal(["citizenId", "id", "name", "ownerName", "restricted", "taxCode"], answer.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        return answer.Id() == customer;
    }

    /// <summary>A lead, its order and buyer, and the shipment of it: under way, so that every act has something to act upon.</summary>
    private static async Task<Dictionary<string, Guid>> ThingsOf(House house, string seller, string name)
    {
        var api = await house.Api(seller);
        var phone = Numbers.Next();
        var lead = await api.Post("/leads", new { phone, name, basis = "customerRequest", basisProof = "Form" });
        var order = await api.Post("/orders", Selling.Body(await house.Product(), phone: phone).With("leadId", lead.Id()).With("note", name + " dặn riêng"));
        await api.Post($"/orders/{order.Id()}:confirm", new { });
        var shipment = await (await house.Api("shipping1")).Post($"/orders/{order.Id()}/shipments", new { code = "BM" + phone });
        var file = await api.Attach("lead", lead.Id(), Sending.Pdf, name + ".pdf");
        return new() { ["attachment"] = file.Id(), ["lead"] = lead.Id(), ["order"] = order.Id(), ["customer"] = Guid.Parse(order.Text("customerId")), ["shipment"] = shipment.Id() };
    }

    private static async Task<List<string>> Strangers(House house, Dictionary<string, Guid> foreign)
    {
        var strangers = new List<string>();
        foreach (var (user, _, _, _) in Cast.People)
        {
            var (api, sees) = (await house.Api(user), false);
            foreach (var (noun, id) in foreign)
            {
                using var answer = await api.GetAsync($"/api/v1/{noun}s/{id}", Now);
                sees |= answer.IsSuccessStatusCode && !IsRestricted(await answer.Content.ReadAsStringAsync(Now), foreign["customer"]);
            }
            if (!sees) strangers.Add(user);
        }
        Assert.Contains("lan", strangers);
        Assert.Contains("tuan", strangers);
        return strangers;
    }

    private static async Task<IReadOnlyList<string>> Marks(House house, Dictionary<string, Guid> foreign)
    {
        await using var db = house.Open();
        var phone = PhoneNumber.Parse(await db.Rows<Lead>().Where(l => l.Id == foreign["lead"]).Select(l => l.Phone).SingleAsync(Now));
        return [Secret, phone.Digits, phone.E164[3..], await db.Rows<Order>().Where(o => o.Id == foreign["order"]).Select(o => o.Number).SingleAsync(Now)];
    }

    /// <summary>Versions of the rows, and how much hangs on them.</summary>
    private static async Task<string> Standing(House house, Dictionary<string, Guid> of)
    {
        await using var db = house.Open();
        var versions = new[]
        {
            await db.Rows<Lead>().Where(l => l.Id == of["lead"]).Select(l => l.Version).SingleAsync(Now), await db.Rows<Order>().Where(o => o.Id == of["order"]).Select(o => o.Version).SingleAsync(Now),
            await db.Rows<Customer>().Where(c => c.Id == of["customer"]).Select(c => c.Version).SingleAsync(Now), await db.Rows<Shipment>().Where(s => s.Id == of["shipment"]).Select(s => s.Version).SingleAsync(Now),
        };
        var (ids, file) = (of.Values.ToList(), of["attachment"]);
        versions = [.. versions, await db.Rows<Attachment>().Where(a => a.Id == file).Select(a => a.Version).SingleAsync(Now)];
        return string.Join('.', versions) + "/" + await db.Rows<TimelineEntry>().CountAsync(t => ids.Contains(t.SubjectId), Now) + "/" + await db.Rows<Order>().CountAsync(o => o.CustomerId == of["customer"] || o.LeadId == of["lead"], Now);
    }

    private sealed record Request(string Method, string Path, JsonNode? Body)
    {
        public bool Writes => Method is not "GET";

        public HttpRequestMessage Message()
        {
            var message = new HttpRequestMessage(new HttpMethod(Method), Path) { Content = Body is null ? null : new StringContent(Body.ToJsonString(), Encoding.UTF8, "application/json") };
            if (Method == "PATCH") message.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            return message;
        }

        public override string ToString() => $"{Method} {Path} {Body?.ToJsonString()}";
    }

    /// <summary>Each operation with foreign ids in the path; with the asker's own in the path and foreign ones in query and body; bodies whole, and with nothing but the ids.</summary>
    private static IEnumerable<Request> Requests(JsonElement document, World world) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.TryGetProperty("x-permission", out _)
        from own in path.Name.Contains('{', StringComparison.Ordinal) ? new[] { false, true } : [false]
        from body in Bodies(document, operation.Value, world)
        select new Request(operation.Name.ToUpperInvariant(), Address(path.Name, operation.Value, world, own), body);

    private static string Address(string path, JsonElement operation, World world, bool own)
    {
        var parameters = operation.TryGetProperty("parameters", out var listed) ? listed.EnumerateArray().ToList() : [];
        var noun = path.Split('/')[3];
        foreach (var p in parameters.Where(p => p.GetProperty("in").GetString() == "path"))
            path = path.Replace("{" + p.GetProperty("name").GetString() + "}", IsId(p) ? world.For(noun, own).ToString() : "x", StringComparison.Ordinal);
        var query = parameters.Where(p => p.GetProperty("in").GetString() == "query" && IsId(p)).Select(p => $"{p.GetProperty("name").GetString()}={world.For(p.GetProperty("name").GetString()!, false)}").ToList();
        return query.Count == 0 ? path : path + "?" + string.Join('&', query.Take(1));
    }

    private static bool IsId(JsonElement parameter) => parameter.GetProperty("schema").TryGetProperty("format", out var format) && format.GetString() == "uuid";

    private static IEnumerable<JsonNode?> Bodies(JsonElement document, JsonElement operation, World world)
    {
        if (!operation.TryGetProperty("requestBody", out var wanted) || wanted.GetProperty("content").EnumerateObject().Where(c => c.Name.EndsWith("json", StringComparison.Ordinal)).Select(c => (JsonElement?)c.Value).FirstOrDefault() is not { } content || !content.TryGetProperty("schema", out var schema)) return [null];
        return [Filled(document, schema, "", world, onlyIds: false, 4), Filled(document, schema, "", world, onlyIds: true, 4) ?? new JsonObject()];
    }

    private static JsonNode? Filled(JsonElement document, JsonElement schema, string name, World world, bool onlyIds, int deep)
    {
        if (deep == 0) return null;
        if (schema.TryGetProperty("$ref", out var reference)) return Filled(document, document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), name, world, onlyIds, deep);
        foreach (var either in new[] { "oneOf", "anyOf" })
            if (schema.TryGetProperty(either, out var ways)) return Filled(document, ways.EnumerateArray().Last(), name, world, onlyIds, deep);
        if (schema.TryGetProperty("properties", out var properties))
        {
            var filled = new JsonObject();
            foreach (var property in properties.EnumerateObject())
                if (Filled(document, property.Value, property.Name, world, onlyIds, deep - 1) is { } value) filled[property.Name] = value;
            return onlyIds && filled.Count == 0 ? null : filled;
        }
        if (schema.TryGetProperty("items", out var items)) return Filled(document, items, name, world, onlyIds, deep - 1) is { } item ? new JsonArray(item) : null;
        if (schema.TryGetProperty("format", out var format) && format.GetString() == "uuid") return world.For(name, own: false).ToString();
        return onlyIds ? null : Plain(schema, format.ValueKind == JsonValueKind.String ? format.GetString() : null);
    }

    private static JsonNode? Plain(JsonElement schema, string? format)
    {
        if (schema.TryGetProperty("enum", out var values)) return JsonNode.Parse(values.EnumerateArray().First().GetRawText());
        var type = schema.TryGetProperty("type", out var said) ? said.ValueKind == JsonValueKind.Array ? said.EnumerateArray().Select(t => t.GetString()).First(t => t is not "null") : said.GetString() : "string";
        return (type, format) switch
        {
            (_, "date-time") => House.Clock.GetUtcNow().UtcDateTime.AddDays(1).ToString("o", CultureInfo.InvariantCulture),
            (_, "date") => "2026-12-01",
            ("boolean", _) => false,
            ("integer" or "number", _) or (_, "int32" or "int64" or "int16" or "double") => 1,
            ("object", _) => new JsonObject(),
            _ => "x",
        };
    }

    private static async Task<JsonElement> Document(House house) => JsonDocument.Parse(await house.CreateClient().GetStringAsync("/openapi/v1.json", Now)).RootElement;
}
