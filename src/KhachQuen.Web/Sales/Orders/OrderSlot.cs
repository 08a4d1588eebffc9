using Microsoft.AspNetCore.Components;

namespace KhachQuen.Web.Sales;

/// <summary>A box on an order's page that a later module fills: commission, care. Registered by its front file; gets <c>OrderId</c>, and shows nothing to who may not see it.</summary>
/// <param name="Order">Its place among the boxes.</param>
/// <param name="Component">With a parameter <c>Guid OrderId</c>.</param>
public sealed record OrderSlot(int Order, Type Component)
{
    public static OrderSlot Of<TComponent>(int order) where TComponent : IComponent => new(order, typeof(TComponent));
}
