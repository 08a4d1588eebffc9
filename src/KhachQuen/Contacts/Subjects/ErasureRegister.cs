using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace KhachQuen.Contacts;

/// <summary>
/// Who was erased, beside the database: ids and a sum of the number, nobody's name. A backup neither takes nor replaces it, so that after a restore the product
/// knows whom to forget again (T-4), before the first request.
/// </summary>
public sealed class ErasureRegister(DataFolder folder) : IDisposable
{
    private readonly SemaphoreSlim writing = new(1);
    public void Dispose() => writing.Dispose();

    private string File => folder.File(".erasures.jsonl");

    public async Task Keep(Erasure erasure, CancellationToken ct = default)
    {
        await writing.WaitAsync(ct);
        try
        {
            await using var file = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.Read);
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(JsonSerializer.Serialize(erasure) + "\n"), ct);
            file.Flush(flushToDisk: true);
        }
        finally { writing.Release(); }
    }

    public IReadOnlyList<Erasure> Read() => !System.IO.File.Exists(File) ? [] :
        [.. System.IO.File.ReadLines(File).Where(l => l.EndsWith('}')).Select(l => JsonSerializer.Deserialize<Erasure>(l)!).DistinctBy(e => e.Id)];
}

/// <summary>Before the first request: whom the register knows and the database does not, came back with a backup and goes again; whom only the database knows is put into the register.</summary>
internal sealed class ForgetAgain(Database database, ErasureRegister register, EraseSubject use) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        List<Erasure> there;
        await using (var db = database.Open(Actor.System)) there = await db.Rows<Erasure>().AsNoTracking().ToListAsync(cancellationToken);
        var known = register.Read();
        foreach (var gone in known.ExceptBy(there.Select(e => e.Id), e => e.Id)) await use.Again(gone, cancellationToken);
        foreach (var later in there.ExceptBy(known.Select(e => e.Id), e => e.Id)) await register.Keep(later, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
