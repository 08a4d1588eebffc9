using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>What may be given of a new lead (api.md). A phone is enough (A-1b).</summary>
public sealed record LeadInput
{
    public string? Phone { get; init; }
    public string? Name { get; init; }
    public ContactType ContactType { get; init; }
    public string? Email { get; init; }
    public string? TaxCode { get; init; }
    public string? CitizenId { get; init; }
    public string? Source { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? ProductId { get; init; }
    public Guid? OwnerId { get; init; }
    public ContactBasis? Basis { get; init; }
    public string? BasisProof { get; init; }
    public short Priority { get; init; }
    public string? OriginalText { get; init; }
    public string? Region { get; init; }
    public string? Note { get; init; }
    public DateOnly? LeftOn { get; init; }
    /// <summary>What is known beyond the number (F-20 … F-23).</summary>
    public LeadProfileEdit? Profile { get; init; }
}

/// <summary>A lead comes in by hand, by form or from another system: duplicates are linked, new ones shared out by the rule of their source.</summary>
public sealed class CreateLead(Database database, TimeProvider clock)
{
    public async Task<LeadView> Handle(LeadInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Create);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var lead = await Within(db, input, actor, ct);
        var file = await LeadFile.Of(db, lead, ct);
        if (input.Profile is { } profile) await file.Take(profile, ct);
        file.Level();
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return file.View(actor);
    }

    /// <summary>Inside the caller's transaction.</summary>
    public async Task<Lead> Within(Db db, LeadInput input, Actor actor, CancellationToken ct)
    {
        var phone = PhoneNumber.Parse(input.Phone ?? "");
        var source = await SourceOf(db, input.Source ?? "handEntry", ct);
        var lead = new Lead(What(input, phone, source), clock.Now());
        lead.Announce();
        db.Add(lead);
        await db.Dialect.Lock(db, "phone:" + phone.E164, ct);      // two with the same number at once: the second sees the first
        if (!await Arrival.LinkIfKnown(db, lead, source, ct)) await Give(db, lead, source, input, actor, ct);
        return lead;
    }

    private static async Task Give(Db db, Lead lead, Source source, LeadInput input, Actor actor, CancellationToken ct)
    {
        if (input.OwnerId is { } ownerId && ownerId != actor.Id)
        {
            actor.Require(LeadPermissions.Assign);
            var owner = await db.Users.SingleOrDefaultAsync(u => u.Id == ownerId && u.Active, ct);
            Rule.Require(owner is not null && (actor.ScopeOf(LeadPermissions.Assign) == Scope.All || owner.TeamId is { } team && actor.Teams.Contains(team)), "lead.ownerUnknown", "ownerId");
            Sharing.Give(db, lead, owner!, "byHand", 1, null, null);
        }
        else if (input.OwnerId == actor.Id || actor.ScopeOf(LeadPermissions.Work) is Scope.Own) await GiveToSelf(db, lead, actor, ct);
        else await Arrival.Share(db, lead, source, ct);
    }

    private static async Task GiveToSelf(Db db, Lead lead, Actor actor, CancellationToken ct) =>
        Sharing.Give(db, lead, await db.Users.SingleAsync(u => u.Id == actor.Id, ct), "created", 1, null, null);

    private static async Task<Source> SourceOf(Db db, string code, CancellationToken ct)
    {
        var source = await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Code == code && s.Active, ct);
        Rule.Require(source is not null, "lead.sourceUnknown", "source", code);
        return source!;
    }

    private static NewLead What(LeadInput input, PhoneNumber phone, Source source) => new()
    {
        Phone = phone, Name = input.Name, ContactType = input.ContactType, Email = input.Email, TaxCode = input.TaxCode, CitizenId = input.CitizenId,
        Source = source.Code, CampaignId = input.CampaignId, ProductId = input.ProductId, OriginalText = input.OriginalText, Basis = input.Basis ?? source.UsualBasis,
        BasisProof = input.BasisProof, Priority = input.Priority, Region = input.Region, Note = input.Note, LeftOn = input.LeftOn,
    };
}
