using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using KhachQuen.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace KhachQuen.Web.Shell;

/// <summary>How the product is put together: services, then the order a request passes through.</summary>
internal static class House
{
    /// <param name="args">As the host takes them.</param>
    /// <param name="settings">In place of <c>KHACHQUEN_…</c> from the environment (tests).</param>
    public static WebApplicationBuilder Build(string[] args, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Home(args) });
        if (settings is null) builder.Configuration.AddEnvironmentVariables("KHACHQUEN_");
        else builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders().AddJsonConsole(o => o.UseUtcTimestamp = true);
        builder.WebHost.UseStaticWebAssets();     // run from a build as well as from a publish: the bundles stand beside the sources
        builder.WebHost.ConfigureKestrel(o => { o.AddServerHeader = false; o.Limits.MaxRequestBodySize = 50 * 1024 * 1024; });
        if (builder.Configuration["URLS"] is { Length: > 0 } urls) builder.WebHost.UseUrls(urls);
        else if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://localhost:5080");
        builder.Services.AddSingleton(new KhachQuen.Access.WorkPlace(Open: builder.Configuration["WORK"] != "0"));      // KHACHQUEN_WORK=0: imports run on other nodes
        Services(builder.Services, Place.Of(builder.Configuration));
        builder.Services.AddLimits(builder.Configuration);
        return builder;
    }

    /// <summary>Settings and scripts lie beside the program, wherever it is started from; a test host says where itself.</summary>
    private static string? Home(string[] args) =>
        args.Any(a => a.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) || !File.Exists(Path.Combine(AppContext.BaseDirectory, "appsettings.json")) ? null : AppContext.BaseDirectory;

    private static void Services(IServiceCollection services, Place place)
    {
        services.AddSingleton(place).AddSingleton(new DataFolder(place.DataFolder)).AddSingleton(new ScannerPlace(place.Clamd)).AddSingleton(TimeProvider.System).AddDatabase(place.Database).AddModules();
        services.AddSingleton<ILiveEvents, HubEvents>().AddSingleton<LiveListeners>().AddHostedService<LiveDoor>();
        if (place.RunsJobs) services.AddJobClock(place.Database).AddHostedService<Sweeper>().AddHostedService(sp => sp.GetRequiredService<AuditSealer>()).AddHostedService(sp => sp.GetRequiredService<KhachQuen.Access.WebhookWorker>());
        services.AddDataProtection().SetApplicationName("KhachQuen");
        services.AddSingleton<IXmlRepository, DataKeyStore>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((o, keys) => o.XmlRepository = keys);
        services.AddMemoryCache();
        services.AddSingleton<T>();
        services.AddDoors(place.IsHttps);
        services.AddAntiforgery(o => o.Cookie.Name = place.IsHttps ? "__Host-kq-form" : "kq-form");
        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));          // Vietnamese as itself, not as &#x1EC7;
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);    // a body nobody can read is a problem with words, in every environment
        services.ConfigureHttpJsonOptions(o => ApiHabits.Json(o.SerializerOptions));
        services.AddSignalR();
        services.AddRequestLocalization(Languages);
        services.AddResponseCompression(o => { o.EnableForHttps = true; o.Providers.Add<BrotliCompressionProvider>(); o.Providers.Add<GzipCompressionProvider>(); });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.AddOpenApi("v1", o => o.AddOperationTransformer(RouteGuard.ShowPermission).AddOperationTransformer(ApiShapes.WireNames).AddSchemaTransformer(ApiShapes.OpenPatches)).AddSingleton<ApiBook>();
        services.AddMetricsBook();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<AuditHealth>("audit");
        foreach (var screens in AllScreens.All) screens.Add(services);
    }

    /// <summary>The person's own choice first (cookie), then what the caller asks for; Vietnamese otherwise.</summary>
    private static void Languages(RequestLocalizationOptions o)
    {
        o.SetDefaultCulture("vi").AddSupportedCultures("vi", "en").AddSupportedUICultures("vi", "en");
        o.RequestCultureProviders = [
            new CookieRequestCultureProvider { CookieName = "kq-language" },
            new CustomRequestCultureProvider(http => Task.FromResult(http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && http.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? new ProviderCultureResult("en") : null))];
    }

    /// <summary>Brings the database up to date before the first request.</summary>
    public static async Task Prepare(IServiceProvider services)
    {
        Directory.CreateDirectory(services.GetRequiredService<Place>().DataFolder);
        await services.GetRequiredService<Database>().Migrate();
        await FirstStart.Run(services);
        await services.GetRequiredService<CompanyCalendar>().Today();    // also sets the company's zone
    }

    public static void Pipeline(WebApplication app)
    {
        app.UseResponseCompression();
        app.UseMiddleware<SafeHeaders>();
        app.UseRequestLocalization();
        app.UseStatusCodePages(context => Problems.Bare(context.HttpContext));
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Problems.Answer, CreateScopeForErrors = true /* a page that broke while it was drawn has used up its services */, SuppressDiagnosticsCallback = c => Problems.IsExpected(c.Exception) });
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<ViewingGate>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api.UseMiddleware<Once>());

        app.MapStaticAssets().OpenToAll("scripts, styles");
        app.MapRazorComponents<App>();
        app.MapHub<LiveHub>("/live").Needs(KhachQuen.Access.AccessPermissions.Self);
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApi("/openapi/{documentName}.json").OpenToAll("documents the API");
        var pages = app.MapGroup("").ChecksForms().ExcludeFromDescription();
        var open = app.MapGroup("/public").ExcludeFromDescription().DisableAntiforgery();
        var api = app.MapGroup("/api/v1");
        foreach (var screens in AllScreens.All)
        {
            screens.MapPages(pages);
            screens.MapApi(api);
            screens.MapPublic(open);
        }
        app.RequireDeclaredRoutes();
    }
}
