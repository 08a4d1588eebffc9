using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Telesales;

/// <summary><c>POST /leads:import</c> (api.md, Bulk): multipart with <c>file</c>; the rest as form fields or in the query.</summary>
internal static class ImportApi
{
    /// <summary>50 MiB of file, and room for the form around it.</summary>
    public const long MostBytes = FileStore.Cap + (1 << 20);

    public static void MapImport(this RouteGroupBuilder api) =>
        api.MapPost("/leads:import", Import).Needs(LeadPermissions.Import).WithTags("Leads").WithSummary("Imports leads from csv or xlsx in the background; answers with its job")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Accepts<IFormFile>("multipart/form-data").Produces<JobTaken>(StatusCodes.Status202Accepted);

    private static async Task<IResult> Import(HttpContext http, ImportLeads use, ImportTeams teams, Actor actor, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) throw new BadHttpRequestException("multipart/form-data with a file is expected");
        var form = await http.Request.ReadFormAsync(ct);
        Rule.Require(form.Files["file"] is not null, "import.fileMissing", "file");
        var said = new Said(http.Request.Query, form);
        var plan = new LeadImport
        {
            Source = said.Text("source"), Basis = said.Choice<ContactBasis>("basis"), BasisProof = said.Text("basisProof"), Mapping = said.Mapping(), HeadingLine = said.Number("headingLine"),
            DryRun = said.Flag("dryRun"), TeamId = await teams.Find(said.Text("team"), actor, ct), Known = said.Choice<KnownNumbers>("known") ?? KnownNumbers.Link,
            Sharing = said.Choice<ImportSharing>("sharing") ?? (said.Text("team") is null ? ImportSharing.BySource : ImportSharing.Even),
        };
        await using var content = form.Files["file"]!.OpenReadStream();
        return WorkApi.Taken(await use.Handle(content, form.Files["file"]!.FileName, plan, actor, ct));
    }

    /// <summary>What was said in the form, or else in the query.</summary>
    private sealed record Said(IQueryCollection Query, IFormCollection Form)
    {
        public string? Text(string name) => (Form[name].ToString() is { Length: > 0 } inForm ? inForm : Query[name].ToString()).Trim() is { Length: > 0 } text ? text : null;

        public bool Flag(string name) => Text(name) switch { null or "false" => false, "true" => true, _ => throw Wrong(name, "true or false") };

        public int? Number(string name) => Text(name) is not { } text ? null : int.TryParse(text, out var number) ? number : throw Wrong(name, "a number");

        public TChoice? Choice<TChoice>(string name) where TChoice : struct, Enum =>
            Text(name) is not { } text ? null
            : Enum.GetValues<TChoice>().Where(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()) == text).Select(v => (TChoice?)v).FirstOrDefault()
            ?? throw Wrong(name, string.Join(", ", Enum.GetNames<TChoice>().Select(JsonNamingPolicy.CamelCase.ConvertName)));

        public Dictionary<string, string>? Mapping()
        {
            try { return Text("mapping") is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) : null; }
            catch (JsonException) { throw Wrong("mapping", "a JSON object: heading → field"); }
        }

        private static BadHttpRequestException Wrong(string name, string what) => new($"{name} is {what}");
    }
}
