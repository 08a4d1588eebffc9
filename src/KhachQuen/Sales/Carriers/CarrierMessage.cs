using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

/// <summary>What came of a carrier's message: the parcel moved; it stood there already; something newer was known; a code or a parcel nobody knows; no way leads there from where it stands.</summary>
public enum CarrierResult : short { Applied, Repeated, Late, UnknownCode, UnknownWaybill, Unreachable }

/// <summary>The inbox of carriers' messages: one line for carrier + parcel + code + time however often it was sent, with the message as it came.</summary>
[NotAudited]
[AboutWhomItNames]
public sealed class CarrierMessage : Entity
{
    private CarrierMessage() { }

    internal CarrierMessage(string carrier, CarrierEvent said, string raw, DateTime now)
    {
        (Id, CreatedAt, HeardAt, Carrier, Raw, Times) = (Keys.New(now), now, now, carrier, raw, 1);
        (Parcel, Waybill, OrderNumber, State, RawCode, RawName, At) = (said.Parcel, said.Waybill, said.OrderNumber, said.State, said.RawCode, said.RawName, said.At);
        (Cod, Fee, Note) = (said.Cod, said.Fee, said.Note);
    }

    [Impersonal] public string Carrier { get; private set; } = "";
    [Impersonal] public string Parcel { get; private set; } = "";
    [Impersonal] public string? Waybill { get; private set; }
    [Impersonal] public string? OrderNumber { get; private set; }
    public ShipmentState? State { get; private set; }
    [Impersonal] public string RawCode { get; private set; } = "";
    [Impersonal] public string? RawName { get; private set; }
    public DateTime At { get; private set; }
    public long? Cod { get; private set; }
    public long? Fee { get; private set; }
    public string? Note { get; private set; }
    /// <summary>As it came.</summary>
    public string Raw { get; private set; } = "";
    public CarrierResult Result { get; private set; }
    /// <summary>Why it could not be applied, as a refusal's code.</summary>
    [Impersonal] public string? Why { get; private set; }
    /// <summary>A person should look: the parcel is elsewhere by the carrier than by us.</summary>
    public bool Alert { get; private set; }
    /// <summary>The parcel, where it is ours.</summary>
    public Guid? ShipmentId { get; private set; }
    public int Times { get; private set; }
    public DateTime HeardAt { get; private set; }

    internal void Came(CarrierResult result, Guid? shipmentId, string? why = null)
    {
        (Result, ShipmentId, Why) = (result, shipmentId, why);
        Alert = result is CarrierResult.Unreachable;
    }

    internal void Again(DateTime now)
    {
        Times++;
        HeardAt = now;
    }
}

internal sealed class CarrierMessageTable : IEntityTypeConfiguration<CarrierMessage>
{
    public void Configure(EntityTypeBuilder<CarrierMessage> message)
    {
        message.ToTable("sales_carrier_messages");
        message.HasIndex(m => new { m.Carrier, m.Parcel, m.RawCode, m.At }).IsUnique();                    // one effect, however often it is sent
        message.HasIndex(m => new { m.CreatedAt, m.Id }).IsDescending(true, true);                          // all, newest first
        message.HasIndex(m => new { m.Result, m.CreatedAt, m.Id }).IsDescending(false, true, true);         // by what came of it
        message.HasIndex(m => new { m.CreatedAt, m.Id }, "IX_sales_carrier_messages_repeated").IsDescending(true, true).HasFilter("\"Times\" > 1");     // sent more than once
        message.HasIndex(m => new { m.Carrier, m.Id }).IsDescending(false, true);                           // a carrier's last word
        message.HasIndex(m => m.ShipmentId);                                                                // a parcel's
        message.HasIndex(m => m.OrderNumber);                                                               // found by our number
    }
}
