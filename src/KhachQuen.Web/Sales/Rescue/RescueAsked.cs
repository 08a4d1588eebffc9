using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>What the address of the rescue list asks for.</summary>
public sealed record RescueAsked : ListAsked
{
    public RescueAsked(string? query = null) : base(query) => Filter = new() { Cause = Enum<RescueCause>("cause"), Later = this["later"] == "true" ? true : null, Carrier = this["carrier"], OwnerId = Id("ownerId"), ReasonId = Id("reasonId"), Q = this["q"] };

    public RescueFilter Filter { get; }
    public bool IsNarrow => Given.Keys.Any(k => k is "carrier" or "ownerId" or "reasonId" or "q");
}
