using System.Linq.Expressions;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>The filters of the gate's ledger, each a named field (T-24).</summary>
public sealed record DecisionFilter
{
    /// <summary>A whole number in any form, or an address.</summary>
    public string? Phone { get; init; }
    public bool? Allowed { get; init; }
    public Named<GateReason>? Reason { get; init; }
    public Named<ContactChannel>? Channel { get; init; }
    public Guid? AboutId { get; init; }

    internal IQueryable<ContactDecision> On(IQueryable<ContactDecision> decisions)
    {
        if (Phone?.Trim() is { Length: > 0 } typed)
        {
            var key = NumberKey.Of(NumberKey.Read(typed, typed.Contains('@', StringComparison.Ordinal) ? ContactChannel.Email : ContactChannel.Call).Address);
            decisions = decisions.Where(d => d.Key == key);
        }
        if (Allowed is { } allowed) decisions = decisions.Where(d => d.Allowed == allowed);
        if (Reason is { Value: var reason }) decisions = decisions.Where(d => d.Reason == reason);
        if (Channel is { Value: var channel }) decisions = decisions.Where(d => d.Channel == channel);
        if (AboutId is { } about) decisions = decisions.Where(d => d.AboutId == about);
        return decisions;
    }
}

/// <summary>A decision as shown.</summary>
public sealed record DecisionView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public required DateTime At { get; init; }
    /// <summary>Null once the person was erased.</summary>
    public string? Address { get; init; }
    public ContactPurpose Purpose { get; init; }
    public ContactChannel Channel { get; init; }
    public bool Allowed { get; init; }
    public GateReason Reason { get; init; }
    public GateReason Warned { get; init; }
    public string? Rule { get; init; }
    public string? Article { get; init; }
    public DateTime? LawfulFrom { get; init; }
    public required string AboutNoun { get; init; }
    public Guid AboutId { get; init; }
    public Guid? UserId { get; init; }
    public Guid? TeamId { get; init; }

    internal static readonly Expression<Func<ContactDecision, DecisionView>> Of = d => new DecisionView
    {
        Id = d.Id, Version = d.Version, CreatedAt = d.CreatedAt, UpdatedAt = d.UpdatedAt, At = d.At, Address = d.Address, Purpose = d.Purpose, Channel = d.Channel, Allowed = d.Allowed, Reason = d.Reason,
        Warned = d.Warned, Rule = d.RuleCode, Article = d.Article, LawfulFrom = d.LawfulFrom, AboutNoun = d.AboutNoun, AboutId = d.AboutId, UserId = d.OwnerId, TeamId = d.TeamId,
    };

    internal DecisionView ShownTo(Actor actor) => Address is null || Channel == ContactChannel.Email ? this : this with { Address = Masking.Phone(Address, actor, new Masking.Owned(UserId, TeamId)) };
}

/// <summary>What the gate let through and what it refused, with reason and rule ("Lượt xin gọi", X-45), newest first.</summary>
public sealed class ListDecisions(Database database)
{
    private static readonly Sorting<ContactDecision> Sorting = new Sorting<ContactDecision>("-createdAt").By("createdAt", d => d.CreatedAt);

    public async Task<Page<DecisionView>> Handle(DecisionFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.ReadDecisions);
        await using var db = database.Open(actor);
        var seen = db.Rows<ContactDecision>().AsNoTracking().SeenBy(actor, ContactPermissions.ReadDecisions);
        return (await Sorting.Page(filter.On(seen), page, DecisionView.Of, ct)).Map(d => d.ShownTo(actor));
    }
}
