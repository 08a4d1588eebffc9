using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>What of a person's is handed over: all of it, or the callbacks due until tonight of somebody absent today .</summary>
public enum HandoverScope : short { Everything, CallbacksToday }

/// <summary>What a line of a handover is about.</summary>
public enum HandoverNoun : short { Lead, Customer, Order, CrossCheck }

public enum HandoverLineState : short { Moved, Reversed, Kept, Impossible }

/// <summary>One act by which everything a leaver or absentee holds went to a colleague or, by even share, to a team. It is undone as one.</summary>
public sealed class Handover : Entity, IOwned
{
    public static readonly TimeSpan Within = TimeSpan.FromDays(30);

    private Handover() { }

    internal Handover(Guid from, Guid? fromTeam, Guid? to, Guid? toTeam, HandoverScope scope, string? reason, Actor by, DateTime at)
    {
        (Id, CreatedAt, OwnerId, TeamId, ToUserId, ToTeamId) = (Keys.New(at), at, from, fromTeam, to, toTeam);
        (Scope, Reason, ById, ByName) = (scope, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), by.Id, by.Name);
    }

    /// <summary>Whose things they were, and of which team that person was: whoever may hand over for them sees the act.</summary>
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    /// <summary>One colleague, or a team that shares.</summary>
    public Guid? ToUserId { get; private set; }
    public Guid? ToTeamId { get; private set; }
    public HandoverScope Scope { get; private set; }
    public string? Reason { get; private set; }
    public Guid ById { get; private set; }
    [Impersonal] public string ByName { get; private set; } = "";
    public int Leads { get; private set; }
    /// <summary>Of the leads, those with a callback.</summary>
    public int Callbacks { get; private set; }
    public int Customers { get; private set; }
    public int Orders { get; private set; }
    public int Checks { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public int Reversed { get; private set; }
    public int Kept { get; private set; }
    public int Impossible { get; private set; }

    internal void Moved(HandoverCounts counts) => (Leads, Callbacks, Customers, Orders, Checks) = (counts.Leads, counts.Callbacks, counts.Customers, counts.Orders, counts.Checks);

    internal void Undo(UndoHeaps heaps, DateTime at)
    {
        Rule.Require(UndoneAt is null, "handover.alreadyUndone");
        Rule.Require(CreatedAt + Within > at, "handover.tooLate");
        (UndoneAt, Reversed, Kept, Impossible) = (at, heaps.Reversed, heaps.Kept, heaps.Impossible);
    }
}

/// <summary>How much of each kind.</summary>
public sealed record HandoverCounts(int Leads, int Callbacks, int Customers, int Orders, int Checks)
{
    public bool IsNothing => Leads + Customers + Orders + Checks == 0;
    public int All => Leads + Customers + Orders + Checks;
}

/// <summary>One row of it: what an undo gives back. The act is audited, the rows are; this only remembers.</summary>
[NotAudited]
public sealed class HandoverLine : Entity
{
    private HandoverLine() { }

    internal HandoverLine(Handover of, HandoverNoun noun, Guid rowId, Guid? to, DateTime at) => (Id, CreatedAt, HandoverId, Noun, RowId, ToUserId) = (Keys.New(at), at, of.Id, noun, rowId, to);

    public Guid HandoverId { get; private set; }
    public HandoverNoun Noun { get; private set; }
    public Guid RowId { get; private set; }
    public Guid? ToUserId { get; private set; }
    public HandoverLineState State { get; private set; }
    /// <summary>Why it stayed: worked, moved, finished, left.</summary>
    [Impersonal] public string? Why { get; private set; }

    internal void Become(HandoverLineState state, string? why) => (State, Why) = (state, why);
}

internal sealed class HandoverTables : IEntityTypeConfiguration<Handover>, IEntityTypeConfiguration<HandoverLine>
{
    public void Configure(EntityTypeBuilder<Handover> handover)
    {
        handover.ToTable("telesales_handovers");
        handover.HasIndex(h => new { h.CreatedAt, h.Id }).IsDescending(true, true);                     // all of them, newest first
        handover.HasIndex(h => new { h.TeamId, h.CreatedAt, h.Id }).IsDescending(false, true, true);    // a team's
        handover.HasIndex(h => h.OwnerId);                                                              // a person's
    }

    public void Configure(EntityTypeBuilder<HandoverLine> line)
    {
        line.ToTable("telesales_handover_lines");
        line.HasIndex(l => new { l.HandoverId, l.State, l.CreatedAt, l.Id });       // a heap of its undo, in order
    }
}
