using System.Diagnostics;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

/// <summary>Nothing else runs while memory is measured.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>X-20, X-21: 1,000,000 rows without growing memory (KQ_FULL=1; 200,000 otherwise).</summary>
[Collection(nameof(Alone))]
public sealed class BigSheetTests(ITestOutputHelper output)
{
    private const long Allowed = 60L << 20;
    private static readonly int Rows = Environment.GetEnvironmentVariable("KQ_FULL") == "1" ? 1_000_000 : 200_000;

    [Fact]
    public void A_long_csv_is_read_with_flat_memory() => Reads("csv", BigSheets.Csv);

    [Fact]
    public void A_long_xlsx_is_read_with_flat_memory() => Reads("xlsx, texts inline", BigSheets.InlineXlsx);

    [Fact]
    public void A_long_xlsx_with_its_texts_aside_is_read_with_flat_memory() => Reads("xlsx, texts shared", BigSheets.SharedXlsx);

    [Theory]
    [InlineData(SheetKind.Csv)]
    [InlineData(SheetKind.Xlsx)]
    public async Task A_long_sheet_is_written_with_flat_memory(SheetKind kind)
    {
        await using var nowhere = new Measured();
        var watch = Stopwatch.StartNew();
        await BigSheets.Ours(nowhere, kind, Rows);
        Report($"written {kind}", watch, nowhere.Peak);
    }

    private void Reads(string what, Action<Stream, int> make)
    {
        using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65_536, FileOptions.DeleteOnClose);
        make(file, Rows);
        var memory = new Peak();
        var watch = Stopwatch.StartNew();
        using var sheet = SheetReader.Open(file, Leads.Fields);
        var last = 0;
        foreach (var row in sheet.Rows())
        {
            if (row.Cells[1].TrimStart('0') != BigSheets.Phone(row.Number)[1..]) Assert.Fail($"row {row.Number}: {row.Cells[1]}");
            if ((last = row.Number) % 20_000 == 0) memory.Look();
        }
        Assert.Equal(Rows, last);
        Report($"read {what}, {file.Length >> 20} MB", watch, memory);
    }

    private void Report(string what, Stopwatch watch, Peak memory)
    {
        output.WriteLine($"{what}: {Rows:N0} rows, {Rows / watch.Elapsed.TotalSeconds:N0} rows/s, memory grew by {memory.Growth / 1048576.0:N1} MB at most");
        Assert.True(memory.Growth < Allowed, $"grew by {memory.Growth >> 20} MB");
    }

    // What is alive, not what waits to be collected.
    private sealed class Peak
    {
        private readonly long before = GC.GetTotalMemory(forceFullCollection: true);

        public long Growth { get; private set; }

        public void Look() => Growth = Math.Max(Growth, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    private sealed class Measured : Stream
    {
        private long written, looked;

        public Peak Peak { get; } = new();
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            written += count;
            if (written - looked < 2 << 20) return;
            looked = written;
            Peak.Look();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
