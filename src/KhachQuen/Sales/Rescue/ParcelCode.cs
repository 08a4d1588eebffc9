namespace KhachQuen.Sales;

/// <summary>What the QR of a label says: the waybill, so that the carrier reads it too; our own number where there is none, or where it could not be scanned back in one piece.</summary>
public static class ParcelCode
{
    public static string Of(string? waybill, string orderNumber) => waybill is { Length: > 0 } && waybill.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') ? waybill : orderNumber;
}
