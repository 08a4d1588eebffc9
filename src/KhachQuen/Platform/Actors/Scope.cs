namespace KhachQuen.Platform;

/// <summary>How far a right reaches: the letters o, t, T and A of <c>access.md</c>. A wider scope includes the narrower ones.</summary>
public enum Scope : short
{
    None,
    /// <summary>o: rows I own.</summary>
    Own,
    /// <summary>t: rows of my team.</summary>
    Team,
    /// <summary>T: rows of my team and of the teams below it.</summary>
    TeamAndBelow,
    /// <summary>A: every row, and rows without owner or team.</summary>
    All,
}

/// <summary>A row that belongs to a person and, through them or by hand, to a team. Whoever may see it is decided in <see cref="Sight"/> only.</summary>
public interface IOwned
{
    Guid? OwnerId { get; }
    Guid? TeamId { get; }
}
