using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The work desk, leads, distribution.</summary>
public sealed class TelesalesScreens : Screens
{
    public override IReadOnlyList<MenuItem> Menu =>
    [
        new("/desk", "menu.desk", "headset", LeadPermissions.Work, "work", 10, "desk"), new("/leads", "menu.leads", "address-book", LeadPermissions.Read, "work", 20),
        new("/distribution", "menu.distribution", "user-share", LeadPermissions.Assign, "work", 60), new("/handovers", "handovers.title", "transfer", LeadPermissions.Assign, "work", 63) { OrAnyOf = [AccessPermissions.Users] }, new("/leads/import", "menu.imports", "file-import", LeadPermissions.Import, "work", 65), new("/totals/leads", "menu.balance", "chart-bar", LeadPermissions.Read, "mine", 20),
        new("/fairness", "menu.fairness", "scale", LeadPermissions.Read, "mine", 30), new("/settings/sources", "menu.sources", "plug", AccessPermissions.BusinessRules, "settings", 40),
        new("/settings/outcomes", "outcomes.title", "list-check", AccessPermissions.BusinessRules, "settings", 42),
        new("/settings/telesales", "telesales.title", "headset", AccessPermissions.Settings, "settings", 145),
    ];

    public override IReadOnlyList<PageItem> Pages =>
    [
        new("/leads/new", "leads.new", "plus", LeadPermissions.Create), new("/leads/board", "leads.board", "layout-kanban", LeadPermissions.Read), new("/leads/imports", "import.list", "history", LeadPermissions.Import), new("/settings/product-sharing", "productSharing.title", "package", AccessPermissions.BusinessRules), new("/settings/sources/new", "sources.new", "plus", AccessPermissions.BusinessRules),
        new("/handovers/new", "handovers.new", "transfer", LeadPermissions.Assign) { OrAnyOf = [AccessPermissions.Users] },
        new("/settings/outcomes/new", "outcomes.new", "plus", AccessPermissions.BusinessRules),
    ];

    public override IReadOnlyList<StateLook> States =>
    [
        new("leadStage", "new", "blue", "sparkles"), new("leadStage", "contact", "amber", "messages"), new("leadStage", "ordered", "green", "shopping-cart"),
        new("leadStage", "converted", "green", "user-check"), new("leadStage", "closed", "grey", "circle-x"),
        new("leadLevel", "l0", "grey", "circle-dashed"), new("leadLevel", "l1", "blue", "antenna-bars-2"), new("leadLevel", "l2", "amber", "antenna-bars-3"), new("leadLevel", "l3", "green", "antenna-bars-5"),
        new("leadSize", "proposed", "amber", "clock"), new("leadSize", "approved", "green", "circle-check"), new("leadSize", "refused", "red", "circle-x"),
        new("priority", "p1", "grey", "flag"), new("priority", "p2", "amber", "flag"), new("priority", "p3", "red", "flag"),
        new("handoverLine", "moved", "blue", "transfer"), new("handoverLine", "reversed", "green", "arrow-back-up"), new("handoverLine", "kept", "amber", "lock"), new("handoverLine", "impossible", "red", "circle-x"),
        new("handover", "stands", "blue", "transfer"), new("handover", "undone", "grey", "arrow-back-up"),
        new("source", "hot", "amber", "flame"), new("source", "open", "green", "circle-check"), new("source", "shut", "grey", "lock"),
    ];

    public override void Add(IServiceCollection services) => services.AddSingleton(KhachQuen.Web.Contacts.CustomerSlot.Of<CustomerLeads>(6)).AddHostedService<CallbackBell>().AddSingleton<CaptureLimits>().AddSingleton<DeskLoader>()
        .AddSingleton<LeadNames>().AddSingleton<LeadGroups>().AddSingleton<LeadExport>().AddSingleton<LeadFacts>().AddSingleton<LeadProfileFacts>().AddSingleton<LeadLoader>().AddSingleton<FolderTabs>().AddSingleton<ShareLoader>().AddSingleton<IPaletteSource, LeadPalette>();

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapDesk();
        pages.MapLeadPages();
        pages.MapLeadExports();
        pages.MapDistribution();
        pages.MapTotals();
        pages.MapSourceForms();
        pages.MapOutcomeForms();
        pages.MapGateForms();
        pages.MapTelesalesSettings();
        pages.MapImportPages();
        pages.MapHandoverPages();
    }

    public override void MapPublic(RouteGroupBuilder open) => open.MapCapture();

    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapLeads();
        api.MapLeadExportsApi();
        api.MapImport();
        api.MapAssignments();
        api.MapSources();
        api.MapHandovers();
    }
}
