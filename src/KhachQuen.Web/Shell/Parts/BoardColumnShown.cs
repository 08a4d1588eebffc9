using Microsoft.AspNetCore.Components;

namespace KhachQuen.Web.Shell;

/// <summary>A column of a <see cref="Board"/>.</summary>
/// <param name="Code">What a card's <c>At</c> names.</param>
/// <param name="Sum">What its cards come to, as shown.</param>
/// <param name="Cards"><see cref="BoardCard"/>s.</param>
/// <param name="MorePath">Fetches the next cards; null: these are all.</param>
public sealed record BoardColumnShown(string Code, string Title, int Count, string? Sum, RenderFragment? Cards = null, string? MorePath = null);

/// <summary>Where a card may be sent.</summary>
public sealed record BoardWay(string Code, string Title);
