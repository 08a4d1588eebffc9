using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>A chance to sell one service to one customer ("cơ hội", F-30 … F-34). A main one must show evidence of real work by 23:59 (F-40 … F-46).</summary>
public sealed partial class Opportunity : Entity, IOwned, ILive, IPutBack
{
    private Opportunity() { }

    /// <summary>What its maker says, for a customer who is nobody's branch and whose salesperson they are (F-31).</summary>
    public Opportunity(OpportunityTerms terms, Customer customer, User salesperson, PipelineStage first, DateTime at)
    {
        Rule.Require(customer.ParentId is null, "opportunity.childCustomer", "customerId");
        Rule.Require(customer.OwnerId == salesperson.Id, "opportunity.salespersonMismatch", "salespersonId", customer.Name);
        (Id, CreatedAt, CustomerId, OwnerId, TeamId) = (Keys.New(at), at, customer.Id, salesperson.Id, salesperson.TeamId);
        (Stage, StageSince, EvidenceSince, Probability) = (first.Code, at, at, (short)first.Probability);
        Take(terms);
        FoundBy(customer.Name);
        Tell("opportunity.opened", new { name = Name, salesperson = salesperson.DisplayName }, null, CustomerId);
    }

    /// <summary>The service they care for, in words.</summary>
    public string Name { get; private set; } = "";
    /// <summary>Name and customer, folded, for searching.</summary>
    [SearchedByParts, NotAudited] public string Folded { get; private set; } = "";
    public Guid CustomerId { get; private set; }
    public string? Phone { get; private set; }
    /// <summary>Its salesperson: the customer's ("NVKD").</summary>
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    /// <summary>The offered service ("dịch vụ mời"), a product.</summary>
    public Guid? ServiceId { get; private set; }
    public OpportunityClass Class { get; private set; }
    /// <summary>Whole đồng.</summary>
    public long ExpectedRevenue { get; private set; }
    /// <summary>Stars, 0–3.</summary>
    public short Priority { get; private set; }

    public OpportunityState State { get; private set; }
    /// <summary>Code of the pipeline's stage; the one it last stood in, once it is won or lost.</summary>
    [Impersonal] public string Stage { get; private set; } = "";
    public DateTime StageSince { get; private set; }
    /// <summary>The stage's, in per cent, when it came there.</summary>
    public short Probability { get; private set; }
    [Impersonal] public string? LostReason { get; private set; }
    public string? LostNote { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    /// <summary>The business date whose check closed it (F-43).</summary>
    public DateOnly? LostByCheckOn { get; private set; }

    /// <summary>The column of the board it stands in: its stage, won, lost.</summary>
    [NotAudited, Impersonal] public string Column { get; private set; } = "";
    /// <summary>Its place there from the top: more stars first, then the younger.</summary>
    [NotAudited] public long Place { get; private set; }

    public OpportunityTerms Terms => new(Name, Phone, ServiceId, Class, ExpectedRevenue, Priority);

    /// <summary>What is known of it is put right. A class that changes begins the wait for evidence anew (F-40).</summary>
    public void Edit(OpportunityTerms terms, string customerName, DateTime at)
    {
        RequireActive();
        var (before, wasMain) = (Terms, Class == OpportunityClass.Main);
        Take(terms);
        if (!wasMain && Class == OpportunityClass.Main && EvidenceState == EvidenceState.Missing) EvidenceSince = at;
        FoundBy(customerName);
        var changed = before.Differences(Terms);
        if (changed.Count > 0) Tell("opportunity.edited", new { fields = changed });
    }

    /// <summary>To another step of the way (F-32).</summary>
    public void MoveTo(PipelineStage stage, string fromName, DateTime at)
    {
        RequireActive();
        Rule.Require(stage.Active || stage.Code == Stage, "opportunity.stageUnknown", "stage");
        if (stage.Code == Stage) return;
        (Stage, StageSince, Probability) = (stage.Code, at, (short)stage.Probability);
        Arrange();
        Tell("opportunity.moved", new { from = fromName, to = stage.Name });
    }

    public void Win(DateTime at)
    {
        RequireActive();
        (State, ClosedAt, StageSince) = (OpportunityState.Won, at, at);
        Arrange();
        Tell("opportunity.won", new { name = Name, amount = ExpectedRevenue }, null, CustomerId);
        Raise(new OpportunityWon(Id, CustomerId, at));
    }

    /// <summary>"Đánh dấu thất bại": a reason of the company's list, and what is to be said of it (F-33).</summary>
    public void Lose(LostReason? reason, string? note, DateTime at)
    {
        RequireActive();
        Rule.Require(reason is { Active: true }, "opportunity.lostReasonMissing", "lostReason");
        Rule.Require(note is null || note.Trim().Length <= 1_000, "opportunity.noteTooLong", "note", 1_000);
        Close(reason!.Code, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), null, at);
    }

