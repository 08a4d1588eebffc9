using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

public enum WorkState : short { Queued, Running, Succeeded, Failed, Cancelled }

/// <summary>
/// Something long that a person asked for and that goes on without them: an import, its undo. A node works on it under a lease;
/// what is done and how far it is are committed together, so that another node carries on exactly where a dead one stopped (T-1).
/// </summary>
public sealed class Work : Entity, ILive
{
    private Work() { }

    public Work(string kind, object input, Actor asker, DateTime at)
    {
        (Id, Kind, Input) = (Keys.New(at), kind, JsonSerializer.Serialize(input, input.GetType(), Json));
        if (!asker.IsSystem) (OwnerId, TeamId) = (asker.Id, asker.TeamId);
    }

    internal static readonly JsonSerializerOptions Json = AuditTrail.Json;

    /// <summary>Names the handler: <c>leads.import</c>.</summary>
    public string Kind { get; private set; } = "";
    /// <summary>Who asked; nobody: the product itself.</summary>
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    public WorkState State { get; private set; }
    /// <summary>What was asked, in the handler's own form.</summary>
    public string Input { get; private set; } = "{}";
    /// <summary>The file it works on, in the <see cref="FileStore"/>.</summary>
    [NotAudited] public string? FileKey { get; private set; }
    public string? FileName { get; private set; }

    /// <summary>Rows in all; null until they are counted.</summary>
    public int? Total { get; private set; }
    /// <summary>Rows whose effect is committed.</summary>
    public int Done { get; private set; }
    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Duplicates { get; private set; }
    public int Rejected { get; private set; }
    /// <summary>Rows taken over with a remark.</summary>
    public int Warned { get; private set; }
    /// <summary>What the handler has to say beyond the counts, as JSON.</summary>
    public string? Result { get; private set; }
    /// <summary>Why it failed: a code and what its sentence names.</summary>
    public string? Problem { get; private set; }
    [NotAudited] public string? ProblemArgs { get; private set; }

    [NotAudited] public Guid? LeaseBy { get; private set; }
    [NotAudited] public DateTime? LeaseUntil { get; private set; }
    public DateTime? CancelAskedAt { get; private set; }
    public DateTime? StartedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    /// <summary>The work that takes this one back.</summary>
    public Guid? UndoneById { get; private set; }
    /// <summary>The work this one takes back.</summary>
    public Guid? UndoOfId { get; private set; }

    public bool IsOver => State is WorkState.Succeeded or WorkState.Failed or WorkState.Cancelled;

    public T Asked<T>() => JsonSerializer.Deserialize<T>(Input, Json)!;
    public T? Says<T>() where T : class => Result is null ? null : JsonSerializer.Deserialize<T>(Result, Json);

    /// <summary>Gives it the file it works on.</summary>
    public void On(string fileKey, string fileName) => (FileKey, FileName) = (fileKey, fileName);

    /// <summary>Stops it: at once while it waits, after the batch at hand when it runs. What is done stays done.</summary>
    public void Cancel(DateTime at)
    {
        Rule.Require(!IsOver, "work.over");
        CancelAskedAt = at;
        if (State == WorkState.Queued) (State, EndedAt) = (WorkState.Cancelled, at);
    }

    /// <summary>Goes on where it stopped.</summary>
    public void Resume()
    {
        Rule.Require(State is WorkState.Failed or WorkState.Cancelled && UndoneById is null, "work.cannotResume");
        (State, CancelAskedAt, EndedAt, Problem, ProblemArgs, LeaseBy, LeaseUntil) = (WorkState.Queued, null, null, null, null, null, null);
    }

    /// <summary>Takes it back by another work .</summary>
    public Work Undo(string kind, Actor by, DateTime at)
    {
        Rule.Require(IsOver, "work.stillRunning");
        Rule.Require(UndoneById is null, "work.alreadyUndone");
        var undo = new Work(kind, new { workId = Id }, by, at) { UndoOfId = Id };
        UndoneById = undo.Id;
        return undo;
    }
}

internal sealed class WorkTable : IEntityTypeConfiguration<Work>
{
    public void Configure(EntityTypeBuilder<Work> builder)
    {
        builder.ToTable("platform_work");
        builder.Ignore(w => w.IsOver);
        builder.HasIndex(w => new { w.State, w.Id });                                   // what waits or is to be taken over, oldest first
        builder.HasIndex(w => new { w.OwnerId, w.Id }).IsDescending(false, true);       // what I asked for, newest first
    }
}
