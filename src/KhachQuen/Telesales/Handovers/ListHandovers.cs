using System.Linq.Expressions;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>A handover as shown.</summary>
public sealed record HandoverView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public Guid? FromUserId { get; init; }
    public Guid? ToUserId { get; init; }
    public Guid? ToTeamId { get; init; }
    public HandoverScope Scope { get; init; }
    public string? Reason { get; init; }
    public Guid ById { get; init; }
    public string ByName { get; init; } = "";
    public int Leads { get; init; }
    public int Callbacks { get; init; }
    public int Customers { get; init; }
    public int Orders { get; init; }
    public int Checks { get; init; }
    public DateTime? UndoneAt { get; init; }
    /// <summary>The heaps of its undo; null while it stands.</summary>
    public UndoHeaps? Undone { get; init; }

    public static readonly Expression<Func<Handover, HandoverView>> Of = h => new HandoverView
    {
        Id = h.Id, Version = h.Version, CreatedAt = h.CreatedAt, UpdatedAt = h.UpdatedAt, FromUserId = h.OwnerId, ToUserId = h.ToUserId, ToTeamId = h.ToTeamId, Scope = h.Scope, Reason = h.Reason, ById = h.ById, ByName = h.ByName,
        Leads = h.Leads, Callbacks = h.Callbacks, Customers = h.Customers, Orders = h.Orders, Checks = h.Checks, UndoneAt = h.UndoneAt, Undone = h.UndoneAt == null ? null : new UndoHeaps(h.Reversed, h.Kept, h.Impossible),
    };

    private static readonly Func<Handover, HandoverView> Compiled = Of.Compile();
    public static HandoverView For(Handover handover) => Compiled(handover);
}

/// <summary>The handovers of the people one hands over for, newest first.</summary>
public sealed class ListHandovers(Database database)
{
    private static readonly Sorting<Handover> Sorts = new Sorting<Handover>("-createdAt").By("createdAt", h => h.CreatedAt);

    public async Task<Page<HandoverView>> Handle(Guid? userId, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.RequireHandover();
        await using var db = database.Open(actor);
        var handovers = db.Handovers.AsNoTracking();
        if (userId is { } user) handovers = handovers.Where(h => h.OwnerId == user);
        return await Sorts.Page(handovers, page, HandoverView.Of, ct);
    }
}

/// <summary>One handover.</summary>
public sealed class ShowHandover(Database database)
{
    public async Task<HandoverView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.RequireHandover();
        await using var db = database.Open(actor);
        return HandoverView.For(await db.Handovers.AsNoTracking().Get(id, ct));
    }
}

/// <param name="Title">The row's name, for who may see the row: the act shows nothing the rights do not.</param>
/// <param name="Why">worked, moved, finished, left; where it did not go back.</param>
public sealed record HandoverLineView(Guid Id, HandoverNoun Noun, Guid RowId, Guid? ToUserId, HandoverLineState State, string? Why, string? Title);

/// <summary>The rows of a handover, heap by heap: what went back, what stayed and why .</summary>
public sealed class ListHandoverLines(Database database)
{
    private static readonly Sorting<HandoverLine> Sorts = new Sorting<HandoverLine>("createdAt").By("createdAt", l => l.CreatedAt);      // index: HandoverId, State, CreatedAt, Id

    public async Task<Page<HandoverLineView>> Handle(Guid id, HandoverLineState? state, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.RequireHandover();
        await using var db = database.Open(actor);
        await db.Handovers.AsNoTracking().Get(id, ct);
        var lines = db.Rows<HandoverLine>().AsNoTracking().Where(l => l.HandoverId == id);
        if (state is { } heap) lines = lines.Where(l => l.State == heap);
        var found = await Sorts.Page(lines, page, l => new HandoverLineView(l.Id, l.Noun, l.RowId, l.ToUserId, l.State, l.Why, null), ct);
        var titles = await Titles(db, [.. found.Items.Select(l => l.RowId)], ct);
        return found.Map(l => l with { Title = titles.GetValueOrDefault(l.RowId) });
    }

    private static async Task<Dictionary<Guid, string>> Titles(Db db, Guid[] ids, CancellationToken ct)
    {
        var leads = await db.Leads.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id)).ToListAsync(ct);
        var titles = leads.ToDictionary(l => l.Id, l => l.Name ?? Masking.Phone(l.Phone, db.Actor, l));
        foreach (var customer in await db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(ct)) titles[customer.Id] = customer.Name;
        foreach (var order in await db.Orders.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => new { o.Id, o.Number }).ToListAsync(ct)) titles[order.Id] = order.Number;
        return titles;
    }
}
