using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>What can be taken back, and by whom.</summary>
public sealed class OperationKinds(IEnumerable<ImagedOperation> imaged, IEnumerable<IOperationUndo> own)
{
    public ImagedOperation? Imaged(string kind) => imaged.SingleOrDefault(k => k.Kind == kind);
    public IOperationUndo? Own(string kind) => own.SingleOrDefault(k => k.Kind == kind);

    /// <summary>The right over what the act is about; null: nobody takes this kind back.</summary>
    public string? PermissionOf(string kind) => Own(kind)?.Permission ?? Imaged(kind)?.Permission;

    public OperationView Shown(BulkOperation o, Actor actor, DateTime now) => new(o.Id, o.Version, o.CreatedAt, o.UpdatedAt, o.Kind, o.OwnerId, o.TeamId, o.Facts, o.Rows, o.State, o.UndoneAt, o.UndoneById,
        o.State == OperationState.Undone ? new(o.Reversed, o.Kept, o.Impossible) : null,
        o.State == OperationState.Done && now - o.CreatedAt <= BulkOperation.Within && actor.May(AccessPermissions.Undo, o) && PermissionOf(o.Kind) is { } right && actor.May(right));
}
