using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>The rules of working a lead.</summary>
public sealed partial class Lead
{
    /// <summary>Says to others that it is there.</summary>
    public void Announce() => Raise(new LeadCreated(Id, CreatedAt));

    /// <summary>Says to others what came of a call.</summary>
    public void AnnounceOutcome(string outcome, DateTime at) => Raise(new LeadOutcomeRecorded(Id, outcome, at));

    /// <summary>Writes down what came of a call. Returns how things stood before, for an undo.</summary>
    public LeadBefore Apply(LeadEffect effect, Guid? orderedBy, DateTime at)
    {
        Rule.Require(Stage is not (LeadStage.Ordered or LeadStage.Converted), "lead.alreadyOrdered", "outcome");
        Rule.Require(effect.CallBackAt is null || effect.CallBackAt > at, "lead.callBackInThePast", "callBackAt");
        var before = Before();
        (LastOutcome, LastOutcomeAt, ServedAt) = (effect.Outcome, at, null);
        (NextAction, NextActionAt) = effect.CallBackAt is { } next ? (NextAction.CallBack, next) : (NextAction.None, (DateTime?)null);
        if (effect.CountsAsCall) Attempts++;
        Stage = effect.Move switch
        {
            LeadMove.ToContact => LeadStage.Contact,
            LeadMove.ToOrdered => LeadStage.Ordered,
            LeadMove.Close => LeadStage.Closed,
            _ => Stage == LeadStage.Closed ? LeadStage.Contact : Stage,      // an outcome re-opens a closed lead
        };
        if (effect.DuplicateOfId is { } other && other != Id) DuplicateOfId = other;
        if (orderedBy is { } customer) CustomerId = customer;
        return before;
    }

    /// <summary>Puts back what an outcome changed .</summary>
    public void PutBack(LeadBefore before, string outcome, string? reason)
    {
        (Stage, LastOutcome, LastOutcomeAt) = (before.Stage, before.LastOutcome, before.LastOutcomeAt);
        (NextAction, NextActionAt, Attempts) = (before.NextAction, before.NextActionAt, before.Attempts);
        (CustomerId, DuplicateOfId) = (before.CustomerId, before.DuplicateOfId);
        Tell("lead.outcomeUndone", new { outcome }, reason);
    }

    /// <summary>Opens a closed lead again by hand, or one that has no next action.</summary>
    public void Reopen()
    {
        Rule.Require(Stage == LeadStage.Closed, "lead.notClosed");
        (Stage, DuplicateOfId) = (Attempts == 0 ? LeadStage.New : LeadStage.Contact, null);
        Tell("lead.reopened");
    }

    /// <summary>Its order was cancelled: the lead returns to contact with its history .</summary>
    public void OrderCancelled(string? number, string? reason)
    {
        if (Stage != LeadStage.Ordered) return;
        Stage = LeadStage.Contact;
        Tell("lead.orderCancelled", new { number }, reason);
    }

    /// <summary>Gives the lead to a person .</summary>
    public void GiveTo(Guid userId, Guid? teamId, string rule, string to, DateTime at)
    {
        (OwnerId, TeamId, ReceivedAt, ServedAt, FloatedAt) = (userId, teamId, at, null, null);
        Tell("lead.assigned", new { rule, to }, at: at);
    }

    /// <summary>It was handed out by "next" and is off the turn for a while.</summary>
    public void Served(DateTime at) => ServedAt = at;

    /// <summary>Takes it from its holder into a team's pool, to be pulled or handed out.</summary>
    public void PutInPool(Guid? teamId)
    {
        (OwnerId, TeamId, ServedAt, FloatedAt) = (null, teamId, null, null);
        Tell("lead.pooled");
    }

    /// <summary>Nobody worked it in time: it falls into the floating pool of its team. Its last result stays under the floating.</summary>
    public void SetAfloat(DateTime at)
    {
        (OwnerId, ServedAt, FloatedAt) = (null, null, at);
        (NextAction, NextActionAt) = (NextAction.None, null);
        Tell("lead.floated", at: at);
    }

    /// <summary>Somebody takes it from the floating pool: one in contact is to be called now, a new one is new again.</summary>
    public void Claim(Guid userId, Guid? teamId, string to, DateTime at)
    {
        GiveTo(userId, teamId, "claimed", to, at);
        if (Stage == LeadStage.Contact) (NextAction, NextActionAt) = (NextAction.CallBack, at);
    }

