namespace KhachQuen.Sales;

/// <summary>An order was placed; its lead, if any, has ordered.</summary>
public sealed record OrderPlaced(Guid OrderId, string Number, Guid CustomerId, Guid? LeadId, Guid? OwnerId, long Total, DateTime At);

public sealed record OrderConfirmed(Guid OrderId, string Number, Guid CustomerId, Guid? LeadId, DateTime At);

/// <summary>An order is no more.</summary>
/// <param name="Withdrawn">True when the outcome that made it was undone: whoever undoes puts the lead back themself.</param>
public sealed record OrderCancelled(Guid OrderId, string Number, Guid CustomerId, Guid? LeadId, string Reason, bool Withdrawn, DateTime At);

/// <summary>Handed to a carrier, or taken back from one before it left (the posting was cancelled).</summary>
public sealed record OrderPosted(Guid OrderId, string Number, Guid CustomerId, Guid? LeadId, bool TakenBack, DateTime At);

public sealed record OrderDelivered(Guid OrderId, string Number, Guid CustomerId, Guid? LeadId, DateTime At);

public sealed record OrderReturned(Guid OrderId, string Number, Guid CustomerId, Guid? LeadId, DateTime At);

public sealed record OrderSettled(Guid OrderId, string Number, Guid CustomerId, Guid? LeadId, DateTime At);

/// <summary>Its terms, its seller or a step of many taken back: who keeps something beside the order looks anew.</summary>
public sealed record OrderAmended(Guid OrderId, DateTime At);
