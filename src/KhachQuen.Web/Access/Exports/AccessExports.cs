using System.Globalization;
using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Users and the audit on their way out .</summary>
internal static class AccessExports
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public static void MapAccessExports(this RouteGroupBuilder pages)
    {
        pages.MapGet("/settings/users/export", (string? q, string? teamId, string? role, string? state, ListUsers use, PeopleNames names, T texts, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            exporter.Send(Users(new(TeamId: Guid.TryParse(teamId, out var team) ? team : null, Role: role, Q: q, Active: state switch { "left" => false, "all" => null, _ => true }), use, names, texts), asked, http)).Needs(AccessPermissions.ExportUsers);
        pages.MapGet("/settings/audit/export", (string? userName, string? act, string? noun, string? nounId, string? from, string? to, ListAudit use, T texts, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            exporter.Send(Audit(new(UserName: userName, Noun: noun, NounId: Guid.TryParse(nounId, out var row) ? row : null, Act: act, From: Day(from, 0), To: Day(to, 1)), use, texts), asked with { Sort = null }, http)).Needs(AccessPermissions.ExportAudit);
    }

    public static void MapAccessExportsApi(this RouteGroupBuilder all)
    {
        var api = all.MapGroup("").WithTags("Exports");
        api.MapGet("/users/export", ([AsParameters] UserQuery query, [AsParameters] ExportArguments asked, ListUsers use, PeopleNames names, T texts, Exporter exporter, HttpContext http) => exporter.Send(Users(query.Filter, use, names, texts), asked, http)).Needs(AccessPermissions.ExportUsers).IsExport("Who works here");
        api.MapGet("/audit/export", ([AsParameters] AuditQuery query, [AsParameters] ExportArguments asked, ListAudit use, T texts, Exporter exporter, HttpContext http) => exporter.Send(Audit(query.Filter, use, texts), asked, http)).Needs(AccessPermissions.ExportAudit).IsExport("The audit, masked as it is read");
    }

    private static ListExport<(UserView User, string? Team)> Users(UserFilter filter, ListUsers use, PeopleNames names, T texts) => new("users", "user", AccessPermissions.ExportUsers,
    [
        new("userName", "users.userName", r => r.User.UserName), new("name", "users.displayName", r => r.User.DisplayName), new("team", "users.team", r => r.Team), new("roles", "users.roles", r => string.Join(", ", r.User.Roles)), new("email", "users.email", r => r.User.Email),
        new("receivesData", "users.receivesData", r => r.User.ReceivesData), new("state", "users.state", r => texts["state.user." + (r.User.Active ? "active" : "left")]), new("id", "export.id", r => r.User.Id.ToString()),
    ], async (page, actor, ct) =>
    {
        var known = await names.Known(ct);
        return (await use.Handle(filter, page, actor, ct)).Map(u => (u, known.Team(u.TeamId)));
    });

    private static ListExport<AuditView> Audit(AuditFilter filter, ListAudit use, T texts) => new("audit", "auditLine", AccessPermissions.ExportAudit,
    [
        new("at", "audit.at", l => CompanyTime.Local(l.At)), new("who", "audit.who", l => l.ActorName), new("act", "audit.act", l => texts.Or("act." + l.Act, l.Act)), new("noun", "audit.noun", l => texts.Or("noun." + l.Noun, l.Noun)),
        new("changes", "audit.changes", l => l.Changes.ToJsonString(AsWritten)), new("address", "audit.address", l => l.From), new("row", "export.id", l => l.NounId.ToString()),
    ], (page, actor, ct) => use.Handle(filter, page, actor, ct));

    private static DateTime? Day(string? text, int after) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? CompanyTime.StartOf(day.AddDays(after)) : null;
}
