using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

public enum FactKind { Text, Words, Choice, Day, Number }

/// <summary>One fact of a lead that is edited where it stands.</summary>
/// <param name="Key">The field's name, as in the API.</param>
/// <param name="Raw">What the input holds.</param>
/// <param name="Shown">What is read.</param>
/// <param name="Of">For a choice: value and text.</param>
/// <param name="AtMost">Characters.</param>
/// <param name="Level">Of the profile: the level that usually asks for it, 0 for none.</param>
public sealed record LeadFact(string Key, string? Raw, string? Shown, FactKind Kind = FactKind.Text, IReadOnlyList<(string Value, string Text)>? Of = null, int AtMost = 200, short Level = 0)
{
    /// <summary>A text with a hidden number in it would be saved with its dots.</summary>
    public bool IsWhole => Raw?.Contains('•', StringComparison.Ordinal) != true;
}

/// <summary>The facts of a lead that may be edited by hand, one at a time (UI.md, Record).</summary>
public sealed class LeadFacts(T texts, LeadNames names, LeadProfileFacts profile)
{
    public static readonly IReadOnlyList<string> Keys = ["name", "productId", "priority", "region", "contactType", "email", "taxCode", "citizenId", "note"];

    public async Task<IReadOnlyList<LeadFact>> Of(LeadView lead, CancellationToken ct = default)
    {
        var (known, products) = (await names.Known(ct), await names.ProductsOf([lead.ProductId], ct));
        var product = lead.ProductId is { } id ? products.GetValueOrDefault(id) : null;
        List<(string, string)> goods = [.. known.Products.Select(p => (p.Id.ToString(), p.Name))];
        if (lead.ProductId is { } own && product is not null && !goods.Exists(g => g.Item1 == own.ToString())) goods.Insert(0, (own.ToString(), product));
        (string, string)[] priorities = [("0", texts["leads.priority.none"]), .. Enumerable.Range(1, 3).Select(p => (p.ToString(CultureInfo.InvariantCulture), texts[$"state.priority.p{p}"]))];
        (string, string)[] types = [.. Enum.GetValues<ContactType>().Select(t => (FolderTabs.Camel(t), texts["leads.contactType." + FolderTabs.Camel(t)]))];
        return
        [
            new("name", lead.Name, lead.Name), new("productId", lead.ProductId?.ToString(), product, FactKind.Choice, goods),
            new("priority", lead.Priority.ToString(CultureInfo.InvariantCulture), priorities[Math.Clamp((int)lead.Priority, 0, 3)].Item2, FactKind.Choice, priorities),
            new("region", lead.Region, lead.Region is { } code ? Provinces.ByCodeOrNull(code)?.Name ?? code : null, FactKind.Choice, [.. Provinces.All.Select(p => (p.Code, p.Name))]),
            new("contactType", FolderTabs.Camel(lead.ContactType), texts["leads.contactType." + FolderTabs.Camel(lead.ContactType)], FactKind.Choice, types),
            new("email", lead.Email, lead.Email, AtMost: 254), new("taxCode", lead.TaxCode, lead.TaxCode, AtMost: 20), new("citizenId", lead.CitizenId, lead.CitizenId, AtMost: 20),
            new("note", lead.Note, lead.Note, FactKind.Words, AtMost: 4_000),
        ];
    }

    public async Task<LeadFact> One(LeadView lead, string key, CancellationToken ct = default) =>
        (await Of(lead, ct)).FirstOrDefault(f => f.Key == key) ?? (await profile.Of(lead, ct)).FirstOrDefault(f => f.Key == key) ?? throw new NotFound();

    /// <summary>A typed value as an edit of that one field.</summary>
    public static LeadEdit Edit(string key, string? value) => key switch
    {
        "name" => new() { Name = value },
        "productId" => new() { ProductId = Guid.TryParse(value, out var id) ? id : null },
        "priority" => new() { Priority = short.TryParse(value, CultureInfo.InvariantCulture, out var priority) ? priority : (short)-1 },
        "region" => new() { Region = value },
        "contactType" => new() { ContactType = Named<ContactType>.TryParse(value, out var type) ? type.Value : null },
        "email" => new() { Email = value },
        "taxCode" => new() { TaxCode = value },
        "citizenId" => new() { CitizenId = value },
        "note" => new() { Note = value },
        _ => new() { Profile = LeadProfileFacts.Edit(key, value) ?? throw new NotFound() },
    };
}
