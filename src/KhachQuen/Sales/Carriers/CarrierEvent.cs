namespace KhachQuen.Sales;

/// <summary>What a carrier says of one parcel, read from its message. Pure.</summary>
/// <param name="Waybill">The carrier's number of the parcel.</param>
/// <param name="OrderNumber">Ours, where the carrier sends it back.</param>
/// <param name="State">What its code means with us; null: a code nobody knows.</param>
/// <param name="RawCode">The code as it came.</param>
/// <param name="RawName">The carrier's word for it.</param>
/// <param name="At">When it happened, by the carrier.</param>
public sealed record CarrierEvent(string? Waybill, string? OrderNumber, ShipmentState? State, string RawCode, string? RawName, DateTime At)
{
    public long? Cod { get; init; }
    public long? Fee { get; init; }
    public string? Note { get; init; }

    /// <summary>What the parcel is called: by the carrier, else by us.</summary>
    public string Parcel => Waybill ?? OrderNumber!;
}

/// <summary>The carriers that report by themselves, and the one that is the clerk's own hand.</summary>
public static class Carriers
{
    public const string Ghn = "ghn", Ghtk = "ghtk", ViettelPost = "viettelpost", Ems = "ems", VnPost = "vnpost";

    /// <summary>Those with a webhook.</summary>
    public static readonly IReadOnlyList<string> Reporting = [Ghn, Ghtk, ViettelPost, Ems, VnPost];
    public static readonly IReadOnlyList<string> All = [Shipment.Manual, .. Reporting];

    /// <summary>Reads a message as its carrier writes it.</summary>
    /// <exception cref="BadCarrierBody">Nothing that could be a message of this carrier.</exception>
    public static CarrierEvent Read(string carrier, string body) => carrier switch
    {
        Ghn => GhnReader.Read(CarrierBody.Parse(body)),
        Ghtk => GhtkReader.Read(CarrierBody.Parse(body)),
        ViettelPost => ViettelPostReader.Read(CarrierBody.Parse(body)),
        Ems or VnPost => EmsReader.Read(CarrierBody.Parse(body)),
        _ => throw new BadCarrierBody(),
    };
}

/// <summary>Nothing of what was sent can be kept: not the form, no parcel, no state or no time in it.</summary>
public sealed class BadCarrierBody() : Exception("no message of this carrier");

/// <summary>How much a carrier may say at once.</summary>
public static class CarrierMessageSize
{
    public const int Most = 32 * 1024;
}
