using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The leads' board and its cards (F-25).</summary>
internal static class LeadBoards
{
    public const string Id = "leads-board";

    public static BoardColumnShown HeadOf(LeadColumn column, T texts) => FolderTabs.Camel(column.Stage) is var code ? new(code, texts["state.leadStage." + code], column.Count, null) : null!;

    public static IReadOnlyList<BoardWay> Ways(T texts) => [.. Enum.GetValues<LeadStage>().Select(s => FolderTabs.Camel(s)).Select(code => new BoardWay(code, texts["state.leadStage." + code]))];

    public static string? MoreOf(LeadStage stage, string? next, string query) => next is null ? null : $"/leads/cards?stage={FolderTabs.Camel(stage)}&after={Uri.EscapeDataString(next)}&{query}";

    public static void MapLeadBoard(this RouteGroupBuilder pages)
    {
        pages.MapGet("/leads/cards", Cards).Needs(LeadPermissions.Read);
        pages.MapGet("/leads/{id:guid}/card", async (Guid id, GetLead open, ShowLeadBoard board, LeadNames names, T texts, Actor actor, HttpContext http, CancellationToken ct) => await Card(await open.Handle(id, actor, ct), board, names, texts, actor, http, ct)).Needs(LeadPermissions.Read);
        pages.MapPost("/leads/{id:guid}/move", Move).Needs(LeadPermissions.Work);
    }

    private static async Task<IResult> Cards(string stage, ShowLeadBoard board, LeadNames names, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = new LeadAsked(http.Request.QueryString.Value);
        var of = Named<LeadStage>.TryParse(stage, out var said) ? said.Value : throw new BadHttpRequestException("That is no stage");
        var cards = await board.More(asked.Filter with { Stage = null }, of, asked.After, actor, ct);
        return Forms.Fragment<LeadCards>(new { Rows = await LeadRow.Page(cards, names, actor, ct), More = MoreOf(of, cards.Next, asked.Query) });
    }

    /// <summary>A drop is the act that stands behind it (<see cref="LeadDrops"/>): a closed one is opened again at once; a conversion asks more, beside the board.</summary>
    private static async Task<IResult> Move(Guid id, IFormCollection form, GetLead open, ReopenLead reopen, ShowLeadBoard board, LeadNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var to = Named<LeadStage>.TryParse(form["to"], out var said) ? said.Value : throw new BadHttpRequestException("That is no column");
        var lead = await open.Handle(id, actor, ct);
        switch (LeadDrops.Of(lead.Stage, to))
        {
            case LeadDrop.Convert:
                http.Trigger("kq:card-back");
                http.Into("#side", "innerHTML");
                return Forms.Fragment<ConvertPanel>(new { Id = id });
            case LeadDrop.Reopen:
                lead = await reopen.Handle(id, actor, ct);
                http.Toast(texts["leads.reopened", lead.Name ?? lead.Phone]);
                break;
        }
        return await Card(lead, board, names, texts, actor, http, ct);
    }

    /// <summary>A card with the heads of its board as they are now.</summary>
    private static async Task<IResult> Card(LeadView lead, ShowLeadBoard board, LeadNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = Uri.TryCreate(http.Request.Headers["HX-Current-URL"], UriKind.Absolute, out var at) && at.AbsolutePath == "/leads/board" ? new LeadAsked(at.Query) : new LeadAsked();
        var rows = await LeadRow.Page(new([lead], null), names, actor, ct);
        return Forms.Fragment<LeadCard>(new { Row = rows.Items[0], Heads = (await board.Heads(asked.Filter, actor, ct)).Select(c => HeadOf(c, texts)).ToList() });
    }
}
