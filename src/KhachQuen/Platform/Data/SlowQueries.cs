using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace KhachQuen.Platform;

/// <summary>Writes every command that took longer than half a second to the log: its text, never its values (X-63, T-25). SQL made by EF carries people's words as parameters only.</summary>
internal sealed partial class SlowQueries(ILogger<SlowQueries> log) : DbCommandInterceptor
{
    public static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);
    private const int Longest = 4000;

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => Seen(command, eventData, result);
    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => Seen(command, eventData, result);
    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) => Seen(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => new(Seen(command, eventData, result));
    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => new(Seen(command, eventData, result));
    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) => new(Seen(command, eventData, result));

    private TResult Seen<TResult>(DbCommand command, CommandExecutedEventData done, TResult result)
    {
        if (done.Duration >= Slow) Was(log, (long)done.Duration.TotalMilliseconds, command.CommandText.Length > Longest ? command.CommandText[..Longest] : command.CommandText);
        return result;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slow query, {Milliseconds} ms: {Sql}")] private static partial void Was(ILogger log, long milliseconds, string sql);
}
