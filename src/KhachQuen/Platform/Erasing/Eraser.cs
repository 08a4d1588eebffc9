using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KhachQuen.Platform;

/// <param name="Rows">Rows of the person that were emptied or taken out, by noun.</param>
/// <param name="Mentions">Texts of others that named the number.</param>
/// <param name="Lines">Lines of the audit that lost their values.</param>
/// <param name="Files">Names of files to delete once this is committed.</param>
public sealed record Erased(IReadOnlyDictionary<string, int> Rows, int Mentions, int Lines, IReadOnlyList<string> Files);

/// <summary>
/// Empties everything that names a person (T-31) and keeps what the books need: money, counts, states, times. Nothing of what stood there goes into the audit;
/// its chain stays whole, because a link holds only a keyed sum of a line's values, and the key goes with them (decision 35).
/// </summary>
public static class Eraser
{
    /// <summary>Stands where a text was that a row must have.</summary>
    public const string Gone = "•••";

    /// <summary>One pass, in the caller's transaction; it saves.</summary>
    public static async Task<Erased> Take(Db db, Person person, Guid erasure, CancellationToken ct)
    {
        await db.Dialect.Lock(db, AuditSealer.LockName, ct);        // no line is sealed while its values go
        var found = await PersonSearch.Everything(db, person, tracked: true, ct);
        var lines = found.Select(f => f.Row).OfType<AuditLine>().Where(l => !(l.Act == "erased" && l.Noun == "subject")).ToList();
        var others = found.Where(f => f.Row is not AuditLine).ToList();
        var mentions = others.Count(f => !f.IsTheirs);
        List<string> files = [.. others.Where(f => f.IsTheirs).Select(f => f.Row).OfType<IHoldsFile>().Select(h => h.FileKey).OfType<string>(), .. await Uploads(db, others, ct)];
        foreach (var one in others) Empty(db, one, person);
        var sealedOnes = await Blank(db, lines, person, erasure, ct);
        db.Note("erased", "subject", erasure, new Dictionary<string, object?> { ["rows"] = others.Count - mentions, ["mentions"] = mentions, ["lines"] = sealedOnes.Count, ["sum"] = SumOf(sealedOnes) });
        db.Erasing = true;
        try { await db.SaveChangesAsync(ct); }
        finally { db.Erasing = false; }
        return new(others.Where(f => f.IsTheirs).GroupBy(f => AuditTrail.NounOf(f.Type.ClrType)).ToDictionary(g => g.Key, g => g.Count()), mentions, lines.Count, files);
    }

    private static void Empty(Db db, PersonRow one, Person person)
    {
        var entry = db.Entry(one.Row);
        if (one.IsTheirs && one.Type.ClrType.IsDefined(typeof(ErasedWholeAttribute), false)) entry.State = EntityState.Deleted;
        if (entry.State == EntityState.Deleted) return;
        foreach (var property in Texts(entry))
        {
            var text = (string)property.CurrentValue!;
            var stays = !one.IsTheirs || property.Metadata.IsKey() || property.Metadata.PropertyInfo!.IsDefined(typeof(ImpersonalAttribute), false);
            var after = stays ? Kept(property.Metadata.Name, person.Without(text)) : property.Metadata.IsNullable ? null : Nothing(property.Metadata.Name, text);
            if (after != text) property.CurrentValue = after;
        }
        if (one is { IsTheirs: true, Row: IErasable row }) row.Erase(db.Clock.Now());
    }

    /// <summary>A list of numbers loses the one; a text says that there was one.</summary>
    private static string Kept(string property, string text) => property == "PhonesText" ? text.Replace(Gone, "", StringComparison.Ordinal).Trim() : text;

    private static IEnumerable<PropertyEntry> Texts(EntityEntry entry) => entry.Properties.Where(p => p.Metadata.PropertyInfo is not null && p.Metadata.ClrType == typeof(string) && p.CurrentValue is string { Length: > 0 });

    private static string Nothing(string property, string text) => text[0] switch { '{' => "{}", '[' => "[]", _ => property is "Folded" or "Tail" or "PhoneTail" or "PhonesText" or "EmailsText" ? "" : Gone };

    /// <summary>Sheets that were brought with the person in them, once their import has ended.</summary>
    private static async Task<IEnumerable<string>> Uploads(Db db, IEnumerable<PersonRow> rows, CancellationToken ct)
    {
        Guid[] named = [.. rows.SelectMany(r => PersonSearch.Readable(r.Type).Select(p => p.GetValue(r.Row))).OfType<Guid>().Distinct()];
        var works = await db.Rows<Work>().Where(w => EF.Parameter(named).Contains(w.Id) && w.FileKey != null && w.EndedAt != null).ToListAsync(ct);
        var keys = works.Select(w => w.FileKey!).ToList();
        foreach (var operation in await db.Rows<BulkOperation>().Where(o => EF.Parameter(named).Contains(o.Id) && o.Facts != null).ToListAsync(ct)) db.Entry(operation).Property(o => o.Facts).CurrentValue = Unnamed(operation.Facts!);     // who went into whom
        foreach (var work in works) db.Entry(work).Property(w => w.FileKey).CurrentValue = null;
        return keys;
    }

    private static string Unnamed(string facts) => JsonNode.Parse(facts) is JsonObject all
        ? new JsonObject(all.Select(p => KeyValuePair.Create(p.Key, p.Value?.GetValueKind() == JsonValueKind.String ? (JsonNode?)Gone : p.Value?.DeepClone()))).ToJsonString(AuditTrail.Json) : "{}";

    private static async Task<List<ErasedLine>> Blank(Db db, List<AuditLine> lines, Person person, Guid erasure, CancellationToken ct)
    {
        Guid[] ids = [.. lines.Select(l => l.Id)];
        var chained = await db.Rows<AuditLink>().Where(l => EF.Parameter(ids).Contains(l.AuditId)).Select(l => l.AuditId).ToHashSetAsync(ct);
        var before = await db.Rows<ErasedLine>().Where(l => EF.Parameter(ids).Contains(l.AuditId)).Select(l => l.AuditId).ToHashSetAsync(ct);
        var taken = new List<ErasedLine>();
        foreach (var line in lines)
        {
            var (theirs, entry) = (person.Ids.Contains(line.NounId), db.Entry(line));
            var (now, name) = (theirs ? NamesOf(line.Changes) : person.Without(line.Changes), person.Without(line.ActorName));
            if (now == line.Changes) continue;
            if (chained.Contains(line.Id) && !before.Contains(line.Id)) taken.Add(new() { AuditId = line.Id, ErasureId = erasure, Sum = AuditSum.OfValues(line) });
            entry.Property(l => l.Changes).CurrentValue = now;
            entry.Property(l => l.Nonce).CurrentValue = chained.Contains(line.Id) ? null : RandomNumberGenerator.GetBytes(16);
        }
        db.AddRange(taken);
        return taken;
    }

    /// <summary>What was changed, without the values.</summary>
    private static string NamesOf(string changes) => JsonNode.Parse(changes) is JsonObject all ? new JsonObject(all.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)new JsonArray(null, null)))).ToJsonString(AuditTrail.Json) : "{}";

    /// <summary>Over the lines of one erasure: kept in its own line of the audit, so that nobody else can empty a line and call it an erasure.</summary>
    internal static string SumOf(IEnumerable<ErasedLine> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(lines.OrderBy(l => l.AuditId.ToString("N"), StringComparer.Ordinal).Select(l => l.AuditId.ToString("N") + AuditSum.Shown(l.Sum))))));
}
