using System.Buffers;
using System.Text;

namespace KhachQuen.Platform;

/// <summary>
/// Writes a sheet row by row with flat memory, only asynchronously, so that it may write straight into a response.
/// T-25: no cell starts a formula. In xlsx a text is typed as text; in csv a dangerous first character gets an apostrophe that
/// <see cref="SheetReader"/> takes away again. Texts pass <see cref="SheetText.Clean"/>.
/// </summary>
public abstract class SheetWriter : IAsyncDisposable
{
    private const int Enough = 32_768;

    private protected StringBuilder Pending { get; } = new();

    /// <summary>UTF-8 with BOM, as Excel wants it. Numbers with a point, dates as yyyy-MM-dd.</summary>
    /// <param name="separator">One of <c>; ,</c> tab <c>|</c>.</param>
    public static SheetWriter Csv(Stream stream, char separator = ';') => new CsvWriter(stream, separator);

    /// <summary>One worksheet, first row frozen. The stream need not be seekable.</summary>
    public static SheetWriter Xlsx(Stream stream, string sheetName = "KhachQuen") => new XlsxWriter(stream, sheetName);

    public static SheetWriter Of(SheetKind kind, Stream stream) => kind == SheetKind.Csv ? Csv(stream) : Xlsx(stream);

    /// <summary>Writes one row; the first is the heading.</summary>
    /// <param name="cells">Text, whole and decimal numbers, DateOnly, DateTime (in the company's zone), bool or null.</param>
    /// <exception cref="Refused"><c>sheet.tooLarge</c>: xlsx ends at 1,048,576 rows; csv does not.</exception>
    public abstract ValueTask Write(IReadOnlyList<object?> cells, CancellationToken ct = default);

    /// <summary>Ends the file. Without it an xlsx stays broken on purpose: half an export must not look whole.</summary>
    public abstract ValueTask Complete(CancellationToken ct = default);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected ValueTask FlushWhenEnough(Stream stream, CancellationToken ct) =>
        Pending.Length < Enough ? ValueTask.CompletedTask : Flush(stream, ct);

    private protected async ValueTask Flush(Stream stream, CancellationToken ct)
    {
        var letters = Pending.ToString();
        Pending.Clear();
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(letters.Length));
        try
        {
            await stream.WriteAsync(bytes.AsMemory(0, Encoding.UTF8.GetBytes(letters, bytes)), ct);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: false);
        }
    }
}
