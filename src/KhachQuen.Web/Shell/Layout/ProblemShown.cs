namespace KhachQuen.Web.Shell;

/// <summary>A problem as a person reads it.</summary>
public sealed record ProblemShown(int Status, string Title, string Text);
