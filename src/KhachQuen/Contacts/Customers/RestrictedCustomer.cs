using System.Text.Json.Serialization;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>A customer as far as the actor may see them: whole, or restricted to three facts (F-6).</summary>
[JsonDerivedType(typeof(CustomerView)), JsonDerivedType(typeof(RestrictedCustomer))]
public interface ISeenCustomer
{
    Guid Id { get; }
    string Name { get; }
}

/// <summary>What everybody may know who finds a customer that is not theirs: name, tax code or citizen id, salesperson (F-6). Nothing else is ever read for them.</summary>
/// <param name="TaxCode">A company's, which is public; a person's only in its last four.</param>
/// <param name="CitizenId">The last four.</param>
/// <param name="OwnerName">Whom to ask; null: nobody looks after them.</param>
public sealed record RestrictedCustomer(Guid Id, string Name, string? TaxCode, string? CitizenId, string? OwnerName) : ISeenCustomer
{
    public bool Restricted { get; } = true;

    internal static RestrictedCustomer Of(Guid id, string name, string? taxCode, string? citizenId, string? owner) =>
        new(id, name, taxCode is { Length: 12 } ? Masking.LastFour(taxCode) : taxCode, Masking.LastFour(citizenId), owner);
}

/// <summary>Which questions find a customer beyond the actor's sight (decision 38): about one somebody knows already, never a road through the book.</summary>
internal static class StrangerDoor
{
    /// <summary>A question more customers answer is none about one of them, and finds none.</summary>
    internal const int AtMost = 10;
    private const int FewestLetters = 4;

    public static IQueryable<Customer>? Opened(Db db, CustomerFilter filter)
    {
        if (!filter.AsksOnlyWho || !db.Actor.May(CustomerPermissions.Read) || db.Actor.ScopeOf(CustomerPermissions.Read) == Scope.All) return null;
        var (seen, all) = (db.Customers, db.Rows<Customer>().Where(c => c.MergedIntoId == null));
        var asked = filter.Phone is { Length: > 0 } phone ? CustomerSearch.ByPhone(db, all, phone) : filter.Q is null ? null : all;
        if (asked is not null && filter.Q is { Length: > 0 } q) asked = CustomerSearch.Exactly(db, asked, q) ?? ByWords(db, asked, q);
        return asked?.Where(c => !seen.Any(s => s.Id == c.Id));
    }

    /// <summary>Whole words of the name, in their order: a beginning finds nobody.</summary>
    private static IQueryable<Customer>? ByWords(Db db, IQueryable<Customer> customers, string typed)
    {
        var folded = Folding.Fold(typed);
        if (!folded.Any(char.IsLetter) || folded.Count(char.IsLetterOrDigit) < FewestLetters) return null;      // digits alone are a part of a number
        var words = " " + folded + " ";
        return db.Dialect.WhereContains(db, customers, c => c.Folded, folded).Where(c => (" " + c.Folded + " ").Contains(words));
    }
}
