namespace KhachQuen.Web.Shell;

/// <summary>A problem as a person reads it.</summary>
public sealed record ProblemShown(int Status, string Title, string Text)
{
    /// <summary>What the person had typed, to be copied: it went nowhere.</summary>
    public IReadOnlyList<(string Label, string Text)> Typed { get; init; } = [];
}
