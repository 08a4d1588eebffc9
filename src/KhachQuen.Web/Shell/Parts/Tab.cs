namespace KhachQuen.Web.Shell;

/// <summary>A tab, a saved view, or a number that opens its rows.</summary>
public sealed record Tab(string Text, string Path, bool Current = false, long? Count = null);
