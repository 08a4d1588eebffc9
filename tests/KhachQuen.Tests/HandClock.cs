using System.Globalization;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests;

/// <summary>A clock moved by hand. Timers still run by the real one.</summary>
public sealed class HandClock(DateTime utc) : TimeProvider
{
    private long ticks = utc.Ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
    public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
    public void MoveTo(DateTime at) => Interlocked.Exchange(ref ticks, at.Ticks);

    /// <summary>An instant as the wall in Hà Nội shows it: <c>2026-03-31 23:59</c>.</summary>
    public static DateTime Wall(string text) => VietnamTime.ToUtc(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), VietnamTime.Zone);

    /// <summary>The house's database under this clock.</summary>
    public Database Database(House house) => new(
        house.Get<DatabaseChoice>().IsPostgres ? house.Get<IDbContextFactory<PostgresDb>>().CreateDbContext : house.Get<IDbContextFactory<SqliteDb>>().CreateDbContext,
        this, house.Get<ILiveEvents>(), house.Get<OutboxSignal>());
}
