namespace KhachQuen.Web.Shell;

/// <summary>What belongs to no module: choices, the first page, the parts on show.</summary>
public sealed class ShellScreens : Screens
{
    public override void MapPages(RouteGroupBuilder pages) => pages.MapChoices();
}
