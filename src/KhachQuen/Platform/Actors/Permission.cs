namespace KhachQuen.Platform;

/// <summary>A right a module offers: <c>area.action</c> (X-2). Shown in the role matrix by the text key <c>permission.{Code}</c>.</summary>
/// <param name="Code">e.g. <c>leads.read</c>.</param>
/// <param name="Scoped">Whether own/team/below/all makes a difference; otherwise it is yes or no.</param>
public sealed record Permission(string Code, bool Scoped = false)
{
    public string Area => Code[..Code.IndexOf('.', StringComparison.Ordinal)];
}