    /// <summary>Back to work; what was remains in its story (F-34). Evidence is to be shown anew.</summary>
    public void Reopen(Customer customer, DateTime at)
    {
        Rule.Require(State == OpportunityState.Lost, "opportunity.notLost", null, State);
        Rule.Require(customer.ParentId is null, "opportunity.childCustomer", "customerId");
        Rule.Require(customer.OwnerId == OwnerId, "opportunity.salespersonMismatch", "salespersonId", customer.Name);
        (State, ClosedAt, LostReason, LostNote, LostByCheckOn, StageSince) = (OpportunityState.Active, null, null, null, null, at);
        (EvidenceState, EvidenceReview, EvidenceSince) = (EvidenceState.Missing, EvidenceReview.None, at);
        Arrange();
        Tell("opportunity.reopened", new { name = Name }, null, CustomerId);
    }

    /// <summary>
    /// An act on many was taken back. The columns stand as before; an hour of the check that struck meanwhile could not have asked it for evidence,
    /// so the wait for it begins anew, as when one is reopened.
    /// </summary>
    void IPutBack.WasPutBack(Actor by, DateTime at, IReadOnlyDictionary<string, JsonElement> was)
    {
        Arrange();
        if (was.ContainsKey(nameof(State)) && LacksEvidence && EvidenceSince <= EvidenceClock.Last(at)) EvidenceSince = at;
        Tell("opportunity.putBack", new { name = Name }, null, was.ContainsKey(nameof(State)) ? CustomerId : null);
    }

    /// <summary>Its customer went to another salesperson: what is still open goes along (F-11).</summary>
    public void HandTo(Guid userId, Guid? teamId, string to)
    {
        (OwnerId, TeamId) = (userId, teamId);
        Tell("opportunity.handedOver", new { to });
    }

    /// <summary>Its customer went into another record (F-9).</summary>
    public void BelongTo(Guid customerId) => CustomerId = customerId;

    /// <summary>Its customer has another name now: it is found by that one.</summary>
    public void FoundBy(string customerName) => Folded = Folding.Fold($"{Name} {customerName}");

    private void Close(string reason, string? note, DateOnly? check, DateTime at)
    {
        (State, ClosedAt, StageSince, LostReason, LostNote, LostByCheckOn) = (OpportunityState.Lost, at, at, reason, note, check);
        Arrange();
        Tell("opportunity.lost", new { name = Name, reason }, note, CustomerId);
        Raise(new OpportunityLost(Id, CustomerId, reason, at));
    }

    private void RequireActive() => Rule.Require(State == OpportunityState.Active, "opportunity.notActive", null, State);

    private void Take(OpportunityTerms terms)
    {
        (Name, Phone, ServiceId, Class, ExpectedRevenue, Priority) = (terms.Name!, terms.Phone, terms.ServiceId, terms.Class, terms.ExpectedRevenue, terms.Priority);
        Arrange();
    }

    private void Arrange() => (Column, Place) = (State switch { OpportunityState.Won => OpportunityColumns.Won, OpportunityState.Lost => OpportunityColumns.Lost, _ => Stage },
        Priority * 10_000_000_000_000_000L + (CreatedAt - DateTime.UnixEpoch).Ticks / 10);
}

/// <summary>An opportunity was won.</summary>
public sealed record OpportunityWon(Guid OpportunityId, Guid CustomerId, DateTime At);

/// <summary>An opportunity was given up, or closed by a rule.</summary>
public sealed record OpportunityLost(Guid OpportunityId, Guid CustomerId, string Reason, DateTime At);
