using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Draws the form of one fact of a customer.</summary>
public sealed class CustomerFactEditing(CustomerNames names, ListWards wards, T texts)
{
    public async Task<IResult> Form(CustomerView customer, CustomerFact fact, FactSent? sent, FormShows shows, Actor actor, CancellationToken ct, string? said = null, string? by = null, DateTime? drafted = null)
    {
        var words = await Words(fact, [fact.Raw, sent?.Value, .. sent?.Carried.Before(fact.Key) ?? [], .. sent?.Carried.Base.GetValueOrDefault(fact.Key)?.Values ?? []], ct);
        var typing = FactSent.Drawn(shows, fact.Key, texts["customers.fact." + fact.Key], fact.Raw, sent?.Value, sent?.Form, v => words.GetValueOrDefault(v, v), by);
        var place = (sent is null ? fact : fact with { Raw = sent.Value }).Place;
        var near = fact.Kind == CustomerFactKind.Address && place.Province.Length > 0 ? await wards.Handle(place.Province, null, actor, ct) : [];
        return Forms.Fragment<CustomerFactEdit>(new { CustomerId = customer.Id, Fact = fact, customer.Version, Typing = typing, Typed = sent?.Value, Wards = near, Said = said, Drafted = drafted }, said is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>What each value is read as: an option's text, a place, a name.</summary>
    private async Task<Dictionary<string, string>> Words(CustomerFact fact, IEnumerable<string?> values, CancellationToken ct)
    {
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        foreach (var value in values.OfType<string>().Where(v => v.Length > 0).Distinct()) words[value] = await Word(fact, value, ct) ?? value;
        return words;
    }

    private async Task<string?> Word(CustomerFact fact, string value, CancellationToken ct)
    {
        var place = (fact with { Raw = value }).Place;
        return fact.Kind switch
        {
            CustomerFactKind.Choice or CustomerFactKind.Ticks => string.Join(", ", value.Split('\n').Select(v => fact.Of!.FirstOrDefault(o => o.Value == v).Text ?? v)),
            CustomerFactKind.Parent => await names.Customer(Guid.TryParse(value, out var id) ? id : null, ct),
            CustomerFactKind.Address => await names.Address(new(place.Line, place.Ward.Length == 0 ? null : place.Ward, place.Province.Length == 0 ? null : place.Province, null), ct),
            _ => value,
        };
    }
}
