using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The subject's right of access, on the screen and on the wire (T-31).</summary>
internal static class SubjectRoutes
{
    public static void MapSubjectPages(this RouteGroupBuilder pages) => pages.MapGroup("").ShowsRefusals()
        .MapPost("/subjects", async (IFormCollection form, ExportSubject use, Actor actor, HttpContext http, CancellationToken ct) => http.ShowOnce(await use.Handle(form.Text("phone"), actor, ct))).Needs(ContactPermissions.ExportSubject);

    public static void MapSubjects(this RouteGroupBuilder api) => api.MapGroup("").WithTags("Subjects")
        .MapGet("/subjects/export", (string? phone, ExportSubject use, Actor actor, CancellationToken ct) => use.Handle(phone, actor, ct)).Needs(ContactPermissions.ExportSubject).WithSummary("Everything held on a number, whoever holds it; the asking is audited");
}
