namespace KhachQuen.Web.Shell;

/// <summary>What belongs to no module: choices, the first page, the palette, the parts on show.</summary>
public sealed class ShellScreens : Screens
{
    public override void Add(IServiceCollection services) => services.AddSingleton<Dist>().AddSingleton<CompanyClock>().AddSingleton<TimelineText>();

    public override IReadOnlyList<StateLook> States =>
    [
        new("job", "waiting", "grey", Icon: "clock"), new("job", "running", "blue", Icon: "loader-2"), new("job", "done", "green", Icon: "circle-check"), new("job", "failed", "red", Icon: "alert-circle"),
    ];

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapChoices();
        pages.MapPalette();
        pages.MapFirstPage();
    }
}
