using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What was offered to a customer for an opportunity ("báo giá", F-33). Sent, it is fixed: what is changed afterwards is its next revision, a row of its own (decision 41).</summary>
public sealed class Quote : Entity, IOwned, ILive
{
    private readonly List<QuoteLine> lines = [];

    private Quote() { }

    /// <summary>The first revision, a draft.</summary>
    /// <param name="number">The next of the month.</param>
    /// <param name="of">Open, with the service it is about.</param>
    /// <param name="customerName">It is found by it.</param>
    /// <param name="terms">Read and priced.</param>
    /// <param name="at">Now.</param>
    public static Quote Write(string number, Opportunity of, string customerName, QuoteTerms terms, DateTime at)
    {
        RequireService(of);
        var quote = new Quote { Id = Keys.New(at), CreatedAt = at, Number = number, Revision = 1, OpportunityId = of.Id, CustomerId = of.CustomerId, OwnerId = of.OwnerId, TeamId = of.TeamId };
        quote.Take(terms, customerName, at);
        quote.Tell("quote.written", new { number = quote.Label, total = quote.Total }, alsoOn: quote.OpportunityId);
        return quote;
    }

    /// <summary>F-33: only for an offered service, and while something can come of it.</summary>
    public static void RequireService(Opportunity of)
    {
        Rule.Require(of.State == OpportunityState.Active, "quote.opportunityClosed", "opportunityId", of.State);
        Rule.Require(of.ServiceId is not null, "quote.serviceMissing", "opportunityId", of.Name);
    }

    /// <summary>"BG-2611-0007": unique, rising within a month of the company; its revisions share it.</summary>
    [Impersonal] public string Number { get; private set; } = "";
    public short Revision { get; private set; }
    /// <summary>The revision that was made of this one; it stays to be read.</summary>
    public Guid? ReplacedById { get; private set; }
    public Guid OpportunityId { get; private set; }
    public Guid CustomerId { get; private set; }
    /// <summary>Its opportunity's salesperson.</summary>
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>Number, title and customer, folded, for searching.</summary>
    [SearchedByParts, NotAudited] public string Folded { get; private set; } = "";
    public QuoteState State { get; private set; }
    /// <summary>Its last day.</summary>
    public DateOnly ValidUntil { get; private set; }
    public string? Recipient { get; private set; }
    public string? Term { get; private set; }
    public string? Note { get; private set; }

    public IReadOnlyList<QuoteLine> Lines => lines;
    /// <summary>The lines in one text: what the audit compares.</summary>
    public string LinesText { get; private set; } = "";
    public bool PricesIncludeVat { get; private set; }
    public long DiscountTotal { get; private set; }
    public long VatTotal { get; private set; }
    public long Total { get; private set; }

