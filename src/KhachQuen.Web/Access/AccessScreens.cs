using KhachQuen.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Signing in, own profile, users, teams, roles, tokens, settings, audit.</summary>
public sealed class AccessScreens : Screens
{
    public override IReadOnlyList<MenuItem> Menu =>
    [
        new("/settings/users", "users.title", "users", AccessPermissions.Users, "settings", 100), new("/settings/teams", "teams.title", "sitemap", AccessPermissions.Teams, "settings", 110),
        new("/settings/roles", "roles.title", "shield-check", AccessPermissions.Roles, "settings", 120), new("/settings/tokens", "tokens.title", "key", AccessPermissions.Tokens, "settings", 130),
        new("/settings/company", "company.title", "building", AccessPermissions.Settings, "settings", 140), new("/settings/working-hours", "hours.title", "clock", AccessPermissions.BusinessRules, "settings", 150),
        new("/settings/shifts", "shifts.title", "calendar-time", AccessPermissions.BusinessRules, "settings", 155), new("/roster", "roster.title", "calendar-user", AccessPermissions.Self, "mine", 60), new("/operations", "operations.title", "arrow-back-up", AccessPermissions.Undo, "work", 90),
        new("/settings/webhooks", "webhooks.title", "webhook", AccessPermissions.Tokens, "settings", 135),
        new("/settings/exports", "exports.title", "download", AccessPermissions.Settings, "settings", 180),
        new("/settings/attachments", "attachmentSettings.title", "paperclip", AccessPermissions.Settings, "settings", 147),
        new("/settings/audit", "audit.title", "history", AccessPermissions.Audit, "settings", 190),
    ];

    public override IReadOnlyList<PageItem> Pages =>
    [
        new("/notices", "notices.title", "bell", AccessPermissions.Self),
        new("/me", "me.title", "user", AccessPermissions.Self), new("/settings/roles/matrix", "roles.matrixTitle", "table", AccessPermissions.Roles),
        new("/settings/users/new", "users.new", "user-plus", AccessPermissions.Users), new("/settings/teams/new", "teams.new", "plus", AccessPermissions.Teams),
        new("/settings/shifts/new", "shifts.new", "plus", AccessPermissions.BusinessRules),
        new("/settings/roles/new", "roles.new", "plus", AccessPermissions.Roles), new("/settings/tokens/new", "tokens.newTitle", "plus", AccessPermissions.Tokens), new("/settings/webhooks/new", "webhooks.newTitle", "plus", AccessPermissions.Tokens),
    ];

    public override IReadOnlyDictionary<string, string> TimelineIcons => new Dictionary<string, string> { ["attachment"] = "paperclip" };

    public override void Add(IServiceCollection services) => services.AddSingleton<PeopleNames>().AddSingleton<NoticeWords>();

    public override IReadOnlyList<StateLook> States =>
    [
        new("user", "active", "green", "user-check"), new("user", "left", "grey", "user-off"), new("user", "receiving", "blue", "inbox"),
        new("team", "sales", "blue", "headset"), new("team", "care", "blue", "heart-handshake"), new("team", "reception", "blue", "phone-incoming"), new("team", "department", "blue", "tool"), new("team", "closed", "grey", "lock"),
        new("token", "working", "green", "circle-check"), new("token", "expired", "amber", "clock"), new("token", "withdrawn", "grey", "circle-x"),
        new("shift", "open", "green", "circle-check"), new("shift", "shut", "grey", "lock"),
        new("leave", "annual", "blue", "beach"), new("leave", "sick", "amber", "medical-cross"), new("leave", "unpaid", "grey", "calendar-off"), new("leave", "other", "grey", "calendar-off"),
        new("webhook", "on", "green", "circle-check"), new("webhook", "off", "grey", "player-pause"),
        new("delivery", "waiting", "amber", "clock"), new("delivery", "delivered", "green", "circle-check"), new("delivery", "dead", "red", "alert-circle"), new("delivery", "skipped", "grey", "circle-x"),
        new("operation", "kept", "grey", "circle-check"), new("operation", "undoing", "amber", "clock"), new("operation", "undone", "blue", "arrow-back-up"),
        new("session", "here", "green", "device-desktop"), new("factor", "on", "green", "shield-check"),
    ];

    public override void MapPages(RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapSignIn();
        forms.MapUserForms();
        forms.MapTeamForms();
        forms.MapRoleForms();
        forms.MapTokenForms();
        forms.MapWebhookForms();
        forms.MapSettingsForms();
        forms.MapMeForms();
        pages.MapNoticePages();
        forms.MapRosterForms();
        pages.MapOperationPages();
        pages.MapAccessExports();
        pages.MapAttachmentForms();
        pages.MapGet("/settings/audit/rows", () => Forms.Fragment<AuditTable>(new { RowsOnly = true })).Needs(AccessPermissions.Audit);
    }

    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapMe();
        api.MapNotices();
        api.MapUsers();
        api.MapTeams();
        api.MapRoles();
        api.MapTokens();
        api.MapWebhooks();
        api.MapSettings();
        api.MapAudit();
        api.MapAccessExportsApi();
        api.MapJobs();
        api.MapWork();
        api.MapRoster();
        api.MapOperations();
        api.MapAttachments();
    }
}
