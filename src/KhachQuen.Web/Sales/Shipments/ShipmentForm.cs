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

    /// <summary>One step; without a moment: now.</summary>
    public static ShipmentEventInput Read(IFormCollection form, DateTime? at = null)
    {
        Rule.Require(Named<ShipmentState>.TryParse(form["state"], out var state), "shipment.stepMissing", "state");
        return new()
        {
            State = state.Value, At = at, Note = form.Text("note"),
            Returned = state.Value == ShipmentState.PartiallyDelivered ? [.. Returned(form)] : null, Amount = state.Value == ShipmentState.Compensated ? Sum(form, "amount") : null,
        };
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
