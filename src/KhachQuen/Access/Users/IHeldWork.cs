using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>What later modules' rows a person still holds: who is about to leave, or has left, is shown with it and with the way to hand it over.</summary>
public interface IHeldWork
{
    /// <summary>How many rows; 0 for who may not hand them over.</summary>
    Task<int> Count(Guid userId, Actor actor, CancellationToken ct);
}
