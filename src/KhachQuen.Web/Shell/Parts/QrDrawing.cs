namespace KhachQuen.Web.Shell;

/// <summary>The squares of a QR code being laid out: the fixed patterns first, then data in its zigzag, then the mask that disturbs readers least (ISO/IEC 18004).</summary>
internal sealed class QrDrawing
{
    private readonly int size;
    private readonly bool[,] dark, @fixed;

    public QrDrawing(int version)
    {
        size = 17 + 4 * version;
        (dark, @fixed) = (new bool[size, size], new bool[size, size]);
        for (var i = 0; i < size; i++) { Fix(6, i, i % 2 == 0); Fix(i, 6, i % 2 == 0); }
        foreach (var (x, y) in new[] { (3, 3), (size - 4, 3), (3, size - 4) }) Rings(x, y, 4);
        if (version > 1) Rings(size - 7, size - 7, 2);
        Format(0);       // keeps its place
    }

    /// <summary>The data laid in, under the best of the eight masks. [row, column]</summary>
    public bool[,] With(byte[] data)
    {
        Lay(data);
        var best = Enumerable.Range(0, 8).MinBy(mask => { Mask(mask); Format(mask); var cost = Cost(); Mask(mask); return cost; });
        Mask(best);
        Format(best);
        return dark;
    }

    private void Fix(int x, int y, bool on) => (dark[y, x], @fixed[y, x]) = (on, true);

    /// <summary>A finder (with its white edge) or an alignment pattern.</summary>
    private void Rings(int x, int y, int reach)
    {
        for (var dy = -reach; dy <= reach; dy++)
            for (var dx = -reach; dx <= reach; dx++)
                if (x + dx >= 0 && x + dx < size && y + dy >= 0 && y + dy < size)
                    Fix(x + dx, y + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) is var ring && (reach == 4 ? ring is not (2 or 4) : ring != 1));
    }

    /// <summary>Level M and the mask, twice, each with ten check bits.</summary>
    private void Format(int mask)
    {
        var check = mask;
        for (var i = 0; i < 10; i++) check = (check << 1) ^ ((check >> 9) * 0x537);
        var bits = ((mask << 10) | check) ^ 0x5412;
        bool Bit(int i) => (bits >> i & 1) != 0;
        for (var i = 0; i < 15; i++)
        {
            var (x, y) = i switch { < 6 => (8, i), 6 => (8, 7), 7 => (8, 8), 8 => (7, 8), _ => (14 - i, 8) };
            Fix(x, y, Bit(i));
            if (i < 8) Fix(size - 1 - i, 8, Bit(i)); else Fix(8, size - 15 + i, Bit(i));
        }
        Fix(8, size - 8, true);
    }

    private void Lay(byte[] data)
    {
        var i = 0;
        for (var right = size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            for (var step = 0; step < 2 * size; step++)
            {
                var (x, y) = (right - step % 2, ((right + 1) & 2) == 0 ? size - 1 - step / 2 : step / 2);
                if (@fixed[y, x] || i >= data.Length * 8) continue;
                dark[y, x] = (data[i >> 3] >> (7 - (i & 7)) & 1) != 0;
                i++;
            }
        }
    }

    /// <summary>Turned over where the mask says; twice is as before.</summary>
    private void Mask(int mask)
    {
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                if (!@fixed[y, x] && Turns(mask, x, y)) dark[y, x] = !dark[y, x];
    }

    private static bool Turns(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2, 1 => y % 2, 2 => x % 3, 3 => (x + y) % 3, 4 => (x / 3 + y / 2) % 2, 5 => x * y % 2 + x * y % 3, 6 => (x * y % 2 + x * y % 3) % 2, _ => ((x + y) % 2 + x * y % 3) % 2,
    } == 0;

    /// <summary>What disturbs a reader: long runs, blocks, what looks like a finder, too much of one shade.</summary>
    private int Cost()
    {
        var (cost, count) = (0, 0);
        for (var a = 0; a < size; a++)
        {
            cost += Line(b => dark[a, b]) + Line(b => dark[b, a]);
            for (var b = 0; b < size; b++)
            {
                if (dark[a, b]) count++;
                if (a > 0 && b > 0 && dark[a, b] == dark[a - 1, b] && dark[a, b] == dark[a, b - 1] && dark[a, b] == dark[a - 1, b - 1]) cost += 3;
            }
        }
        return cost + 10 * (Math.Abs(count * 20 - size * size * 10) / (size * size));
    }

    private int Line(Func<int, bool> at)
    {
        var (cost, run, seen) = (0, 0, 0);
        for (var i = 0; i < size; i++)
        {
            run = i > 0 && at(i) == at(i - 1) ? run + 1 : 1;
            if (run == 5) cost += 3;
            else if (run > 5) cost++;
            seen = (seen << 1 | (at(i) ? 1 : 0)) & 0x7FF;
            if (i >= 10 && seen is 0b10111010000 or 0b00001011101) cost += 40;
        }
        return cost;
    }
}
