using System.Text.Json;

namespace KhachQuen.Platform;

public enum OperationState : short { Done, Undoing, Undone }

/// <summary>What came of taking an act on many rows back, in three heaps .</summary>
/// <param name="Reversed">As they were before.</param>
/// <param name="Kept">Somebody has edited, called or worked them since.</param>
/// <param name="Impossible">They have gone on to where nothing goes back: ordered, settled, reconciled.</param>
public sealed record UndoHeaps(int Reversed, int Kept, int Impossible);

/// <summary>One act of one person on many rows, and the unit in which it is taken back: a handing-out, an import, a step of many shipments, a merge.</summary>
public sealed class BulkOperation : Entity, IOwned, ILive
{
    /// <summary>How long it can be taken back.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(30);

    private BulkOperation() { }

    /// <param name="id">Of what it stands for (a batch of assignments, a work), or a new key.</param>
    /// <param name="kind">Stable: <c>shipments.move</c>. Its sentence is the text <c>operation.{Kind}</c>.</param>
    /// <param name="rows">How many rows it is about.</param>
    /// <param name="facts">What its sentence names.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="at">When.</param>
    public BulkOperation(Guid id, string kind, int rows, object? facts, Actor by, DateTime at)
    {
        (Id, CreatedAt, Kind, Rows) = (id, at, kind, rows);
        Facts = facts is null ? null : JsonSerializer.Serialize(facts, facts.GetType(), AuditTrail.Json);
        if (!by.IsSystem) (OwnerId, TeamId) = (by.Id, by.TeamId);
    }

    public string Kind { get; private set; } = "";
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    public string? Facts { get; private set; }
    public int Rows { get; private set; }
    public OperationState State { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public Guid? UndoneById { get; private set; }
    public int Reversed { get; private set; }
    public int Kept { get; private set; }
    public int Impossible { get; private set; }

    /// <summary>So many rows took part in the end.</summary>
    public void Took(int rows) => Rows = rows;

    /// <summary>It is being taken back; only once, and not for ever after.</summary>
    public void BeginUndo(Actor by, DateTime at)
    {
        Rule.Require(State == OperationState.Done, "operation.alreadyUndone");
        Rule.Require(at - CreatedAt <= Within, "operation.tooOld", null, Within.Days);
        (State, UndoneAt, UndoneById) = (OperationState.Undoing, at, by.IsSystem ? null : by.Id);
    }

    /// <summary>What came of it.</summary>
    public void EndUndo(UndoHeaps heaps) => (State, Reversed, Kept, Impossible) = (OperationState.Undone, heaps.Reversed, heaps.Kept, heaps.Impossible);

    /// <summary>The undo itself broke off, and left everything as it was.</summary>
    public void CallOffUndo() => (State, UndoneAt, UndoneById) = (OperationState.Done, null, null);
}
