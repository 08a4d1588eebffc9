namespace KhachQuen.Web.Shell;

/// <summary>Who looks through another's eyes may look, and go back, and leave; nothing else .</summary>
internal sealed class ViewingGate(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        var looks = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        return looks || http.ActorOrNull()?.IsViewing != true || Allowed(http.Request.Path) ? next(http) : Problems.Write(http, StatusCodes.Status403Forbidden, "viewing");
    }

    private static bool Allowed(PathString path) => path == "/view-as/end" || path == "/sign-out" || path.StartsWithSegments("/choose", StringComparison.Ordinal) || path.StartsWithSegments("/live", StringComparison.Ordinal);
}
