using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>An order being edited beside its page, by two people at once if it must be .</summary>
internal static class OrderEditRoutes
{
    public static string Path(Guid id) => $"/orders/{id}/edit";

    public static void MapOrderEdit(this RouteGroupBuilder pages)
    {
        pages.MapGet("/orders/{id:guid}/edit", Open).Needs(OrderPermissions.Create, OrderPermissions.Ship);
        pages.MapPost("/orders/{id:guid}/edit", Save).Needs(OrderPermissions.Create, OrderPermissions.Ship);
    }

    private static async Task<IResult> Open(Guid id, OpenOrder open, OrderEditing editing, FormDrafts drafts, Actor actor, CancellationToken ct)
    {
        var order = (await open.Handle(id, actor, ct)).Order;
        var draft = await drafts.Read(FormDrafts.Key(Path(id)), actor, ct);
        var shows = draft is null ? FormShows.Now : draft.Version != order.Version ? FormShows.Merged : draft.Undecided ? FormShows.Undecided : FormShows.Draft;
        return await editing.Form(order, shows, draft?.Values, actor, ct, drafted: draft?.At);
    }

    private static async Task<IResult> Save(Guid id, IFormCollection form, EditOrder use, OpenOrder open, OrderForm read, OrderEditing editing, OrderLoader loader, FormDrafts drafts, Actor actor, HttpContext http, T texts, CancellationToken ct)
    {
        var carried = FormCarried.Of(form);
        if (carried.Undecided(form).Any()) return await editing.Form((await open.Handle(id, actor, ct)).Order, FormShows.Undecided, form, actor, ct, StatusCodes.Status422UnprocessableEntity, said: texts["conflict.choose"]);
        form = carried.Decided(form, OrderDraft.Parts);
        try
        {
            var saved = await use.Handle(id, form.Version(), await read.ReadEdit(form, ct), actor, ct);
            await drafts.Saved(http);
            return await OrderActRoutes.Shown(saved, "orders.saved", loader, texts, actor, http, ct);
        }
        catch (ChangedMeanwhile meanwhile) when (meanwhile.Current is OrderView && http.IsHtmx()) { return await editing.Together(id, form, meanwhile, actor, http, ct); }
    }
}

/// <summary>Draws the form of an order that is edited.</summary>
public sealed class OrderEditing(OpenOrder open, OrderForm form, OrderLoader loader, Meanwhile meanwhile, T texts)
{
    public async Task<IResult> Form(OrderView order, FormShows shows, IFormCollection? sent, Actor actor, CancellationToken ct, int status = 200, string? by = null, string? said = null, DateTime? drafted = null)
    {
        var (typing, products) = (new FormFields(shows, sent, by), await form.Products(order, actor, ct));
        var draft = OrderDraft.Drawn(typing, OrderDraft.Of(order, await loader.WardOf(order.ShippingAddress.WardCode, ct)), sent, products);
        foreach (var (name, label) in Labels) if (typing[name] is { } field) field.Label = texts[label];
        return Forms.Fragment<OrderEditForm>(new { Order = order, Draft = draft, Typing = typing, Products = products, Said = said, Drafted = drafted }, status);
    }

    /// <summary>Somebody else saved meanwhile. Where that ended the editing, what was typed is shown to be copied.</summary>
    public async Task<IResult> Together(Guid id, IFormCollection sent, ChangedMeanwhile changed, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (order, may) = (await open.Handle(id, actor, ct)) is var opened ? (opened.Order, opened.May) : default;
        if (!may.Edit) return Forms.Fragment<OrderClosed>(new { Order = order, Typed = await Typed(order, sent, actor, ct) }, StatusCodes.Status422UnprocessableEntity);
        var (by, text) = order.OwnerId is null ? (null, texts["problem.changedMeanwhile"]) : await meanwhile.Said(changed.Row, null, http);      // whom a blind check hides is not named
        return await Form(order, FormShows.Merged, sent, actor, ct, StatusCodes.Status422UnprocessableEntity, by, text);
    }

    private async Task<IReadOnlyList<(string Label, string Text)>> Typed(OrderView order, IFormCollection sent, Actor actor, CancellationToken ct)
    {
        var typing = new FormFields(FormShows.Merged, sent);
        OrderDraft.Drawn(typing, OrderDraft.Of(order, await loader.WardOf(order.ShippingAddress.WardCode, ct)), sent, await form.Products(order, actor, ct));
        return [.. typing.All.Where(f => f.Merged is { } m && !ThreeWay.Alike(m.Before ?? [], m.Yours)).Select(f => (texts[Labels[f.Name]], string.Join("\n", f.Merged!.Yours.Select(v => f.Words?.Invoke(v) ?? v))))];
    }

    private static readonly Dictionary<string, string> Labels = new()
    {
        ["lines"] = "order.goods", ["recipient"] = "order.recipient", ["phone"] = "order.phone", ["line"] = "order.line", ["provinceCode"] = "order.province", ["ward"] = "order.ward", ["wantedOn"] = "order.wantedOn",
        ["shippingFee"] = "order.shippingFee", ["deposit"] = "order.deposit", ["codAmount"] = "order.cod", ["shipperNote"] = "order.shipperNote",
    };
}
