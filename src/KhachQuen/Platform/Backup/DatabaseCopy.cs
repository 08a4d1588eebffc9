namespace KhachQuen.Platform;

/// <summary>The database as one file, there and back. Each kind has its own way.</summary>
internal abstract class DatabaseCopy
{
    public abstract string Name { get; }

    public static DatabaseCopy Of(DatabaseChoice choice) => choice.IsPostgres ? new PostgresCopy(choice.Connection) : new SqliteCopy(choice.Connection);

    /// <summary>The database's own file, where it lies among the files: it is no attachment.</summary>
    public abstract bool Owns(string path);

    public abstract Task<bool> IsEmpty(CancellationToken ct);

    /// <summary>A consistent copy of the running database.</summary>
    public abstract Task Save(string file, CancellationToken ct);

    /// <summary>Puts the copy in the database's place, all or nothing. Refuses while others work in it.</summary>
    public abstract Task Load(string file, CancellationToken ct);
}
