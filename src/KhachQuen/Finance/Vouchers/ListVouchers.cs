using System.Linq.Expressions;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>A receipt or payment as shown.</summary>
public sealed record VoucherView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public required string Number { get; init; }
    public VoucherKind Kind { get; init; }
    public VoucherState State { get; init; }
    public required Guid OrderId { get; init; }
    public required string OrderNumber { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public long Amount { get; init; }
    public VoucherMethod Method { get; init; }
    public DateOnly PaidOn { get; init; }
    public string? Reference { get; init; }
    public string? Note { get; init; }
    public string? Reason { get; init; }
    public Guid CreatedById { get; init; }
    public Guid? DecidedById { get; init; }
    public DateTime? DecidedAt { get; init; }
    public string? Refusal { get; init; }
    public Guid? ReversalOf { get; init; }

    internal static readonly Expression<Func<Voucher, VoucherView>> Of = v => new VoucherView
    {
        Id = v.Id, Version = v.Version, CreatedAt = v.CreatedAt, UpdatedAt = v.UpdatedAt, Number = v.Number, Kind = v.Kind, State = v.State, OrderId = v.OrderId, OrderNumber = v.OrderNumber, OwnerId = v.OwnerId, TeamId = v.TeamId,
        Amount = v.Amount, Method = v.Method, PaidOn = v.PaidOn, Reference = v.Reference, Note = v.Note, Reason = v.Reason, CreatedById = v.ById, DecidedById = v.DecidedById, DecidedAt = v.DecidedAt, Refusal = v.Refusal, ReversalOf = v.ReversalOf,
    };

    private static readonly Func<Voucher, VoucherView> Compiled = Of.Compile();

    internal static VoucherView For(Voucher voucher, Actor actor) => Compiled(voucher).ShownTo(actor);

    /// <summary>Numbers in free texts only for who may see them .</summary>
    internal VoucherView ShownTo(Actor actor) => new Masking.Owned(OwnerId, TeamId) is var row && actor.SeesPhones(row) ? this
        : this with { Reference = Masking.PhonesIn(Reference), Note = Masking.PhonesIn(Note), Reason = Masking.PhonesIn(Reason), Refusal = Masking.PhonesIn(Refusal) };
}

/// <summary>The filters of the vouchers, each a named field (T-24).</summary>
public sealed record VoucherFilter
{
    public Named<VoucherState>? State { get; init; }
    public Named<VoucherMethod>? Method { get; init; }
    public Guid? OrderId { get; init; }
    public Guid? CustomerId { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? CreatedById { get; init; }
    /// <summary>Days of payment, both inclusive.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>A voucher's or an order's whole number.</summary>
    public string? Q { get; init; }
    public DateTime? UpdatedSince { get; init; }

    internal IQueryable<Voucher> On(Db db, IQueryable<Voucher> vouchers)
    {
        if (State is { Value: var state }) vouchers = vouchers.Where(v => v.State == state);
        if (Method is { Value: var method }) vouchers = vouchers.Where(v => v.Method == method);
        if (OrderId is { } order) vouchers = vouchers.Where(v => v.OrderId == order);
        if (CustomerId is { } customer) vouchers = vouchers.Where(v => db.Rows<Order>().Where(o => o.CustomerId == customer).Select(o => o.Id).Contains(v.OrderId));
        if (OwnerId is { } owner) vouchers = vouchers.Where(v => v.OwnerId == owner);
        if (CreatedById is { } by) vouchers = vouchers.Where(v => v.ById == by);
        if (From is { } from) vouchers = vouchers.Where(v => v.PaidOn >= from);
        if (To is { } to) vouchers = vouchers.Where(v => v.PaidOn <= to);
        if (UpdatedSince is { } since) vouchers = vouchers.Where(v => v.UpdatedAt >= since);
        if (Q?.Trim().ToUpperInvariant() is { Length: > 0 } q) vouchers = vouchers.Where(v => v.Number == q || v.OrderNumber == q);
        return vouchers;
    }
}

/// <summary>The receipts and payments of the orders whose money a person may see.</summary>
public sealed class ListVouchers(Database database)
{
    public static readonly Sorting<Voucher> Sorting = new Sorting<Voucher>("-createdAt").By("createdAt", v => v.CreatedAt).By("updatedAt", v => v.UpdatedAt).By("paidOn", v => v.PaidOn).By("amount", v => v.Amount);

    /// <param name="kind">Receipts or refunds; null: both.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="page">How much, after which.</param>
    /// <param name="actor">May see money.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<Page<VoucherView>> Handle(VoucherKind? kind, VoucherFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Read);
        await using var db = database.Open(actor);
        var vouchers = kind is { } one ? db.Vouchers.Where(v => v.Kind == one) : db.Vouchers;
        return (await Sorting.Page(filter.On(db, vouchers), page, VoucherView.Of, ct)).Map(v => v.ShownTo(actor));
    }

    /// <summary>Of the vouchers that changed while a list was open, those that are new to it .</summary>
    public async Task<IReadOnlyList<Guid>> New(VoucherKind? kind, VoucherFilter filter, IReadOnlyCollection<Guid> changed, DateTime since, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Read);
        await using var db = database.Open(actor);
        Guid[] ids = [.. changed];
        return await filter.On(db, db.Vouchers.Where(v => EF.Parameter(ids).Contains(v.Id) && v.CreatedAt >= since && (kind == null || v.Kind == kind))).Select(v => v.Id).ToListAsync(ct);
    }
}

/// <summary>One voucher.</summary>
public sealed class ShowVoucher(Database database)
{
    public async Task<VoucherView> Handle(Guid id, VoucherKind? kind, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Read);
        await using var db = database.Open(actor);
        return VoucherView.For(await db.Vouchers.AsNoTracking().Where(v => kind == null || v.Kind == kind).Get(id, ct), actor);
    }
}

/// <summary>How much waits: for a decision, to be refunded.</summary>
public sealed record VoucherCounts(int Pending, int RefundsDue);

/// <summary>What lies in the two tabs with work in them, counted to ten thousand .</summary>
public sealed class CountVouchers(Database database)
{
    public async Task<VoucherCounts> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Read);
        await using var db = database.Open(actor);
        return new(await db.Vouchers.Where(v => v.State == VoucherState.Pending).Take(Sorting<Voucher>.CountedTo).CountAsync(ct), await db.OrderAccounts.Where(a => a.ToRefund > 0).Take(Sorting<Voucher>.CountedTo).CountAsync(ct));
    }

    /// <summary>Waiting for this very person: what others wrote.</summary>
    public async Task<int> Mine(Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Approve);
        await using var db = database.Open(actor);
        return await db.Vouchers.Where(v => v.State == VoucherState.Pending && v.ById != actor.Id).Take(1_000).CountAsync(ct);
    }
}
