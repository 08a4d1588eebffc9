using KhachQuen.Access;
using KhachQuen.Web.Shell.OnShow;

namespace KhachQuen.Web.Shell;

/// <summary>What belongs to no module: choices, the first page, the palette, the parts on show.</summary>
public sealed class ShellScreens : Screens
{
    public override void Add(IServiceCollection services) => services.AddSingleton<Dist>().AddSingleton<CompanyClock>().AddSingleton<Cells>().AddSingleton<Exporter>().AddSingleton<TimelineText>().AddSingleton<Specimens>().AddSingleton<ViewTabs>().AddSingleton<GuideBook>().AddSingleton<WhenTyped>().AddSingleton<FormDrafts>().AddSingleton<Meanwhile>().AddSingleton<TogetherForm>();

    public override IReadOnlyList<StateLook> States =>
    [
        new("job", "waiting", "grey", Icon: "clock"), new("job", "running", "blue", Icon: "loader-2"), new("job", "done", "green", Icon: "circle-check"), new("job", "failed", "red", Icon: "alert-circle"),
        new("job", "cancelled", "grey", Icon: "player-stop"), new("job", "undone", "grey", Icon: "arrow-back-up"),
    ];

    public override IReadOnlyDictionary<string, string> TimelineIcons => new Dictionary<string, string>
    {
        ["specimen"] = "point", ["specimen.called"] = "phone-outgoing", ["specimen.missed"] = "phone-x", ["specimen.assigned"] = "user-plus", ["specimen.paid"] = "receipt", ["specimen.cared"] = "heart-handshake",
    };

    public override IReadOnlyList<PageItem> Pages => [new("/guide", "guide.title", "help-circle", AccessPermissions.Self), new("/docs/api", "apiDocs.title", "code", AccessPermissions.Self)];

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapChoices();
        pages.MapPalette();
        pages.MapViews();
        pages.MapWhen();
        pages.MapPresence();
        pages.MapFirstPage();
        pages.MapGuide();
        pages.MapOnShow();
    }

    public override void MapApi(RouteGroupBuilder api) => api.MapSearch();
}
