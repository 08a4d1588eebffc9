using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>The filters of the customer list, each a named field (T-24).</summary>
public sealed record CustomerFilter
{
    /// <summary>A person's id, or <c>none</c>: "Liên hệ chưa phân bổ".</summary>
    public string? OwnerId { get; init; }
    public Named<ContactType>? Type { get; init; }
    public Named<VerifyState>? VerifyState { get; init; }
    public Named<Lifecycle>? Lifecycle { get; init; }
    public bool? IsReturning { get; init; }
    public string? ProvinceCode { get; init; }
    public string? WardCode { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? GroupId { get; init; }
    public Guid? ChannelId { get; init; }
    public string? Rank { get; init; }
    public string? Tag { get; init; }
    /// <summary>The whole number, in any form.</summary>
    public string? Phone { get; init; }
    /// <summary>A name without accents, a phone in any form or its last four digits, a tax code, a citizen id, an email.</summary>
    public string? Q { get; init; }
    public DateTime? UpdatedSince { get; init; }
    /// <summary>One group of the list (<see cref="GroupCustomers.Groups"/>): by what, and which.</summary>
    public string? Group { get; init; }
    public string? In { get; init; }

    /// <summary>Nothing is asked but who it is: no other filter may tell of facts that are not to be seen (F-6).</summary>
    internal bool AsksOnlyWho => this with { Q = null, Phone = null } == new CustomerFilter();

    public IQueryable<Customer> On(Db db, IQueryable<Customer> customers)
    {
        if (OwnerId is { Length: > 0 } owner) customers = OwnedBy(customers, owner);
        if (Type is { Value: var type }) customers = customers.Where(c => c.Type == type);
        if (VerifyState is { Value: var verify }) customers = customers.Where(c => c.VerifyState == verify);
        if (Lifecycle is { Value: var lifecycle }) customers = customers.Where(c => c.Lifecycle == lifecycle);
        if (IsReturning is { } returning) customers = customers.Where(c => c.IsReturning == returning);
        if (ProvinceCode is { } province) customers = customers.Where(c => c.ProvinceCode == province);
        if (WardCode is { } ward) customers = customers.Where(c => c.WardCode == ward);
        if (ParentId is { } parent) customers = customers.Where(c => c.ParentId == parent);
        if (GroupId is { } group) customers = customers.Where(c => c.GroupId == group);
        if (ChannelId is { } channel) customers = customers.Where(c => c.ChannelId == channel);
        if (Rank is { } rank) customers = customers.Where(c => c.Rank == rank);
        if (Tag is { } tag) customers = customers.Where(c => c.Tags.Contains(tag));
        if (UpdatedSince is { } since) customers = customers.Where(c => c.UpdatedAt >= since);
        if (Phone is { Length: > 0 } phone) customers = CustomerSearch.ByPhone(db, customers, phone);
        customers = GroupCustomers.Groups.In(customers, Group, In);
        return Q is { Length: > 0 } q ? CustomerSearch.On(db, customers, q) : customers;
    }

    private static IQueryable<Customer> OwnedBy(IQueryable<Customer> customers, string owner)
    {
        if (owner == "none") return customers.Where(c => c.OwnerId == null);
        Rule.Require(Guid.TryParse(owner, out var id), "customer.ownerUnknown", "ownerId");
        return customers.Where(c => c.OwnerId == id);
    }
}

/// <summary>How what a person types finds a customer: whole numbers and last digits by their indexes, a name by trigrams.</summary>
public static class CustomerSearch
{
    private const int FewestDigits = 4;

    public static IQueryable<Customer> On(Db db, IQueryable<Customer> customers, string typed)
    {
        if (typed.Contains('@', StringComparison.Ordinal)) return ByEmail(db, customers, typed);
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (digits.Length >= FewestDigits && !typed.Any(char.IsLetter)) return ByDigits(db, customers, typed, digits);
        var folded = Folding.Fold(typed);
        return folded.Length == 0 ? customers : db.Dialect.WhereContains(db, customers, c => c.Folded, folded);
    }

    public static IQueryable<Customer> ByPhone(Db db, IQueryable<Customer> customers, string typed)
    {
        var e164 = PhoneNumber.TryParse(typed, out var phone, out _) ? phone.E164 : typed;
        var ids = db.Rows<CustomerPhone>().Where(p => p.E164 == e164).Select(p => p.CustomerId);
        return customers.Where(c => ids.Contains(c.Id));
    }

    private static IQueryable<Customer> ByEmail(Db db, IQueryable<Customer> customers, string typed)
    {
        var email = typed.Trim().ToLowerInvariant();
        var ids = db.Rows<CustomerEmail>().Where(e => e.Email == email).Select(e => e.CustomerId);
        return customers.Where(c => ids.Contains(c.Id));
    }

    /// <summary>Those who are asked for by a whole number, address or code; null: it was none.</summary>
    internal static IQueryable<Customer>? Exactly(Db db, IQueryable<Customer> customers, string typed)
    {
        if (typed.Contains('@', StringComparison.Ordinal)) return ByEmail(db, customers, typed);
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return !typed.Any(char.IsLetter) && (digits.Length >= 9 || PhoneNumber.TryParse(typed, out _, out _)) ? ByDigits(db, customers, typed, digits) : null;
    }

    private static IQueryable<Customer> ByDigits(Db db, IQueryable<Customer> customers, string typed, string digits)
    {
        var whole = PhoneNumber.TryParse(typed, out var phone, out _);
        if (!whole && digits.Length < 9) return ByLastDigits(db, customers, digits);
        var e164 = phone.E164;
        var ids = db.Rows<CustomerPhone>().Where(p => p.E164 == e164).Select(p => p.CustomerId);
        return customers.Where(c => c.TaxCode == digits || c.CitizenId == digits || ids.Contains(c.Id));
    }

    /// <summary>Only among rows whose number the actor may see: otherwise the mask could be guessed digit by digit .</summary>
    private static IQueryable<Customer> ByLastDigits(Db db, IQueryable<Customer> customers, string digits)
    {
        var (from, to) = Tails.Range(digits);
        var phones = db.Rows<CustomerPhone>().Where(p => p.Tail.CompareTo(from) >= 0);
        if (to is not null) phones = phones.Where(p => p.Tail.CompareTo(to) < 0);
        var ids = phones.Select(p => p.CustomerId);
        return customers.SeenBy(db.Actor, AccessPermissions.PhonesInFull).Where(c => ids.Contains(c.Id));
    }
}
