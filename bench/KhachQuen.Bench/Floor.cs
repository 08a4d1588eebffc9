using Npgsql;
using NpgsqlTypes;

namespace KhachQuen.Bench;

/// <summary>The same work as bare SQL, prepared, over the product's own tables and indexes: what no application on this database could beat.</summary>
internal sealed class Floor(Cluster cluster, Sample sample)
{
    private const string List = """SELECT * FROM contacts_leads """, Order = """ ORDER BY "Priority" DESC, "Id" DESC LIMIT 81""";
    private static readonly string[] Columns = ["new", "advised", "quoted", "negotiating"];
    private static int made = Random.Shared.Next(5_000_000);

    /// <summary>A statement, and what it is given the i-th time; several are one transaction.</summary>
    private sealed record Work(IReadOnlyList<string> Statements, Func<int, object[]> Given, bool Writes = false);

    private static Work Read(string sql, Func<int, object[]>? given = null) => new([sql], given ?? (_ => []));

    private async Task<Work> WorkOf(string name) => name switch
    {
        "my leads" => new([List + """WHERE "OwnerId" = $1""" + Order, """SELECT count(*) FROM (SELECT FROM contacts_leads WHERE "OwnerId" = $1 LIMIT 10001) l"""], _ => [sample.Seller]),
        "all leads" => Read(List + Order),
        "all leads, page 100" => Read(List + """WHERE ("Priority", "Id") < ($1, $2)""" + Order, _ => [sample.Place100.Priority, sample.Place100.Id]),
        "phone" => Read(List + """WHERE "Phone" = $1""" + Order, i => ["+84" + sample.Phone(i)[1..]]),
        "last four digits" => Read(List + """WHERE "PhoneTail" >= $1 AND "PhoneTail" < $2""" + Order, i => Tail(sample.Phone(i)[^4..])),
        "rare name" => Read(List + """WHERE "Folded" LIKE $1""" + Order, i => [$"%{sample.RareName(i)}%"]),
        "common name" => Read(List + """WHERE "Folded" LIKE $1""" + Order, i => [$"%{Sample.CommonName(i)}%"]),
        "one lead" => Read(List + """WHERE "Id" = $1""", i => [sample.Mine(0, i)]),
        "counts" => Read("""SELECT count(*) FILTER (WHERE "Stage" = 0), count(*) FILTER (WHERE "Stage" = 1), count(*) FILTER (WHERE "Stage" = 4), count(*) FROM contacts_leads WHERE "OwnerId" = $1""", _ => [sample.Seller]),
        "board" => new(["""SELECT "Column", count(*), sum("ExpectedRevenue") FROM sales_opportunities WHERE "OwnerId" = $1 AND "State" = 0 GROUP BY 1""", .. Columns.Select(c => $"""SELECT * FROM sales_opportunities WHERE "OwnerId" = $1 AND "Column" = '{c}' ORDER BY "Place" DESC, "Id" DESC LIMIT 31""")], _ => [sample.Seller]),
        "activity counts" => Read("""SELECT count(*) FILTER (WHERE "DueAt" <= now()), count(*) FILTER (WHERE "DueAt" > now() AND "DueAt" < current_date + 1), count(*) FROM contacts_activities WHERE "OwnerId" = $1 AND "State" = 0""", _ => [sample.Seller]),
        "due today" => Read("""SELECT * FROM contacts_activities WHERE "OwnerId" = $1 AND "State" = 0 AND "DueAt" < current_date + 1 ORDER BY "DueAt", "Id" LIMIT 51""", _ => [sample.Seller]),
        "create" => await Create(),
        "no-op" => Read("SELECT 1"),
        _ => throw new ArgumentException(name),
    };

    public async Task<Measured> Measure(string name, int clients, TimeSpan span)
    {
        await using var source = NpgsqlDataSource.Create(cluster.Connection);
        var work = await WorkOf(name);
        var workers = new List<(NpgsqlConnection Connection, List<NpgsqlCommand> Commands)>();
        for (var i = 0; i < clients; i++) workers.Add(await Prepared(source, work));
        try { return await Load.Run(clients, span, async (client, i) => await Do(workers[client], work, i), null, cluster.Pid); }
        finally
        {
            foreach (var (connection, _) in workers) await connection.DisposeAsync();
        }
    }

    private static async Task<(NpgsqlConnection, List<NpgsqlCommand>)> Prepared(NpgsqlDataSource source, Work work)
    {
        var connection = await source.OpenConnectionAsync();
        var commands = new List<NpgsqlCommand>();
        foreach (var sql in work.Statements)
        {
            var command = new NpgsqlCommand(sql, connection);
            foreach (var value in work.Given(0)) command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = value switch { Guid => NpgsqlDbType.Uuid, short => NpgsqlDbType.Smallint, _ => NpgsqlDbType.Text } });
            await command.PrepareAsync();
            commands.Add(command);
        }
        return (connection, commands);
    }

    private static async Task<long> Do((NpgsqlConnection Connection, List<NpgsqlCommand> Commands) worker, Work work, int i)
    {
        await using var transaction = work.Writes ? await worker.Connection.BeginTransactionAsync() : null;
        var given = work.Given(i);
        foreach (var command in worker.Commands)
        {
            for (var p = 0; p < given.Length; p++) command.Parameters[p].Value = given[p];
            await using var reader = await command.ExecuteReaderAsync();
            var row = new object[reader.FieldCount];
            while (await reader.ReadAsync()) reader.GetValues(row);
        }
        if (transaction is not null) await transaction.CommitAsync();
        return 0;
    }

    /// <summary>Duplicate check, lead, ledger line, audit line, timeline line: a copy of what the product wrote for one lead, under another id and number.</summary>
    private async Task<Work> Create()
    {
        await using var source = NpgsqlDataSource.Create(cluster.Connection);
        const string Made = """SELECT "Id" FROM contacts_leads WHERE "FirstSource" = 'handEntry' ORDER BY "CreatedAt" DESC LIMIT 1""";
        var like = await Sample.List<Guid>(source, Made);
        var template = like.Count > 0 ? like[0] : throw new InvalidOperationException("The product makes its lead first");
        var statements = new List<string> { """SELECT "Id" FROM contacts_leads WHERE "Phone" = $3 AND "DuplicateOfId" IS NULL AND "Id" <> $2 AND "Id" <> $1""" };
        foreach (var (table, key) in new[] { ("contacts_leads", "Id"), ("telesales_assignments", "LeadId"), ("platform_audit", "NounId"), ("platform_timeline", "SubjectId") })
        {
            var columns = await Sample.List<string>(source, $"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}'");
            var values = columns.Select(c => (c, key) switch { ("Id", "Id") => "$2", ("Id", _) => "gen_random_uuid()", ("Phone", _) => "$3", ("PhoneTail", _) => "reverse(ltrim($3, '+'))", _ when c == key => "$2", _ => $"\"{c}\"" });
            statements.Add($"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM {table} WHERE \"{key}\" = $1 AND $2 <> $1 AND $3 <> '' LIMIT 1");
        }
        return new(statements, _ => [template, Guid.CreateVersion7(), "+8459" + (Interlocked.Increment(ref made) % 10_000_000).ToString("0000000", null)], Writes: true);
    }

    private static object[] Tail(string lastDigits)
    {
        var from = string.Concat(lastDigits.Reverse());
        return [from, from[..^1] + (char)(from[^1] + 1)];
    }
}
