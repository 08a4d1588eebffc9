namespace KhachQuen.Platform;

/// <summary>Does the works of one kind. Registered by its module's front file: <c>services.AddSingleton&lt;IWorkHandler, X&gt;()</c>.</summary>
public interface IWorkHandler
{
    /// <summary>Stable: <c>leads.import</c>. Its label is the text key <c>work.{Kind}</c>.</summary>
    string Kind { get; }

    /// <summary>What the asker must be allowed when it runs, however long ago they asked.</summary>
    string Permission { get; }

    /// <summary>The kind of the work that takes this one back; null: there is nothing to take back.</summary>
    string? UndoneBy(Work work) => null;

    /// <summary>
    /// Does what is left: rows up to <see cref="WorkRun.Done"/> have had their effect. Every transaction that has an effect ends with
    /// <see cref="WorkRun.Commit"/>. <see cref="Refused"/> ends the work as failed, with its sentence.
    /// </summary>
    /// <param name="run">The turn.</param>
    /// <param name="actor">Who asked, with the rights they have now.</param>
    /// <param name="ct">The node stops, or has lost the work to another.</param>
    Task Run(WorkRun run, Actor actor, CancellationToken ct);
}

/// <summary>Wakes the desk of this node when something was asked for.</summary>
public sealed class WorkSignal : Bell;
