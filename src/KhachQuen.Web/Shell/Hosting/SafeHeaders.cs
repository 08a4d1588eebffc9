namespace KhachQuen.Web.Shell;

/// <summary>What every answer says to the browser (T-25).</summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    private const string Policy = "default-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task Invoke(HttpContext http)
    {
        http.Response.OnStarting(static response => Set((HttpResponse)response), http.Response);     // last, for an error's answer begins with empty headers
        return next(http);
    }

    private static Task Set(HttpResponse response)
    {
        var headers = response.Headers;
        if (response.HttpContext.Request.Path.Value!.EndsWith(".woff2", StringComparison.Ordinal)) headers.CacheControl = "public, max-age=31536000, immutable";     // named by the stylesheet, with their version
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;     // a file people sent has said a stricter one
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=()";
        return Task.CompletedTask;
    }
}
