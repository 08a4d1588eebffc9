using Microsoft.AspNetCore.Components;

namespace KhachQuen.Web.Contacts;

/// <summary>A box on a customer's page that a later module fills: orders, cases, care. Registered by its front file; gets <c>CustomerId</c>, and shows nothing to who may not see it.</summary>
/// <param name="Order">Its place among the boxes.</param>
/// <param name="Component">With a parameter <c>Guid CustomerId</c>.</param>
public sealed record CustomerSlot(int Order, Type Component)
{
    public static CustomerSlot Of<TComponent>(int order) where TComponent : IComponent => new(order, typeof(TComponent));
}
