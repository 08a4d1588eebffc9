using KhachQuen.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The work desk, leads, distribution.</summary>
public sealed class TelesalesScreens : Screens
{
    public override IReadOnlyList<MenuItem> Menu => [new("/desk", "menu.desk", "headset", LeadPermissions.Work, "work", 10, "desk")];
    public override IReadOnlyList<StateLook> States =>
    [
        new("leadStage", "new", "blue", "sparkles"), new("leadStage", "contact", "amber", "messages"), new("leadStage", "ordered", "green", "shopping-cart"),
        new("leadStage", "converted", "green", "user-check"), new("leadStage", "closed", "grey", "circle-x"),
        new("priority", "p1", "grey", "flag"), new("priority", "p2", "amber", "flag"), new("priority", "p3", "red", "flag"),
    ];

    public override void Add(IServiceCollection services) => services.AddHostedService<CallbackBell>().AddSingleton<DeskLoader>().AddSingleton<WhenTyped>().AddSingleton<OrderForm>();
    public override void MapPages(RouteGroupBuilder pages) => pages.MapDesk();
    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapLeads();
        api.MapImport();
    }
}
