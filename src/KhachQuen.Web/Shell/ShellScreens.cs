namespace KhachQuen.Web.Shell;

/// <summary>What belongs to no module: choices, the first page, the palette, the parts on show.</summary>
public sealed class ShellScreens : Screens
{
    public override void Add(IServiceCollection services) => services.AddSingleton<Dist>();

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapChoices();
        pages.MapPalette();
        pages.MapFirstPage();
    }
}
