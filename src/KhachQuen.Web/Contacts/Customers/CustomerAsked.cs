using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace KhachQuen.Web.Contacts;

/// <summary>What the address of the customer list asks for. A value nobody can read is as if it were not there.</summary>
public sealed record CustomerAsked(IReadOnlyDictionary<string, string> Given)
{
    private static readonly string[] Sorts = ["createdAt", "updatedAt", "name"];

    public string? this[string name] => Given.GetValueOrDefault(name);
    public string? Sort => this["sort"] is { } sort && Sorts.Contains(sort.TrimStart('-')) ? sort : null;
    public string? After => this["after"];
    public Guid? Open => Guid.TryParse(this["open"], out var id) ? id : null;
    public bool IsNarrow => Given.Keys.Any(k => k is not ("sort" or "after" or "open" or "view"));

    public CustomerFilter Filter => new()
    {
        Q = this["q"], OwnerId = this["ownerId"] is { } owner && (owner == "none" || Guid.TryParse(owner, out _)) ? owner : null, Type = Enum<ContactType>("type"), Lifecycle = Enum<Lifecycle>("lifecycle"), VerifyState = Enum<VerifyState>("verifyState"),
        ProvinceCode = this["provinceCode"], IsReturning = this["returning"] switch { "yes" => true, "no" => false, _ => null }, Tag = this["tag"],
    };

    public static CustomerAsked Of(HttpRequest request) =>
        new(QueryHelpers.ParseQuery(request.QueryString.Value).Where(q => !string.IsNullOrWhiteSpace(q.Value)).ToDictionary(q => q.Key, q => q.Value.ToString().Trim()));

    private TEnum? Enum<TEnum>(string name) where TEnum : struct, Enum => Named<TEnum>.TryParse(this[name], out var named) ? named.Value : null;
}
