using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>A random draw of opportunities to be looked at (F-42), kept with its seed: whoever doubts it draws again and gets the same.</summary>
public sealed class EvidenceSample : Entity
{
    private EvidenceSample() { }

    internal EvidenceSample(string seed, int population, int size, Guid byId, DateTime at) => (Id, CreatedAt, Seed, Population, Size, ById) = (Keys.New(at), at, seed, population, size, byId);

    [Impersonal] public string Seed { get; private set; } = "";
    /// <summary>How many it was drawn from.</summary>
    public int Population { get; private set; }
    public int Size { get; private set; }
    public Guid ById { get; private set; }
}

public sealed class SampledOpportunity
{
    public Guid SampleId { get; init; }
    public int Place { get; init; }
    public Guid OpportunityId { get; init; }
}

/// <summary>The order a seed puts opportunities in. Pure.</summary>
public static class SampleOrder
{
    public const int LongestSeed = 40;

    /// <summary>The first <paramref name="size"/> by the seed's order, whatever order they come in.</summary>
    public static IReadOnlyList<Guid> Draw(IEnumerable<Guid> from, string seed, int size)
    {
        var salt = Encoding.UTF8.GetBytes(seed);
        return [.. from.Select(id => (Id: id, Lot: Lot(salt, id))).OrderBy(l => l.Lot).ThenBy(l => l.Id).Take(size).Select(l => l.Id)];
    }

    /// <summary>How many of a population: so many, or so many of a hundred, rounded up.</summary>
    public static int SizeOf(int population, int? count, int? percent) => count is { } wanted ? Math.Min(wanted, population) : (int)Math.Ceiling(population * (percent ?? 100) / 100m);

    private static ulong Lot(byte[] salt, Guid id)
    {
        Span<byte> input = stackalloc byte[16];
        id.TryWriteBytes(input, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(salt, input));
    }
}

/// <param name="Place">From 1.</param>
/// <param name="Done">Looked at since the draw.</param>
public sealed record SampleLine(int Place, OpportunityView Opportunity, bool Done);

public sealed record SampleView(Guid Id, DateTime CreatedAt, string Seed, int Population, int Size, Guid CreatedBy, IReadOnlyList<SampleLine> Items);

/// <summary>Customer care draws what to look at: n or per cent of what has evidence nobody has judged yet (F-42).</summary>
public sealed class DrawSample(Database database, TimeProvider clock)
{
    public const int Most = 1_000;

    public async Task<SampleView> Handle(int? count, int? percent, string? seed, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Review);
        Rule.Require(count is null || percent is null, "evidence.countOrPercent", "count");
        Rule.Require(count is null or (>= 1 and <= Most), "evidence.countInvalid", "count", Most);
        Rule.Require(percent is null or (>= 1 and <= 100), "evidence.percentInvalid", "percent");
        Rule.Require(seed is null || seed.Trim().Length is >= 1 and <= SampleOrder.LongestSeed, "evidence.seedInvalid", "seed", SampleOrder.LongestSeed);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var at = clock.Now();
        var ids = await db.OpportunitiesToReview.Where(o => o.State == OpportunityState.Active && o.Class == OpportunityClass.Main && o.EvidenceState == EvidenceState.Provided && o.EvidenceReview == EvidenceReview.None && o.OwnerId != actor.Id).Select(o => o.Id).ToListAsync(ct);
        Rule.Require(ids.Count > 0, "evidence.nothingToDraw");
        var chosen = seed?.Trim() ?? RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture);
        var drawn = SampleOrder.Draw(ids, chosen, Math.Min(Most, SampleOrder.SizeOf(ids.Count, count, count is null ? percent ?? (await db.Settings<EvidenceSettings>(ct)).SamplePercent : null)));
        var sample = new EvidenceSample(chosen, ids.Count, drawn.Count, actor.Id, at);
        db.Add(sample);
        db.AddRange(drawn.Select((id, n) => new SampledOpportunity { SampleId = sample.Id, Place = n + 1, OpportunityId = id }));
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return await ShowSample.Of(db, sample, actor, ct);
    }
}

/// <summary>A draw and how far it has been looked through; the newest of the actor's own where none is named.</summary>
public sealed class ShowSample(Database database)
{
    public async Task<SampleView?> Handle(Guid? id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Review);
        await using var db = database.Open(actor);
        var samples = db.EvidenceSamples.AsNoTracking();
        var sample = id is { } one ? await samples.Get(one, ct) : await samples.Where(s => s.ById == actor.Id).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);
        return sample is null ? null : await Of(db, sample, actor, ct);
    }

    internal static async Task<SampleView> Of(Db db, EvidenceSample sample, Actor actor, CancellationToken ct)
    {
        var places = await db.Rows<SampledOpportunity>().AsNoTracking().Where(s => s.SampleId == sample.Id).OrderBy(s => s.Place).ToListAsync(ct);
        Guid[] ids = [.. places.Select(p => p.OpportunityId)];
        var seen = await db.OpportunitiesToReview.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).Select(OpportunityView.Of).ToDictionaryAsync(o => o.Id, ct);
        return new(sample.Id, sample.CreatedAt, sample.Seed, sample.Population, sample.Size, sample.ById,
            [.. places.Where(p => seen.ContainsKey(p.OpportunityId)).Select(p => new SampleLine(p.Place, seen[p.OpportunityId].ShownTo(actor), seen[p.OpportunityId].ReviewedAt >= sample.CreatedAt))]);
    }
}
