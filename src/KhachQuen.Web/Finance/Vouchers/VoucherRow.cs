using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Finance;

/// <summary>A voucher as a line of a list, with who wrote it and who decided.</summary>
public sealed record VoucherRow(VoucherView Voucher, string? By, string? DecidedBy, string? Owner)
{
    public static async Task<Page<VoucherRow>> Page(Page<VoucherView> vouchers, PeopleNames names, CancellationToken ct = default)
    {
        var known = await names.Known(ct);
        return vouchers.Map(v => new VoucherRow(v, known.Person(v.CreatedById), known.Person(v.DecidedById), known.Person(v.OwnerId)));
    }
}

/// <summary>An order with money that is to go back, as a line of a list.</summary>
public sealed record RefundRow(RefundDueView Due, string? Owner)
{
    public static async Task<Page<RefundRow>> Page(Page<RefundDueView> due, PeopleNames names, CancellationToken ct = default)
    {
        var known = await names.Known(ct);
        return due.Map(d => new RefundRow(d, known.Person(d.OwnerId)));
    }
}

/// <summary>What the address of the list asks for.</summary>
public sealed record VoucherAsked : ListAsked
{
    public VoucherAsked(string? query = null) : base(query) => (Kind, Filter) = (Enum<VoucherKind>("kind"), Read());

    public VoucherKind? Kind { get; }
    public VoucherFilter Filter { get; }
    public string? Sort => SortOf(ListVouchers.Sorting.Names);
    public bool IsNarrow => MoreThan("state");

    public static VoucherAsked Of(HttpRequest request) => new(request.QueryString.Value);

    private VoucherFilter Read() => new()
    {
        State = Enum<VoucherState>("state") is { } state ? new Named<VoucherState>(state) : null, Method = Enum<VoucherMethod>("method") is { } method ? new Named<VoucherMethod>(method) : null, OrderId = Id("orderId"), CustomerId = Id("customerId"),
        CreatedById = Id("createdById"), From = Day("from"), To = Day("to"), Q = this["q"],
    };
}
