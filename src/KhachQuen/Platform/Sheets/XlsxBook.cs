using System.IO.Compression;

namespace KhachQuen.Platform;

/// <summary>The workbook: its worksheets in order, visible ones first, and where styles and shared strings are.</summary>
internal sealed class XlsxBook
{
    private readonly XlsxPackage package;
    private readonly List<XlsxPackage.Relation> relations;

    private XlsxBook(XlsxPackage package, string path)
    {
        this.package = package;
        relations = package.RelationsOf(path);
        Sheets = Read(package.Find(path)!);
        if (Sheets.Count == 0) throw SheetDamage.Damaged("no worksheet");
    }

    public List<ZipArchiveEntry> Sheets { get; }

    /// <summary>Days are counted from 1904, as old Macs did.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <exception cref="Refused"><c>sheet.unknownKind</c>: a zip, but no xlsx (docx, ods, xlsb, plain zip).</exception>
    public static XlsxBook Of(XlsxPackage package)
    {
        var path = package.RelationsOf("").Find(to => to.Type == "officeDocument")?.Path ?? "xl/workbook.xml";
        var isSheet = package.Find(path) is not null && path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
        Rule.Require(isSheet && !path.StartsWith("word/", StringComparison.Ordinal) && !path.StartsWith("ppt/", StringComparison.Ordinal), "sheet.unknownKind", "file", "zip");
        return new XlsxBook(package, path);
    }

    public ZipArchiveEntry? Part(string type) => relations.Find(to => to.Type == type) is { } found ? package.Find(found.Path) : null;

    private List<ZipArchiveEntry> Read(ZipArchiveEntry part)
    {
        var sheets = new List<(bool Hidden, ZipArchiveEntry Part)>();
        using var xml = package.Read(part);
        while (xml.Next())
        {
            if (xml is { Starts: true, Name: "workbookPr" }) CountsFrom1904 = xml.Attribute("date1904") is "1" or "true";
            if (xml is not { Starts: true, Name: "sheet" } || Worksheet(xml.RelationId()) is not { } sheet) continue;
            sheets.Add((xml.Attribute("state") is "hidden" or "veryHidden", sheet));
        }
        return [.. sheets.OrderBy(sheet => sheet.Hidden).Select(sheet => sheet.Part)];
    }

    private ZipArchiveEntry? Worksheet(string? id) =>
        relations.Find(to => to.Id == id && to.Type == "worksheet") is { } found ? package.Find(found.Path) : null;
}
