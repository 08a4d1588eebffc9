using System.Text;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Carriers on the wire (api.md, part A): the address they report at, and what they told.</summary>
internal static class CarriersApi
{
    public static void MapCarriers(this RouteGroupBuilder api)
    {
        var carriers = api.MapGroup("").WithTags("Carriers");
        carriers.MapPost("/carriers/{carrier}/webhook/{secret}", Hear).OpenToAll("a carrier shows the secret in its address").WithSummary("A carrier's message about a parcel, in the carrier's own form");
        carriers.MapGet("/carriers", async (ListCarrierDoors use, Actor actor, CancellationToken ct) => new Page<CarrierDoorView>(await use.Handle(actor, ct), null)).Needs(CarrierRights.Manage, KhachQuen.Access.AccessPermissions.BusinessRules).WithSummary("Carriers that may report");
        carriers.MapPost("/carriers/{carrier}:turnSecret", (string carrier, TurnCarrierDoor use, Actor actor, CancellationToken ct) => use.Handle(carrier, actor, ct)).Needs(CarrierRights.Manage, KhachQuen.Access.AccessPermissions.BusinessRules).AnswersASecret().WithSummary("A new address for a carrier; the old one opens nothing any more");
        carriers.MapPost("/carriers/{carrier}:shut", (string carrier, ShutCarrierDoor use, Actor actor, CancellationToken ct) => use.Handle(carrier, actor, ct)).Needs(CarrierRights.Manage, KhachQuen.Access.AccessPermissions.BusinessRules).WithSummary("Nothing is taken from the carrier any more");
        carriers.MapGet("/carrier-events", ([AsParameters] CarrierMessageFilter filter, [AsParameters] ListArguments list, ListCarrierMessages use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(OrderPermissions.Ship).WithSummary("What carriers told and what came of it, by page");
        carriers.MapGet("/carrier-events/{id:guid}", (Guid id, ListCarrierMessages use, Actor actor, CancellationToken ct) => use.One(id, actor, ct)).Needs(OrderPermissions.Ship).WithSummary("One of them, with the message as it came");
    }

    /// <summary>An address nobody has is not there; what cannot be read is 400 and not kept; all else is answered as the carrier wants, whatever came of it.</summary>
    private static async Task<IResult> Hear(string carrier, string secret, CarrierGate gate, ReceiveCarrierEvent use, HttpContext http, CancellationToken ct)
    {
        if (await gate.Open(carrier, secret, ct) is not { } actor) throw new KhachQuen.Platform.NotFound();
        var body = await Body(http.Request, ct);
        try { await use.Handle(carrier, Carriers.Read(carrier, body), body, actor, ct); }
        catch (BadCarrierBody problem) { throw new BadHttpRequestException(problem.Message, problem); }
        return carrier is Carriers.Ems or Carriers.VnPost ? Results.Json(new { code = "success", transaction = Cut(http.Request.Headers["ems-transaction"].ToString()) }) : Results.Json(new { success = true });
    }

    private static string Cut(string transaction) => transaction.Length <= 100 ? transaction : transaction[..100];

    private static async Task<string> Body(HttpRequest request, CancellationToken ct)
    {
        var bytes = new byte[CarrierMessageSize.Most + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        if (length > CarrierMessageSize.Most) throw new BadHttpRequestException("A carrier's message is no longer than that", StatusCodes.Status413PayloadTooLarge);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