    /// <summary>It is a customer now (F-25): it leaves queue and pool, its story stands on both.</summary>
    internal void Convert(Customer customer)
    {
        Rule.Require(Stage != LeadStage.Ordered, "lead.convertOrdered");       // its order made it a customer already
        Rule.Require(Stage is LeadStage.New or LeadStage.Contact, "lead.convertClosed");
        (Stage, CustomerId) = (LeadStage.Converted, customer.Id);
        (NextAction, NextActionAt, ServedAt, FloatedAt) = (NextAction.None, null, null, null);
        Tell("lead.converted", new { customer = customer.Name });      // the customer shows the lead's story with its own
    }

    /// <summary>Its customer went into another record (F-9).</summary>
    internal void BelongTo(Guid customer) => CustomerId = customer;

    /// <summary>Its holder changed teams: the row goes along, or <see cref="Sight"/> would be wrong.</summary>
    public void FollowOwner(Guid? teamId) => TeamId = teamId;

    /// <summary>A later lead with the same phone: linked to the earlier one, not shared out .</summary>
    public void LinkTo(Lead earlier) => LinkTo(earlier.Id, earlier.OwnerId, earlier.TeamId);

    /// <summary>The same, when only this much of the earlier one is known (an import).</summary>
    public void LinkTo(Guid earlierId, Guid? ownerId, Guid? teamId)
    {
        (DuplicateOfId, Stage, LastOutcome) = (earlierId, LeadStage.Closed, "duplicate");
        (OwnerId, TeamId) = (ownerId, teamId);
    }

    /// <summary>The person left their number again: the holder is told, nothing is thrown away .</summary>
    public void CameAgain(Lead later)
    {
        LastSource = later.FirstSource;
        Tell(Again, later.AgainFacts, later.AgainNote);
    }

    internal const string Again = "lead.cameAgain";
    internal object AgainFacts => new { source = FirstSource, duplicateId = Id };
    internal string? AgainNote => OriginalText ?? Note;

    /// <summary>"Ghi nhận cơ sở liên hệ" (A-1a): proof is required.</summary>
    public void RecordBasis(ContactBasis basis, string? proof)
    {
        Rule.Require(basis != ContactBasis.None, "lead.basisMissing", "basis");
        Rule.Require(!string.IsNullOrWhiteSpace(proof), "lead.basisProofMissing", "proof");
        (Basis, BasisProof) = (basis, proof!.Trim());
        Tell("lead.basisRecorded", new { basis = basis.ToString() }, BasisProof);
    }

    /// <summary>"Khách yêu cầu không gọi nữa": it leaves queue and pool. Nobody's result of a call, so none is written.</summary>
    public void LeftAlone(DateTime at)
    {
        if (Stage is LeadStage.New or LeadStage.Contact) Stage = LeadStage.Closed;
        (NextAction, NextActionAt, ServedAt, FloatedAt) = (NextAction.None, null, null, null);
        Tell("lead.leftAlone", at: at);
    }

    /// <summary>The person was erased (T-31): nobody is called here again.</summary>
    public void Erase(DateTime at)
    {
        if (Stage is LeadStage.New or LeadStage.Contact) Stage = LeadStage.Closed;
        (NextAction, NextActionAt, ServedAt, FloatedAt, LeftOn, Level) = (NextAction.None, null, null, null, null, 0);
    }

    /// <summary>What is filled has changed, or what is asked (F-24).</summary>
    internal void Reach(short level) => Level = level;

    /// <summary>A size was judged, or a word said to it (F-23).</summary>
    internal void SizeSaid(string kind, string? size, string? reason) => Tell(kind, new { size }, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());

    /// <summary>What a call to it is for: an order's matters; what the person asked for or agreed to; else it is an advertisement, and the whole gate is asked.</summary>
    public ContactPurpose CallPurpose => Stage == LeadStage.Ordered ? ContactPurpose.Transactional
        : Basis is ContactBasis.CustomerRequest or ContactBasis.Agreement ? ContactPurpose.CustomerRequested : ContactPurpose.Advertisement;

    private LeadBefore Before() => new(Stage, LastOutcome, LastOutcomeAt, NextAction, NextActionAt, Attempts, CustomerId, DuplicateOfId);
}
