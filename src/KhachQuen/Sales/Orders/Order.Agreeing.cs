using System.Globalization;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What was agreed: the birth of an order and its edits .</summary>
public sealed partial class Order
{
    /// <summary>An order is born: placed, or first to be cross-checked by a colleague .</summary>
    /// <param name="number">The next of the day.</param>
    /// <param name="who">Who buys, from which lead, and whose sale it is.</param>
    /// <param name="terms">Read and priced.</param>
    /// <param name="check">Who checks it; null: cross-checking is off.</param>
    /// <param name="careStartsAt">When care begins.</param>
    /// <param name="at">Now.</param>
    public static Order Place(string number, OrderParties who, OrderTerms terms, CheckDuty? check, CareStart careStartsAt, DateTime at)
    {
        var order = new Order { Id = Keys.New(at), CreatedAt = at, Number = number, CustomerId = who.CustomerId, LeadId = who.LeadId, OwnerId = who.OwnerId, TeamId = who.TeamId, CareStartsAt = careStartsAt };
        order.Take(terms, at);
        if (check is not null) order.SendToCheck(check);
        order.Tell("order.placed", new { number, order.Total }, alsoOn: who.CustomerId);
        order.Raise(new OrderPlaced(order.Id, number, who.CustomerId, who.LeadId, who.OwnerId, order.Total, at));
        return order;
    }

    /// <summary>Changes what was agreed: by its seller until confirmed, by the warehouse until posted. An answer of the cross-check holds no longer.</summary>
    public void Edit(OrderTerms terms, bool bySeller, bool byWarehouse, DateTime at, bool asCorrected = false)
    {
        Rule.Require(State <= OrderState.Confirmed, "order.postedCannotEdit", null, State);
        Rule.Require(State != OrderState.Confirmed || byWarehouse, "order.confirmedCannotEdit");
        if (State != OrderState.Confirmed && !bySeller) throw new Forbidden(OrderPermissions.Create);
        var before = (LinesText, Address, Total, CodAmount);
        Take(terms, at);
        var agreed = before == (LinesText, Address, Total, CodAmount);
        if (!agreed && !asCorrected) CheckAgain();
        Tell(asCorrected ? "order.corrected" : "order.edited", new { number = Number, before = before.Total, after = Total });
        Raise(new OrderAmended(Id, at));
    }

    /// <summary>The terms as they stand: the base of an edit.</summary>
    public OrderTerms Terms => new()
    {
        Lines = [.. lines.Where(l => !l.IsReturn).OrderBy(l => l.Place).Select(l => new PricedLine(l.ProductId, l.Code, l.Name, l.Unit, l.QuantityMilli, l.UnitPrice, l.Discount, l.VatPercent, l.CareIntervalDays, l.Amount, l.Vat))],
        Address = Address, ShippingFee = ShippingFee, Deposit = Deposit, CodAmount = CodAmount == Due ? null : CodAmount, Note = Note, WantedOn = WantedOn, PurchasedOn = PurchasedOn, PricesIncludeVat = PricesIncludeVat,
    };

    private void Take(OrderTerms terms, DateTime at)
    {
        terms.Check(CompanyTime.DayOf(at));
        var address = terms.Address;
        (Recipient, Phone, AddressLine) = (address.Recipient!, address.Phone!, address.Line!);
        (WardCode, ProvinceCode, DistrictText) = (address.WardCode, address.ProvinceCode!, address.DistrictText);
        Folded = Folding.Fold($"{Number} {Recipient}");
        (ShippingFee, Deposit, Note) = (terms.ShippingFee, terms.Deposit, string.IsNullOrWhiteSpace(terms.Note) ? null : terms.Note.Trim());
        (WantedOn, PurchasedOn, PricesIncludeVat) = (terms.WantedOn, terms.PurchasedOn, terms.PricesIncludeVat);
        TakeLines(terms.Lines, at);
        (GoodsTotal, Total) = (terms.Goods, terms.Total);
        (DiscountTotal, VatTotal) = (terms.Lines.Sum(l => l.Discount), terms.Lines.Sum(l => l.Vat));
        CodAmount = terms.CodAmount ?? Due;
        DueForCare();
    }

    /// <summary>Lines that did not change stay as they are; an edit of the address rewrites none.</summary>
    private void TakeLines(IReadOnlyList<PricedLine> priced, DateTime at)
    {
        var text = string.Join("; ", priced.Select(Written));
        if (text == LinesText && lines.Count > 0) return;
        LinesText = text;
        lines.Clear();
        lines.AddRange(priced.Select((line, i) => new OrderLine(Id, i, line, at)));
    }

    private static string Written(PricedLine line)
    {
        var discount = line.Discount == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" - {line.Discount}");
        return string.Create(CultureInfo.InvariantCulture, $"{line.QuantityMilli / 1000m:0.###} × {line.Code} {line.Name} @ {line.UnitPrice}{discount} ({line.VatPercent:0.##} %)");
    }

    /// <summary>E-3, A-45: from the day of purchase, of posting or of delivery; none while that day has not come, nor for what was cancelled or came back.</summary>
    private void DueForCare()
    {
        DateOnly? from = CareStartsAt switch
        {
            CareStart.Posted => PostedAt is { } posted ? CompanyTime.DayOf(posted) : null,
            CareStart.Delivered => DeliveredAt is { } delivered ? CompanyTime.DayOf(delivered) : null,
            _ => PurchasedOn,
        };
        CareDueOn = from is { } day && State is not (OrderState.Cancelled or OrderState.Returned) ? CareDue.Of(day, lines.Where(l => !l.IsReturn).Select(l => (l.CareIntervalDays, l.QuantityMilli))) : null;
    }
}

/// <summary>Who buys, from which lead, and whose sale it is.</summary>
public sealed record OrderParties(Guid CustomerId, Guid? LeadId, Guid? OwnerId, Guid? TeamId);
