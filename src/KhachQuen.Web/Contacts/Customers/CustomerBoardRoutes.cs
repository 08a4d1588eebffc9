using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The cards of the customers' board; one that is moved is verified, rejected or ranked (F-4, F-10, F-12).</summary>
internal static class CustomerBoardRoutes
{
    public static void MapCustomerBoard(this RouteGroupBuilder pages)
    {
        pages.MapGet("/customers/cards", Cards).Needs(CustomerPermissions.Read);
        pages.MapGet("/customers/{id:guid}/card", async (Guid id, ShowCustomer show, CustomerBoards boards, T texts, Actor actor, HttpContext http, CancellationToken ct) => await Card(await show.Handle(id, actor, ct), boards, texts, actor, http, ct)).Needs(CustomerPermissions.Read);
        pages.MapPost("/customers/{id:guid}/move", Move).Needs(CustomerPermissions.Write, CustomerPermissions.Verify);
        pages.MapPost("/customers/{id:guid}/reject", Reject).Needs(CustomerPermissions.Verify);
    }

    private static async Task<IResult> Cards(string column, ShowCustomerBoard use, CustomerBoards boards, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (asked, by) = (CustomerAsked.Of(http.Request), CustomerBoards.By(http.Request));
        var rows = await use.More(asked.Filter, by, column, asked.After, actor, ct);
        return Forms.Fragment<CustomerCards>(new { Rows = rows, Of = await boards.Heads(asked, by, rows.Items, actor, ct), More = CustomerBoards.MoreOf(column, rows.Next, asked.Query) });
    }

    /// <summary>A card with the heads of its board as they are now.</summary>
    private static async Task<IResult> Card(CustomerView customer, CustomerBoards boards, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var shown = await boards.Heads(CustomerBoards.Behind(http), CustomerBoards.By(http.Request), [customer], actor, ct);
        return Forms.Fragment<CustomerCard>(new { Customer = customer, Of = shown, Heads = shown.Columns.Select(c => CustomerBoards.HeadOf(c, shown.By, texts)).ToList() });
    }

    private static async Task<IResult> Move(Guid id, IFormCollection form, ShowCustomer show, VerifyCustomer verify, EditCustomer edit, CustomerBoards boards, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var to = form["to"].ToString();
        if (CustomerBoards.By(http.Request) == CustomerBoardBy.Rank)
        {
            var ranked = await edit.Handle(id, form.Version(), new() { Rank = new(true, CustomerBoards.RankOf(to)) }, actor, ct);
            http.Toast(texts["customers.ranked", ranked.Name, ranked.Rank ?? texts["customers.board.noRank"]]);
            return await Card(ranked, boards, texts, actor, http, ct);
        }
        var state = Named<VerifyState>.TryParse(to, out var said) ? said.Value : throw new BadHttpRequestException("That is no column");
        var lacks = state == VerifyState.Rejected ? (await show.Handle(id, actor, ct)).Lacks : [];
        if (state == VerifyState.Rejected && lacks.Count == 0) return await AskWhy(id, show, actor, http, ct);
        var customer = await verify.Handle(id, form.Version(), state, lacks.Count == 0 ? null : texts["customers.lacks", string.Join(", ", lacks.Select(l => texts["state.customerField." + l]))], actor, ct);
        http.Toast(texts["customers.verified", customer.Name, texts.Of(customer.VerifyState)]);
        return await Card(customer, boards, texts, actor, http, ct);
    }

    /// <summary>Nothing is lacking: why it is rejected a person must say. Until then the card stays where it was.</summary>
    private static async Task<IResult> AskWhy(Guid id, ShowCustomer show, Actor actor, HttpContext http, CancellationToken ct)
    {
        http.Trigger("kq:card-back");
        http.Into("#side", "innerHTML");
        return Forms.Fragment<RejectPanel>(new { Customer = await show.Handle(id, actor, ct) });
    }

    /// <summary>The card goes over by itself; the heads come along.</summary>
    private static async Task<IResult> Reject(Guid id, IFormCollection form, VerifyCustomer verify, CustomerBoards boards, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var customer = await verify.Handle(id, form.Version(), VerifyState.Rejected, form.Text("reason"), actor, ct);
        http.Toast(texts["customers.verified", customer.Name, texts.Of(customer.VerifyState)]);
        if (!http.IsHtmx()) return Results.LocalRedirect(CustomerTabs.Board);
        http.Trigger("kq:close-side");
        var shown = await boards.Heads(CustomerBoards.Behind(http), CustomerBoardBy.Verify, [], actor, ct);
        return Forms.Fragment<BoardHeads>(new { BoardId = CustomerBoards.Id, Columns = shown.Columns.Select(c => CustomerBoards.HeadOf(c, shown.By, texts)).ToList() });
    }
}
