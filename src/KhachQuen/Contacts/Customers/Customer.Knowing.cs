using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What we know of a customer, and how well (F-1 … F-4).</summary>
public sealed partial class Customer
{
    /// <summary>A customer entered by hand or by another system.</summary>
    public static Customer Enter(CustomerFacts facts, User? owner, DateTime at)
    {
        var customer = new Customer(at);
        customer.Take(facts, at);
        Rule.Require(facts.Type != ContactType.Company || customer.TaxCode is not null, "customer.taxCodeMissing", "taxCode");    // F-1: required for B2B
        customer.VerifyState = customer is { Type: ContactType.Individual, CitizenId: null, TaxCode: null } ? VerifyState.NotRequired : customer.Judge();
        (customer.OwnerId, customer.TeamId) = (owner?.Id, owner?.TeamId);
        customer.Tell("customer.entered", new { owner = owner?.DisplayName });
        return customer;
    }

    /// <summary>A buyer or caller we know by the phone alone: no papers are asked for (F-4, bán lẻ).</summary>
    public static Customer Meet(string name, PhoneNumber phone, Address? address, Guid? ownerId, Guid? teamId, DateTime at)
    {
        var customer = new Customer(at);
        customer.Take(new CustomerFacts { Name = name, Phones = [phone.E164], Address = address }, at);
        (customer.VerifyState, customer.OwnerId, customer.TeamId) = (VerifyState.NotRequired, ownerId, teamId);
        customer.Tell("customer.met");
        return customer;
    }

    /// <summary>What a person may have said so far: the base of an edit.</summary>
    public CustomerFacts Facts => new()
    {
        Type = Type, Name = Name, TaxCode = TaxCode, CitizenId = CitizenId, ParentId = ParentId, Sex = Sex, BirthDate = BirthDate, FoundedOn = FoundedOn, ChannelId = ChannelId,
        GroupId = GroupId, Tags = Tags, PreferredChannels = PreferredChannels, Rank = Rank, Phones = Phones, Emails = Emails, Address = Address,
    };

    /// <summary>Takes over what was corrected. A checked identity that changes is to be checked again; data that became complete wait for the check (F-4).</summary>
    public void Edit(CustomerFacts facts, DateTime at)
    {
        var before = Facts;
        Take(facts, at);
        var lackedBefore = before is { Type: ContactType.Company, TaxCode: null };
        Rule.Require(Type != ContactType.Company || TaxCode is not null || lackedBefore, "customer.taxCodeMissing", "taxCode");
        var changed = before.Differences(Facts);
        if (changed.Count == 0) return;
        var state = VerifyState switch
        {
            VerifyState.Verified => changed.Intersect(["type", "name", "taxCode", "citizenId"]).Any() ? VerifyState.ToDo : VerifyState.Verified,
            VerifyState.NotRequired when (TaxCode ?? CitizenId) is null => VerifyState.NotRequired,
            _ => Judge(),
        };
        if (state != VerifyState) (VerifyState, VerifyReason) = (state, null);
        Tell("customer.edited", new { fields = changed });
        Raise(new CustomerUpdated(Id, at));
    }

    /// <summary>Somebody sells to them in earnest: from now on they are known by their papers (F-4).</summary>
    public void AskForPapers()
    {
        if (VerifyState != VerifyState.NotRequired) return;
        VerifyState = Judge();
        Tell("customer.papersAsked");
    }

    /// <summary>The steward's word (F-4): a refusal has a reason, nothing incomplete is verified.</summary>
    public void Verify(VerifyState state, string? reason)
    {
        Rule.Require(state != VerifyState.NotRequired, "customer.verifyStateInvalid", "state");
        Rule.Require(state != VerifyState.Rejected || !string.IsNullOrWhiteSpace(reason), "customer.verifyReasonMissing", "reason");
        Rule.Require(state != VerifyState.Verified || Lacks.Count == 0, "customer.lacksLevel1", "state", string.Join(", ", Lacks));
        (VerifyState, VerifyReason) = (state, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        Tell("customer.verify", new { state = state.ToString() }, VerifyReason);
    }

    /// <summary>Fields that level 1 wants and that are not filled yet.</summary>
    public IReadOnlyList<string> Lacks => Level1.Lacks(Type, TaxCode, CitizenId, BirthDate, PhonesText.Length > 0, AddressLine is not null && ProvinceCode is not null);

    /// <summary>An order of theirs was delivered: from prospect to customer (A-40a).</summary>
    public void Bought()
    {
        if (Lifecycle == Lifecycle.Customer) return;
        Lifecycle = Lifecycle.Customer;
        Tell("customer.bought");
    }

    /// <summary>Money of an order has come in: "Khách cũ" (F-8).</summary>
    public void Paid() => IsReturning = true;

    private VerifyState Judge() => Lacks.Count == 0 ? VerifyState.ToDo : VerifyState.Rejected;

    private void Take(CustomerFacts said, DateTime at)
    {
        var facts = said.Read(CompanyTime.DayOf(at));
        (Type, Name, Folded, TaxCode, CitizenId, ParentId) = (facts.Type, facts.Name!, Folding.Fold(facts.Name), facts.TaxCode, facts.CitizenId, facts.ParentId);
        (Sex, BirthDate, FoundedOn, ChannelId, GroupId, Rank) = (facts.Sex, facts.BirthDate, facts.FoundedOn, facts.ChannelId, facts.GroupId, facts.Rank);
        if (!Tags.SequenceEqual(facts.Tags)) Tags = [.. facts.Tags];
        if (!PreferredChannels.SequenceEqual(facts.PreferredChannels)) PreferredChannels = [.. facts.PreferredChannels];
        (AddressLine, WardCode, ProvinceCode, DistrictText) = (facts.Address?.Line, facts.Address?.WardCode, facts.Address?.ProvinceCode, facts.Address?.DistrictText);
        (PhonesText, EmailsText) = (string.Join(' ', facts.Phones), string.Join(' ', facts.Emails));
        phoneRows.RemoveAll(p => !facts.Phones.Contains(p.E164));
        phoneRows.AddRange(facts.Phones.Except(phoneRows.Select(p => p.E164)).Select(p => new CustomerPhone { Id = Keys.New(at), CustomerId = Id, E164 = p, Tail = Tails.Of(p) }).ToList());
        emailRows.RemoveAll(e => !facts.Emails.Contains(e.Email));
        emailRows.AddRange(facts.Emails.Except(emailRows.Select(e => e.Email)).Select(e => new CustomerEmail { Id = Keys.New(at), CustomerId = Id, Email = e }).ToList());
    }
}
