using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>
/// A lead with all that is known of it, open in somebody's hands: lead, profile, contact person, and what the company asks of each level.
/// Whatever changes one of them is levelled by the same save (F-24). The lead's version guards the whole.
/// </summary>
public sealed class LeadFile
{
    private readonly Db db;
    private readonly LevelChoice choice;

    private LeadFile(Db db, Lead lead, LevelChoice choice, LeadProfile? profile, ContactPerson? person) => (this.db, Lead, this.choice, Profile, Person) = (db, lead, choice, profile, person);

    public Lead Lead { get; }
    public LeadProfile? Profile { get; private set; }
    public ContactPerson? Person { get; private set; }
    public LeadKnown Known => new(Lead, Profile, Person);
    private LevelReached Reached => LeadLevel.Of(choice.Fields, Lead.ContactType, LevelFields.Filled(Known));

    /// <param name="db">Open; its context tracks the lead when it is to be changed.</param>
    /// <param name="lead">Was seen, or is being made.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<LeadFile> Of(Db db, Lead lead, CancellationToken ct)
    {
        var profile = await db.ProfileOf(lead.Id).SingleOrDefaultAsync(ct);
        return new(db, lead, await LevelChoice.Now(db, ct), profile, profile is null ? null : await db.PersonsOfLead(lead.Id).OrderBy(p => p.Id).FirstOrDefaultAsync(ct));
    }

    public static async Task<LeadFile> Of(Db db, Lead lead, LeadProfile profile, LevelChoice choice, CancellationToken ct) =>
        new(db, lead, choice, profile, await db.PersonsOfLead(lead.Id).OrderBy(p => p.Id).FirstOrDefaultAsync(ct));

    /// <summary>Many leads that changed past their files: those with a profile are levelled. The caller saves.</summary>
    public static async Task Level(Db db, IReadOnlyCollection<Lead> leads, CancellationToken ct)
    {
        Guid[] ids = [.. leads.Select(l => l.Id)];
        var profiles = await db.Rows<LeadProfile>().Where(p => EF.Parameter(ids).Contains(p.LeadId)).ToDictionaryAsync(p => p.LeadId, ct);
        if (profiles.Count == 0) return;
        var choice = await LevelChoice.Now(db, ct);
        foreach (var lead in leads.Where(l => profiles.ContainsKey(l.Id))) (await Of(db, lead, profiles[lead.Id], choice, ct)).Level();
    }

    /// <summary>Two who write the first line of one profile at once: the second waits, and finds it.</summary>
    public static Task Lock(Db db, Guid leadId, CancellationToken ct) => db.Dialect.Lock(db, "lead.profile:" + leadId, ct);

    /// <summary>Takes an edit of the profile over.</summary>
    public async Task Take(Patch<LeadProfileEdit> edit, CancellationToken ct)
    {
        if (edit.Value is not { } said) return;
        var profile = Begun();
        profile.Edit(said, CompanyTime.DayOf(db.Clock.Now()));
        Take(said.ContactPerson);
        await RequireListed(profile, ct);
        await db.RequireWardThere(profile.Address, ct);
        Touch();
    }

    /// <summary>Computes the level anew; a lead without a profile is below the first.</summary>
    public void Level()
    {
        if (Profile is null) return;
        Profile.LevelledBy(choice.Version);
        Lead.Reach(Reached.Level);
    }

    /// <summary>The profile, made now when there is none.</summary>
    public LeadProfile Begun()
    {
        if (Profile is { } there) return there;
        db.Add(Profile = new(Lead.Id, db.Clock.Now()));
        return Profile;
    }

    /// <summary>Its version rises though none of its own columns changes: who holds an older one is told.</summary>
    public void Touch()
    {
        if (db.Entry(Lead) is { State: EntityState.Unchanged } row) row.Property(l => l.Level).IsModified = true;
    }

    public LeadView View(Actor actor)
    {
        var view = LeadView.For(Lead, actor) with { LevelMissing = Reached.Missing };
        return Profile is null ? view : view with { Profile = LeadProfileView.Of(Profile, Person, actor, Lead) };
    }

    private void Take(Patch<PersonEdit> edit)
    {
        if (!edit.Given) return;
        if (edit.Value is { } said && (Person is not null || !said.IsBlank)) Met().Edit(said);
        else if (edit.Value is null && Person is { } gone) (Person, _) = (null, db.Remove(gone));
    }

    private ContactPerson Met()
    {
        if (Person is { } there) return there;
        db.Add(Person = ContactPerson.OfLead(Lead.Id, db.Clock.Now()));
        return Person;
    }

    /// <summary>Choices of the company's lists; one no longer offered may stay.</summary>
    private async Task RequireListed(LeadProfile profile, CancellationToken ct)
    {
        var (row, lists, customers) = (db.Entry(profile), await db.Settings<LeadLists>(ct), await db.Settings<CustomerLists>(ct));
        foreach (var (column, field, list) in new (string, string, IReadOnlyList<ListEntry>)[]
        {
            (nameof(profile.RankId), "rankId", lists.Ranks), (nameof(profile.ChannelId), "channelId", customers.Channels), (nameof(profile.EnterpriseTypeId), "enterpriseTypeId", lists.EnterpriseTypes),
            (nameof(profile.RouteToMarketId), "routeToMarketId", lists.RoutesToMarket), (nameof(profile.CategoryId), "categoryId", lists.Categories), (nameof(profile.BusinessTypeId), "businessTypeId", lists.BusinessTypes),
        })
        {
            var chosen = (Guid?)row.Property(column).CurrentValue;
            var stays = row.State != EntityState.Added && Equals(row.Property(column).OriginalValue, chosen);
            Rule.Require(chosen is null || stays || list.Any(e => e.Id == chosen && e.Active), "leadProfile.choiceUnknown", field);
        }
    }
}
