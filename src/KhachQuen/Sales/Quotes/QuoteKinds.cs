namespace KhachQuen.Sales;

/// <summary>Bản nháp, đã gửi, khách đồng ý, khách từ chối. The sales documents (part B) add steps of approval behind these: numbers in the database stay.</summary>
public enum QuoteState : short { Draft, Sent, Accepted, Declined }