    public DateTime? SentAt { get; private set; }
    public Guid? SentById { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DeclineReason { get; private set; }

    /// <summary>"BG-2611-0007 R2"; the first says no revision.</summary>
    public string Label => LabelOf(Number, Revision);

    public static string LabelOf(string number, short revision) => revision == 1 ? number : $"{number} R{revision}";

    public QuoteTerms Terms => new() { Lines = [.. lines.OrderBy(l => l.Place).Select(l => l.Priced)], Title = Title, ValidUntil = ValidUntil, Recipient = Recipient, Term = Term, Note = Note, PricesIncludeVat = PricesIncludeVat };

    public void Edit(QuoteTerms terms, string customerName, DateTime at)
    {
        RequireDraft();
        var before = (Title, ValidUntil, Recipient, Term, Note, LinesText, Total);
        Take(terms, customerName, at);
        if (before != (Title, ValidUntil, Recipient, Term, Note, LinesText, Total)) Tell("quote.edited", new { number = Label, before = before.Total, after = Total });
    }

    /// <summary>"Đánh dấu đã gửi": from now on it is fixed.</summary>
    public void Send(Opportunity of, Guid by, DateTime at)
    {
        RequireDraft();
        RequireService(of);
        Rule.Require(ValidUntil >= CompanyTime.DayOf(at), "quote.validUntilPast", "validUntil");
        (State, SentAt, SentById) = (QuoteState.Sent, at, by);
        Told("quote.sent", null);
        Raise(new QuoteSent(Id, Number, OpportunityId, CustomerId, Total, at));
    }

    /// <summary>The customer agreed; also after its last day, if the company stands by it (decision 41).</summary>
    public void Accept(DateTime at)
    {
        RequireOpen();
        (State, DecidedAt) = (QuoteState.Accepted, at);
        Told("quote.accepted", null);
        Raise(new QuoteAccepted(Id, Number, OpportunityId, CustomerId, Total, at));
    }

    public void Decline(string? reason, DateTime at)
    {
        RequireOpen();
        var why = QuoteTerms.Text(reason, 1_000, "reason");
        Rule.Require(why is not null, "quote.reasonMissing", "reason");
        (State, DecidedAt, DeclineReason) = (QuoteState.Declined, at, why);
        Told("quote.declined", why);
    }

    /// <summary>The next revision, a draft with the same lines; this one stays as it was sent.</summary>
    public Quote Revise(Opportunity of, DateOnly validUntil, string customerName, DateTime at)
    {
        RequireService(of);
        Rule.Require(State is QuoteState.Sent or QuoteState.Declined, "quote.notToBeRevised", null, State);
        Rule.Require(ReplacedById is null, "quote.replaced", null, Label);
        var next = new Quote { Id = Keys.New(at), CreatedAt = at, Number = Number, Revision = (short)(Revision + 1), OpportunityId = OpportunityId, CustomerId = CustomerId, OwnerId = OwnerId, TeamId = TeamId };
        next.Take(Terms with { ValidUntil = validUntil > ValidUntil ? validUntil : ValidUntil }, customerName, at);
        next.Tell("quote.revised", new { number = next.Label, of = Label }, alsoOn: OpportunityId);
        ReplacedById = next.Id;
        return next;
    }

    /// <summary>Its next revision was withdrawn before it was sent: this one counts again.</summary>
    internal void CountAgain() => ReplacedById = null;

    internal void RequireDraft() => Rule.Require(State == QuoteState.Draft, "quote.fixed", null, Label);

    /// <summary>Its opportunity went to another salesperson (F-11), or its customer into another record (F-9).</summary>
    internal void Follow(Opportunity of) => (CustomerId, OwnerId, TeamId) = (of.CustomerId, of.OwnerId, of.TeamId);

    internal void FoundBy(string customerName) => Folded = Folding.Fold($"{Number} {Title} {customerName}");

    private void RequireOpen()
    {
        Rule.Require(State == QuoteState.Sent, "quote.notSent", null, State);
        Rule.Require(ReplacedById is null, "quote.replaced", null, Label);
    }

    private void Told(string kind, string? note) => Tell(kind, new { number = Label, total = Total }, note, alsoOn: CustomerId, andOn: OpportunityId);

    private void Take(QuoteTerms terms, string customerName, DateTime at)
    {
        var read = terms.Read();
        (Title, ValidUntil, Recipient, Term, Note, PricesIncludeVat) = (read.Title!, read.ValidUntil, read.Recipient, read.Term, read.Note, read.PricesIncludeVat);
        FoundBy(customerName);
        TakeLines(read.Lines, at);
        (DiscountTotal, VatTotal, Total) = (read.Lines.Sum(l => l.Discount), read.Lines.Sum(l => l.Vat), read.Total);
    }

    /// <summary>Lines that did not change stay as they are.</summary>
    private void TakeLines(IReadOnlyList<QuotedLine> priced, DateTime at)
    {
        if (lines.Count > 0 && lines.OrderBy(l => l.Place).Select(l => l.Priced).SequenceEqual(priced)) return;
        LinesText = string.Join("; ", priced.Select(QuoteLine.Written));
        lines.Clear();
        lines.AddRange(priced.Select((line, i) => new QuoteLine(Id, i, line, at)));
    }
}

/// <summary>A quote went to its customer.</summary>
public sealed record QuoteSent(Guid QuoteId, string Number, Guid OpportunityId, Guid CustomerId, long Total, DateTime At);

/// <summary>The customer agreed to a quote.</summary>
public sealed record QuoteAccepted(Guid QuoteId, string Number, Guid OpportunityId, Guid CustomerId, long Total, DateTime At);
