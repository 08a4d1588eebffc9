using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>Who looks after a customer, and how that changes (F-11): each change is told with who, from, to, reason.</summary>
public sealed partial class Customer : IPutBack
{
    /// <summary>From whom they were last taken away: not for that one to take back at once.</summary>
    public Guid? DetachedFromId { get; private set; }
    public DateTime? DetachedAt { get; private set; }

    /// <summary>A manager gives them to somebody.</summary>
    /// <param name="to">Looks after them from now on.</param>
    /// <param name="from">The name of who did so far.</param>
    /// <param name="reason">In somebody's words.</param>
    public void AssignTo(User to, string? from, string? reason = null)
    {
        Rule.Require(to.Id != OwnerId, "customer.alreadyTheirs", "userId", to.DisplayName);
        if (OwnerId is null) Tell("customer.assigned", new { to = to.DisplayName }, Reason(reason));
        else Tell("customer.transferred", new { from, to = to.DisplayName }, Reason(reason));
        GoTo(to.Id, to.TeamId);
    }

    /// <summary>A salesperson takes one that nobody looks after ("Kéo liên hệ").</summary>
    /// <param name="by">The one who takes them.</param>
    /// <param name="daysAway">For so long whoever they were taken from does not take them back.</param>
    /// <param name="at">When.</param>
    public void TakenBy(User by, int daysAway, DateTime at)
    {
        Rule.Require(OwnerId is null, "customer.notUnassigned");
        Rule.Require(DetachedFromId != by.Id || DetachedAt is not { } then || then.AddDays(daysAway) <= at, "customer.justDetached", null, daysAway);
        Tell("customer.taken", new { to = by.DisplayName });
        GoTo(by.Id, by.TeamId);
    }

    /// <summary>"Ngắt phân bổ": nobody looks after them until somebody takes them or is given them.</summary>
    /// <param name="reason">One of <see cref="DetachReasons"/>, or a later module's; its word is <c>state.detachReason.{reason}</c>.</param>
    /// <param name="from">The name of who looked after them.</param>
    /// <param name="note">In somebody's words.</param>
    /// <param name="at">When.</param>
    public void Detach(string reason, string? from, string? note, DateTime at)
    {
        Rule.Require(OwnerId is not null, "customer.alreadyUnassigned", "userId");
        var before = OwnerId!.Value;
        (DetachedFromId, DetachedAt, OwnerId, TeamId) = (before, at, null, null);
        Tell("customer.detached", new { from, reason }, Reason(note));
        Raise(new CustomerDetached(Id, before, reason));
    }

    /// <summary>Somebody else looks after them from now on, with all they hold .</summary>
    public void HandTo(Guid userId, Guid? teamId, string to)
    {
        Tell("customer.handedOver", new { to });
        GoTo(userId, teamId);
    }

    /// <summary>An act on many was taken back: later modules hear where they are now.</summary>
    void IPutBack.WasPutBack(Actor by, DateTime at, IReadOnlyDictionary<string, JsonElement> was)
    {
        if (!was.TryGetValue(nameof(OwnerId), out var held)) return;
        var before = held.ValueKind == JsonValueKind.String ? held.GetGuid() : (Guid?)null;
        Tell("customer.assignUndone");
        if (OwnerId is { } now) Raise(new CustomerAssigned(Id, before, now));
        else if (before is { } from) Raise(new CustomerDetached(Id, from, DetachReasons.Undone));
    }

    private void GoTo(Guid userId, Guid? teamId)
    {
        Raise(new CustomerAssigned(Id, OwnerId, userId));
        (OwnerId, TeamId) = (userId, teamId);
    }

    private static string? Reason(string? words)
    {
        Rule.Require(words is null or { Length: <= 500 }, "customer.tooLong", "reason", 500);
        return string.IsNullOrWhiteSpace(words) ? null : words.Trim();
    }
}

/// <summary>Why a customer was taken from their salesperson.</summary>
public static class DetachReasons
{
    public const string ByHand = "byHand", NoEvidence = "noEvidence", Undone = "undone";
}

/// <summary>A later module takes along what belongs to a customer's salesperson, in the same transaction (F-11: a transfer moves all Active opportunities along).</summary>
public interface ICustomerMove
{
    /// <summary>Loads and changes its rows, those of all the customers at once; the caller saves.</summary>
    /// <param name="db">In the caller's transaction.</param>
    /// <param name="moved">By customer.</param>
    /// <param name="ct">Ends it early.</param>
    Task Moved(Db db, IReadOnlyDictionary<Guid, MovedCustomer> moved, CancellationToken ct);
}

/// <param name="Customer">As they are now.</param>
/// <param name="From">Who looked after them; null: nobody.</param>
/// <param name="To">Who does now; null: nobody.</param>
public sealed record MovedCustomer(Customer Customer, Guid? From, User? To);

/// <summary>Tells every later module that customers have gone from one salesperson to another.</summary>
public sealed class CustomerMoves(IEnumerable<ICustomerMove> others)
{
    public Task Tell(Db db, Customer customer, Guid? from, User? to, CancellationToken ct) => Tell(db, [new(customer, from, to)], ct);

    public async Task Tell(Db db, IReadOnlyCollection<MovedCustomer> moved, CancellationToken ct)
    {
        if (moved.Count == 0) return;
        var byCustomer = moved.ToDictionary(m => m.Customer.Id);
        foreach (var other in others) await other.Moved(db, byCustomer, ct);
    }
}
