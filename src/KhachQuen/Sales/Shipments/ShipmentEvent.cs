using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

/// <summary>One line of a shipment's log: what happened when, and who wrote it down when. Never changed.</summary>
public sealed class ShipmentEvent
{
    private ShipmentEvent() { }

    internal ShipmentEvent(Guid shipmentId, ShipmentState from, ShipmentState to, DateTime at, DateTime now, Actor by, string? note, bool inferred = false)
    {
        (Id, ShipmentId, From, To, At, RecordedAt) = (Keys.New(now), shipmentId, from, to, at, now);
        (ActorId, ActorName, Note, Inferred) = (by.Id, by.Name, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), inferred);
    }

    public Guid Id { get; private set; }
    public Guid ShipmentId { get; private set; }
    public ShipmentState From { get; private set; }
    public ShipmentState To { get; private set; }
    public DateTime At { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public Guid ActorId { get; private set; }
    [Impersonal] public string ActorName { get; private set; } = "";
    public string? Note { get; private set; }
    /// <summary>Nobody said it: the carrier spoke of something that comes after .</summary>
    public bool Inferred { get; private set; }
}

internal sealed class ShipmentTables : IEntityTypeConfiguration<Shipment>, IEntityTypeConfiguration<ShipmentEvent>
{
    public void Configure(EntityTypeBuilder<Shipment> shipment)
    {
        shipment.ToTable("sales_shipments");
        shipment.Ignore(s => s.LastCarried).Ignore(s => s.WhyNotBack);
        shipment.HasMany(s => s.Log).WithOne().HasForeignKey(e => e.ShipmentId).OnDelete(DeleteBehavior.Cascade);
        shipment.Navigation(s => s.Log).HasField("events");
        shipment.HasIndex(s => new { s.Carrier, s.Code }).IsUnique().HasFilter("\"Code\" IS NOT NULL");     // a carrier's waybill
        shipment.HasIndex(s => s.OrderId);                                                                  // an order's shipments
        shipment.HasIndex(s => s.CustomerId);                                                               // a customer's shipments
        shipment.HasIndex(s => new { s.State, s.CreatedAt, s.Id }).IsDescending(false, true, true);         // one folder
        shipment.HasIndex(s => new { s.CreatedAt, s.Id }).IsDescending(true, true);                         // all
        shipment.HasIndex(s => new { s.OwnerId, s.CreatedAt, s.Id }).IsDescending(false, true, true);       // a seller's
        shipment.HasIndex(s => new { s.TeamId, s.CreatedAt, s.Id }).IsDescending(false, true, true);        // a team's
        shipment.HasIndex(s => new { s.UpdatedAt, s.Id });                                                  // updatedSince
        shipment.HasIndex(s => new { s.SilentSince, s.Id }, "IX_sales_shipments_silent").HasFilter("\"SilentSince\" IS NOT NULL");           // "Cứu đơn": only what is under way, the longest silent first
        shipment.HasIndex(s => new { s.RescueFirstAt, s.State }, "IX_sales_shipments_rescued").HasFilter("\"RescueFirstAt\" IS NOT NULL");   // what became of those that were on it
        shipment.HasIndex(s => new { s.RescueReasonId, s.RescueWorkedAt }, "IX_sales_shipments_reasons").HasFilter("\"RescueReasonId\" IS NOT NULL");   // counted by reason
    }

    public void Configure(EntityTypeBuilder<ShipmentEvent> line)
    {
        line.ToTable("sales_shipment_events");
        line.Property(e => e.Id).ValueGeneratedNever();
        line.HasIndex(e => new { e.ShipmentId, e.Id });     // a shipment's log
    }
}
