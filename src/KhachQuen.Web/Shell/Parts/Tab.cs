namespace KhachQuen.Web.Shell;

/// <summary>A tab, a saved view, or a number that opens its rows.</summary>
/// <param name="CountId">Its number is a place of this id, filled and kept fresh by a fragment (out of band).</param>
/// <param name="Icon">Tells one kind of tab from another.</param>
public sealed record Tab(string Text, string Path, bool Current = false, long? Count = null, string? CountId = null, string? Icon = null);

/// <summary>The number of a tab.</summary>
/// <param name="Id">The tab's <see cref="Tab.CountId"/>.</param>
/// <param name="More">There are more than that.</param>
public sealed record TabCount(string Id, int Count, bool More);
