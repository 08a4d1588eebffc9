using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

/// <summary>T-27: mutated sheets never hang or crash. KQ_FUZZ: how many of each form (500); KQ_SEED: to see one run again.</summary>
public sealed class SheetFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly int Times = Setting("KQ_FUZZ") ?? 500;

    public static TheoryData<string> Forms => [.. Leads.Forms, "the XML in leads.xlsx"];

    [Theory, MemberData(nameof(Forms))]
    public async Task A_mutated_sheet_gives_rows_or_a_refusal_and_nothing_else(string form)
    {
        var seed = Setting("KQ_SEED") ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var original = await File.ReadAllBytesAsync(Leads.PathOf(form.Split(' ')[^1]), TestContext.Current.CancellationToken);
        var refusals = new Dictionary<string, int>();
        for (var n = 0; n < Times; n++)
        {
            var chance = new Random(seed + n);
            var mutated = form.StartsWith("the", StringComparison.Ordinal) ? MutatedParts(original, chance) : Mutated(original, chance);
            var outcome = await Outcome(mutated, $"{form}, seed {seed + n}");
            refusals[outcome] = refusals.GetValueOrDefault(outcome) + 1;
        }
        output.WriteLine(string.Join(", ", refusals.Select(refusal => $"{refusal.Key} {refusal.Value}")));
    }

    private static async Task<string> Outcome(byte[] sheet, string which)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var rows = await Task.Run(() => Leads.Read(new MemoryStream(sheet))).WaitAsync(Patience);
            Assert.All(rows, row => Assert.True(row.Cells.Count > 0));
            return "rows";
        }
        catch (Refused refused)
        {
            return refused.Code;
        }
        catch (Exception other)
        {
            throw new InvalidOperationException($"{which} after {watch.Elapsed}", other);
        }
    }

    private static byte[] Mutated(byte[] original, Random chance)
    {
        var bytes = original.ToList();
        for (var changes = chance.Next(1, 9); changes > 0 && bytes.Count > 2; changes--) Mutate(bytes, chance);
        return [.. bytes];
    }

    private static void Mutate(List<byte> bytes, Random chance)
    {
        var at = chance.Next(bytes.Count);
        var some = Math.Min(chance.Next(1, 400), bytes.Count - at);
        switch (chance.Next(8))
        {
            case 0: bytes[at] ^= (byte)(1 << chance.Next(8)); break;
            case 1: bytes[at] = (byte)chance.Next(256); break;
            case 2: bytes.RemoveRange(at, some); break;
            case 3: bytes.InsertRange(at, bytes.GetRange(chance.Next(bytes.Count - some + 1), some)); break;
            case 4: bytes.RemoveRange(at, (bytes.Count - at) * chance.Next(2)); break;
            case 5: bytes.InsertRange(at, [.. "\"';,\t\r\n\0<>&]]>=+"u8[chance.Next(16)..]]); break;
            case 6: bytes.InsertRange(at, Enumerable.Repeat((byte)chance.Next(256), some)); break;
            default: for (var n = 0; n < some; n++) bytes[at + n] = (byte)chance.Next(256); break;
        }
    }

    // A mutated zip mostly fails at the zip: here the XML behind it is mutated and packed again.
    private static byte[] MutatedParts(byte[] original, Random chance)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(original)))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            var unlucky = from.Entries[chance.Next(from.Entries.Count)];
            foreach (var entry in from.Entries)
            {
                using var part = to.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                part.Write(entry != unlucky && chance.Next(6) > 0 ? Bytes(entry) : chance.Next(2) == 0 ? Mutated(Bytes(entry), chance) : Nudged(Bytes(entry), chance));
            }
        }
        return result.ToArray();
    }

    // Still XML, but with other numbers, references, types and names in it.
    private static byte[] Nudged(byte[] bytes, Random chance)
    {
        for (var tries = chance.Next(1, 3 + (bytes.Length / 200)); tries > 0; tries--)
        {
            var at = chance.Next(bytes.Length);
            if (char.IsAsciiDigit((char)bytes[at])) bytes[at] = "0123456789-.E"u8[chance.Next(13)];
            else if (at > 0 && bytes[at - 1] == '"' && char.IsAsciiLetter((char)bytes[at])) bytes[at] = "abcdenstvZ"u8[chance.Next(10)];
        }
        return bytes;
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var copy = new MemoryStream();
        part.CopyTo(copy);
        return copy.ToArray();
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
