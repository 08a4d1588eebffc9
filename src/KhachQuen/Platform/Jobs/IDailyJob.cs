namespace KhachQuen.Platform;

/// <summary>
/// Work that is owed once for every business date (T-13). A clock only says when to look; the ledger (<see cref="JobRun"/>) says what is owed,
/// so that a missed, late or doubled firing changes nothing. Registered by its module's front file: <c>services.AddDailyJob&lt;X&gt;()</c>.
/// </summary>
public interface IDailyJob
{
    /// <summary>Stable, in lower case with dashes: <c>evidence-check</c>. Its label is the text key <c>job.{Name}</c>.</summary>
    string Name { get; }

    /// <summary>The hour by the company's clock at which a date's work is due; 23:59 still belongs to the date that ends.</summary>
    TimeOnly At { get; }

    /// <summary>A date waits until the one before it is done: where what one date leaves undone would fall to the next. Else no date holds up another.</summary>
    bool InOrder => false;

    /// <summary>
    /// Does the work of <c>turn.Date</c>, whatever today is, and may be run again for the same date: it then does only what is left.
    /// Each transaction that has an effect begins with <see cref="JobTurn.Hold"/>. Returns one line for people, or nothing.
    /// </summary>
    Task<string?> Run(JobTurn turn, CancellationToken ct);
}

/// <summary>A node's turn at one date of a job. Another node may take it over when this one has not been heard of for a while.</summary>
public sealed class JobTurn
{
    private readonly Guid run;
    private readonly int attempt;

    internal JobTurn(JobRun claimed, DateTime asOf) => (run, attempt, Date, AsOf) = (claimed.Id, claimed.Attempt, claimed.BusinessDate, asOf);

    /// <summary>The business date whose work is done.</summary>
    public DateOnly Date { get; }

    /// <summary>The instant the work was due, or now if that lies ahead (a run by hand): "older than" counts from here, so that a late run does what a punctual one had done.</summary>
    public DateTime AsOf { get; }

    /// <summary>
    /// Inside a transaction of the job's own: keeps the turn until it commits. Throws <see cref="TurnLost"/> when another node has taken over,
    /// so that a node that was frozen and wakes up writes nothing twice.
    /// </summary>
    public async Task Hold(Db db, CancellationToken ct)
    {
        if (!await JobLedger.Renew(db, run, attempt, ct)) throw new TurnLost();
    }
}

/// <summary>Another node has taken over the date.</summary>
public sealed class TurnLost() : Exception("Another node has taken over this date");
