using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>To whom and where an order goes (A-20, api.md).</summary>
public sealed record ShippingAddress(string? Recipient, string? Phone, string? Line, string? WardCode, string? ProvinceCode, string? DistrictText = null)
{
    /// <summary>The place without the person.</summary>
    public Address Place => new(Line, WardCode, ProvinceCode, DistrictText);

    /// <summary>Read at the door, completed from who buys; what is required and missing is refused with its field .</summary>
    public ShippingAddress Read(Buyer? buyer)
    {
        var recipient = string.IsNullOrWhiteSpace(Recipient) ? buyer?.Name : Recipient.Trim();
        Rule.Require(recipient is { Length: >= 1 and <= 200 }, "order.recipientMissing", "recipient");
        var phone = string.IsNullOrWhiteSpace(Phone) ? buyer?.Phone.E164 : PhoneNumber.TryParse(Phone, out var number, out var problem) ? number.E164 : throw new Refused(problem!, "phone");
        Rule.Require(phone is not null, "order.phoneMissing", "phone");
        var place = Place.Read();
        Rule.Require(place.Line is not null, "order.addressLineMissing", "line");
        Rule.Require(place.ProvinceCode is not null, "order.provinceMissing", "provinceCode");
        return new(recipient, phone, place.Line, place.WardCode, place.ProvinceCode, place.DistrictText);
    }
}
