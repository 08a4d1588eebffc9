using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>The database: there, up to date, sound, of the same hour, and keeping up.</summary>
internal static class DoctorsDatabase
{
    private static readonly TimeSpan TolerableDrift = TimeSpan.FromSeconds(5);

    public static async Task<Finding> Answers(CommandLine line)
    {
        var choice = line.Get<DatabaseChoice>();
        await using var db = Open(line);
        var there = await db.Database.CanConnectAsync();
        return await DoctorsSettings.Is($"{(choice.IsPostgres ? "PostgreSQL" : "SQLite")} answers", there || !choice.IsPostgres ? null : "no connection",
            "check KHACHQUEN_DATABASE, and that the server runs and lets this machine in");
    }

    public static async Task<Finding> UpToDate(CommandLine line)
    {
        await using var db = Open(line);
        var pending = (await db.Database.GetPendingMigrationsAsync()).ToList();
        return await DoctorsSettings.Is("database is up to date", pending.Count == 0 ? null : $"{pending.Count} migrations to go", "run khachquen migrate");
    }

    public static async Task<Finding> Sound(CommandLine line)
    {
        await using var db = Open(line);
        var said = await db.Dialect.Unsound(db, default);
        return await DoctorsSettings.Is("database is sound", said, "stop the product, keep a copy of the data folder, restore the last backup");
    }

    public static async Task<Finding> Clock(CommandLine line)
    {
        await using var db = Open(line);
        var now = line.Get<TimeProvider>().Now();
        var drift = await db.Dialect.Now(db, default) is { } theirs ? theirs - now : TimeSpan.Zero;
        var newest = await db.Rows<AuditLine>().OrderByDescending(l => l.Id).Select(l => (DateTime?)l.At).FirstOrDefaultAsync();
        var wrong = drift.Duration() > TolerableDrift ? $"{drift.TotalSeconds:0} s apart from the database's" : newest > now + TolerableDrift ? "it has gone back: the newest audit line lies ahead of it" : null;
        return await DoctorsSettings.Is("clock", wrong, "set the clocks by NTP (systemd-timesyncd or chrony) on this machine and the database's");
    }

    public static async Task<Finding> Audit(CommandLine line)
    {
        var standing = await line.Get<KhachQuen.Access.AuditStanding>().Handle(Actor.System);
        await using var db = Open(line);
        var late = Keys.First(line.Get<TimeProvider>().Now().AddMinutes(-15));
        var waiting = await db.Rows<UnsealedLine>().CountAsync(u => u.AuditId.CompareTo(late) < 0);
        return standing.Flaws.Count > 0 ? new("audit", $"tampered with in {standing.Flaws.Count} places", "khachquen audit verify names them; compare with the last backup, and find out who has the database")
            : await DoctorsSettings.Is(standing.At is { } at ? $"audit was whole on {at:yyyy-MM-dd}" : "audit, not yet checked", waiting == 0 ? null : $"{waiting} lines are not sealed", "a node with KHACHQUEN_JOBS seals them: start one, see its log", serious: false);
    }

    public static async Task<Finding> Outbox(CommandLine line)
    {
        await using var db = Open(line);
        var late = line.Get<TimeProvider>().Now().AddMinutes(-15);
        var waiting = await db.Rows<OutboxMessage>().CountAsync(m => m.DoneAt == null && m.CreatedAt < late);
        return await DoctorsSettings.Is("outbox", waiting == 0 ? null : $"{waiting} messages wait for more than 15 minutes", "see LastError in platform_outbox, and the log", serious: false);
    }

    public static async Task<Finding> Jobs(CommandLine line)
    {
        await using var db = Open(line);
        var failed = await db.Rows<JobRun>().Where(r => r.Result == JobResult.Failed).Select(r => r.Job).Distinct().OrderBy(j => j).ToListAsync();
        return await DoctorsSettings.Is("scheduled jobs", failed.Count == 0 ? null : "failed: " + string.Join(", ", failed), "khachquen job list says why; they are tried again by themselves", serious: false);
    }

    public static Task<Finding> BackupTools(CommandLine line) =>
        DoctorsSettings.Is("backup tools", !line.Get<DatabaseChoice>().IsPostgres || Backup.HasTools ? null : "pg_dump, pg_restore or psql is missing", "install postgresql-client, of the server's version or newer", serious: false);

    private static Db Open(CommandLine line) => line.Get<Database>().Open(Actor.System);
}
