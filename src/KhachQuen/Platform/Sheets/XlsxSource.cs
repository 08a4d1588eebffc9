using System.IO.Compression;

namespace KhachQuen.Platform;

/// <summary>
/// The first worksheet of an xlsx that holds anything, visible ones first. Our own reader, because ExcelDataReader keeps all shared
/// strings in memory and follows no caps.
/// </summary>
internal sealed class XlsxSource : ISheetSource
{
    private readonly XlsxPackage package;
    private readonly XlsxStyles styles;
    private readonly SharedStrings strings;
    private readonly SheetLimits limits;
    private readonly ZipArchiveEntry sheet;

    private XlsxSource(XlsxPackage package, SheetLimits limits)
    {
        (this.package, this.limits) = (package, limits);
        var book = XlsxBook.Of(package);
        styles = XlsxStyles.Read(package, book);
        strings = SharedStrings.Read(package, book);
        try
        {
            sheet = book.Sheets.Find(candidate => Rows(candidate).Any(row => !row.IsEmpty)) ?? book.Sheets[0];
        }
        catch
        {
            strings.Dispose();
            throw;
        }
    }

    public SheetKind Kind => SheetKind.Xlsx;

    public static XlsxSource Open(Stream stream, SheetLimits limits)
    {
        var package = new XlsxPackage(stream, limits);
        try
        {
            return new XlsxSource(package, limits);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public IEnumerable<RawRow> Rows() => Rows(sheet);

    public void Dispose()
    {
        strings.Dispose();
        package.Dispose();
    }

    private IEnumerable<RawRow> Rows(ZipArchiveEntry part)
    {
        using var xml = package.Read(part);
        var rows = new XlsxRows(xml, styles, strings, limits);
        while (rows.Next() is { } row) yield return row;
    }
}
