namespace KhachQuen.Web.Shell;

/// <summary>A branch or leaf of a <c>TreePicker</c>. <c>Below</c> null with <c>HasBelow</c>: fetched when it is opened.</summary>
public sealed record TreeNode(string Id, string Text, bool HasBelow = false, IReadOnlyList<TreeNode>? Below = null, bool Ticked = false, long? Count = null);
