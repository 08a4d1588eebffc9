using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>Two records of one person or company become one (F-9).</summary>
public sealed partial class Customer
{
    /// <summary>The record this one went into; it is found no more, and its story stands there.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Takes the other over: what was chosen of it, what is missing here, its numbers, its past. Returns nothing of the other but its name.</summary>
    internal void TakeOver(Customer other, CustomerFacts together, DateTime at)
    {
        other.GoInto(this);
        Edit(together, at);
        if (OwnerId is null) (OwnerId, TeamId) = (other.OwnerId, other.TeamId);
        if (other.Lifecycle == Lifecycle.Customer) Bought();
        if (other.IsReturning) Paid();
        Tell("customer.merged", new { name = other.Name, other.Id });
    }

    /// <summary>What it went into has gone into another.</summary>
    internal void Follow(Customer into) => MergedIntoId = into.Id;

    private void GoInto(Customer into)
    {
        (MergedIntoId, TaxCode, CitizenId, PhonesText, EmailsText) = (into.Id, null, null, "", "");
        phoneRows.Clear();
        emailRows.Clear();
        Tell("customer.mergedInto", new { into = into.Name, into.Id });
    }

    /// <summary>Both together: the first's word where it has one, unless the other's was chosen; numbers, addresses and tags of both.</summary>
    /// <param name="ours">Of the one that stays.</param>
    /// <param name="theirs">Of the one that goes.</param>
    /// <param name="take">Fields, as on the wire, in which the other's word counts.</param>
    internal static CustomerFacts Together(CustomerFacts ours, CustomerFacts theirs, IReadOnlyCollection<string> take)
    {
        TValue? Of<TValue>(string field, TValue? mine, TValue? other) => other is null || (mine is not null && !take.Contains(field)) ? mine : other;
        return new()
        {
            Type = take.Contains("type") ? theirs.Type : ours.Type, Name = Of("name", ours.Name, theirs.Name), TaxCode = Of("taxCode", ours.TaxCode, theirs.TaxCode), CitizenId = Of("citizenId", ours.CitizenId, theirs.CitizenId),
            ParentId = Of("parentId", ours.ParentId, theirs.ParentId), Sex = Of("sex", ours.Sex, theirs.Sex), BirthDate = Of("birthDate", ours.BirthDate, theirs.BirthDate), FoundedOn = Of("foundedOn", ours.FoundedOn, theirs.FoundedOn),
            ChannelId = Of("channelId", ours.ChannelId, theirs.ChannelId), GroupId = Of("groupId", ours.GroupId, theirs.GroupId), Rank = Of("rank", ours.Rank, theirs.Rank), Address = Of("address", ours.Address, theirs.Address),
            Tags = [.. ours.Tags.Union(theirs.Tags)], PreferredChannels = [.. ours.PreferredChannels.Union(theirs.PreferredChannels)], Phones = [.. ours.Phones.Union(theirs.Phones)], Emails = [.. ours.Emails.Union(theirs.Emails)],
        };
    }
}

/// <summary>A later module gives what it holds of a customer to the one it went into (F-9).</summary>
public interface ICustomerMerge
{
    /// <summary>Loads and changes its rows; the caller saves.</summary>
    /// <returns>How many.</returns>
    Task<int> Move(Db db, Guid from, Guid into, CancellationToken ct);
}
