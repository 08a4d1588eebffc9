using System.Text.Json;
using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>
/// Settings on the wire: <c>GET/PUT /settings/{area}</c>, the area's members flat, with <c>version</c>. The version comes back as
/// <c>If-Match</c> or as the member itself; without either the change goes over whatever is there.
/// </summary>
internal static class SettingsApi
{
    private const string VersionMember = "version";

    public static void MapSettings(this RouteGroupBuilder api)
    {
        var settings = api.MapGroup("/settings").WithTags("Settings");
        settings.MapGet("", (SettingsAreas areas, Actor actor) => new Page<AreaView>([.. areas.All.Where(a => actor.May(a.Read)).Select(a => new AreaView(a.Name, actor.May(a.Write)))], null))
            .Needs(AccessPermissions.Self).WithSummary("The areas the caller may read");
        settings.MapGet("/{area}", Read).Needs(AccessPermissions.Self).Produces<JsonObject>().WithSummary("One area's values (the area's own right is asked for)");
        settings.MapPut("/{area}", Write).Needs(AccessPermissions.Self).Accepts<JsonObject>("application/json").Produces<JsonObject>().WithSummary("Changes an area; members left out keep their value");
    }

    private static async Task<IResult> Read(string area, ReadSettings use, HttpContext http, Actor actor, CancellationToken ct) => Shown(await use.Handle(area, actor, ct), http);

    private static async Task<IResult> Write(string area, WriteSettings use, HttpContext http, Actor actor, CancellationToken ct)
    {
        try
        {
            var members = await JsonSerializer.DeserializeAsync<JsonObject>(http.Request.Body, JsonSerializerOptions.Web, ct) ?? [];
            var version = members.Remove(VersionMember, out var based) ? based?.GetValue<long>() : null;
            if (http.Request.Headers.IfMatch.Count > 0) version = http.IfMatch();
            return Shown(await use.Handle(area, members, version, actor, ct), http);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException { Source: "System.Text.Json" }) { throw new BadHttpRequestException("Not this area's members", problem); }
    }

    private static IResult Shown(SettingsView settings, HttpContext http)
    {
        http.Response.Headers.ETag = $"\"{settings.Version}\"";
        var body = settings.Members;
        body[VersionMember] = settings.Version;
        return Results.Json(body);
    }
}

internal sealed record AreaView(string Area, bool MayWrite);
