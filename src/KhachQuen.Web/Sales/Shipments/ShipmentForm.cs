using System.Globalization;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Reads what people type about a parcel.</summary>
internal static class ShipmentForm
{
    public static long? Sum(IFormCollection form, string field) =>
        form.Text(field) is not { } text ? null : Vnd.TryParse(text, out var sum, out var problem) ? sum : throw new Refused(problem!, field);

    /// <summary>One step. A moment is of the company's wall; none: now.</summary>
    public static ShipmentEventInput Read(IFormCollection form)
    {
        Rule.Require(Named<ShipmentState>.TryParse(form["state"], out var state), "shipment.stepMissing", "state");
        return new()
        {
            State = state.Value, At = Moment(form), Note = form.Text("note"),
            Returned = state.Value == ShipmentState.PartiallyDelivered ? [.. Returned(form)] : null, Amount = state.Value == ShipmentState.Compensated ? Sum(form, "amount") : null,
        };
    }

    private static DateTime? Moment(IFormCollection form)
    {
        if (form.Text("at") is not { } text) return null;
        Rule.Require(DateTime.TryParseExact(text, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local), "shipment.atUnreadable", "at");
        return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), CompanyTime.Zone);
    }

    private static IEnumerable<QuantityWanted> Returned(IFormCollection form)
    {
        foreach (var field in form.Keys.Where(k => k.StartsWith("returned-", StringComparison.Ordinal)))
        {
            if (form.Text(field) is not { } text || !Guid.TryParse(field["returned-".Length..], out var product)) continue;
            if (!decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity)) throw new Refused("order.quantityUnreadable", field);
            if (quantity > 0) yield return new(product, quantity);
        }
    }
}
