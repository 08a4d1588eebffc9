using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Finance;

/// <summary>Receipts, payments and the money of an order on the wire (api.md, part B; contracts and instalments come beside the order).</summary>
internal static class VouchersApi
{
    public static void MapVouchers(this RouteGroupBuilder api)
    {
        Map(api.MapGroup("/receipts").WithTags("Receipts"), "/receipts", VoucherKind.Receipt, "receipt");
        Map(api.MapGroup("/payments").WithTags("Payments"), "/payments", VoucherKind.Refund, "payment");
        var money = api.MapGroup("").WithTags("Receipts");
        money.MapGet("/orders/{id:guid}/money", (Guid id, ShowOrderMoney use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(MoneyPermissions.Read).WithSummary("What is owed on an order, what came in and went back, each đồng with where it came from");
        money.MapGet("/refunds-due", ([AsParameters] ListArguments list, ListRefundsDue use, Actor actor, CancellationToken ct) => use.Handle(list.Page, actor, ct)).Needs(MoneyPermissions.Read).WithSummary("Orders with money that is to go back, longest waiting first");
    }

    private static void Map(RouteGroupBuilder vouchers, string path, VoucherKind kind, string word)
    {
        vouchers.MapGet("", ([AsParameters] VoucherFilter filter, [AsParameters] ListArguments list, ListVouchers use, Actor actor, CancellationToken ct) => use.Handle(kind, filter, list.Page, actor, ct)).Needs(MoneyPermissions.Read).WithSummary($"The {word}s the caller may see, by page");
        vouchers.MapPost("", (VoucherInput input, WriteVoucher use, Actor actor, CancellationToken ct) => use.Handle(kind, input, actor, ct).At(made => $"{path}/{made.Id}")).Needs(MoneyPermissions.Write).WithSummary($"A {word} of an order; it waits for another person's approval");
        vouchers.MapGet("/{id:guid}", (Guid id, ShowVoucher use, Actor actor, CancellationToken ct) => use.Handle(id, kind, actor, ct)).Needs(MoneyPermissions.Read).WithSummary($"One {word}");
        vouchers.MapPatch("/{id:guid}", (Guid id, VoucherEdit input, EditVoucher use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, kind, http.IfMatch(), input, actor, ct)).Needs(MoneyPermissions.Write).WithSummary($"Its writer corrects a waiting {word} (merge patch, If-Match)");
        vouchers.MapPost("/{id:guid}:approve", (Guid id, VersionBody? body, ApproveVoucher use, Actor actor, CancellationToken ct) => use.Handle(id, kind, body?.Version, actor, ct)).Needs(MoneyPermissions.Approve).WithSummary($"The {word} counts; never by who wrote it");
        vouchers.MapPost("/{id:guid}:reject", (Guid id, RejectBody body, RejectVoucher use, Actor actor, CancellationToken ct) => use.Handle(id, kind, body.Reason, body.Version, actor, ct)).Needs(MoneyPermissions.Approve, MoneyPermissions.Write).WithSummary($"The {word} does not count, with a reason; its writer may withdraw it so");
        vouchers.MapPost("/{id:guid}:reverse", (Guid id, RejectBody body, ReverseVoucher use, Actor actor, CancellationToken ct) => use.Handle(id, kind, body.Reason, actor, ct)).Needs(MoneyPermissions.Write).WithSummary($"A line that takes an approved {word} back, once another approves it");
    }
}

/// <param name="Version">What the caller saw; without it whatever is there.</param>
internal sealed record VersionBody(long? Version);

internal sealed record RejectBody(string? Reason, long? Version);
