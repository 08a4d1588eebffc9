using KhachQuen.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>What the address of the customer list asks for.</summary>
public sealed record CustomerAsked : ListAsked
{
    private static readonly string[] Sorts = ["createdAt", "updatedAt", "name"];

    public CustomerAsked(string? query = null) : base(query) => Filter = Read();

    public CustomerFilter Filter { get; }
    public string? Sort => SortOf(Sorts);
    public bool IsNobodys => this["ownerId"] == "none";
    public bool IsNarrow => MoreThan();
    /// <summary>In sections, none of which stands alone.</summary>
    public bool IsGrouped => Filter is { Group: not null, In: null };

    public static CustomerAsked Of(HttpRequest request) => new(request.QueryString.Value);

    private CustomerFilter Read() => new()
    {
        Q = this["q"], OwnerId = this["ownerId"] == "none" ? "none" : Id("ownerId")?.ToString(), Type = Enum<ContactType>("type"), Lifecycle = Enum<Lifecycle>("lifecycle"), VerifyState = Enum<VerifyState>("verifyState"),
        ProvinceCode = this["provinceCode"], IsReturning = this["returning"] switch { "yes" => true, "no" => false, _ => null }, Tag = this["tag"], Rank = this["rank"],
        Group = GroupOf(GroupCustomers.Groups.Names), In = this["in"],
    };
}
