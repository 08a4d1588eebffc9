using System.IO.Compression;
using System.Text;

namespace KhachQuen.Tests.Platform.Sheets;

/// <summary>An xlsx written part by part, so that a test may write what no honest program would. Independent of our own writer.</summary>
internal sealed class RawXlsx
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public CompressionLevel Packing { get; init; } = CompressionLevel.Fastest;

    private readonly List<(string Path, Action<StreamWriter> Write)> parts = [];
    private readonly StringBuilder sheets = new(), links = new();

    public RawXlsx Sheet(string rows, string state = "visible") => Sheet(to => to.Write(rows), state);

    public RawXlsx Sheet(Action<StreamWriter> rows, string state = "visible")
    {
        var id = links.ToString().Split("Id=").Length;
        sheets.Append(null, $"<sheet name=\"s{id}\" sheetId=\"{id}\" state=\"{state}\" r:id=\"r{id}\"/>");
        Link(id, "worksheet", $"worksheets/sheet{id}.xml");
        return Part($"xl/worksheets/sheet{id}.xml", to =>
        {
            to.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
            rows(to);
            to.Write("</sheetData></worksheet>");
        });
    }

    public RawXlsx Strings(Action<StreamWriter> items) => Linked("sharedStrings", $"<sst xmlns=\"{Main}\">", items, "</sst>");

    public RawXlsx Formats(params string[] codes) => Linked("styles", $"<styleSheet xmlns=\"{Main}\">", to =>
    {
        to.Write("<numFmts>" + string.Concat(codes.Select((code, at) => $"<numFmt numFmtId=\"{164 + at}\" formatCode=\"{code}\"/>")) + "</numFmts>");
        to.Write("<cellXfs><xf/>" + string.Concat(codes.Select((_, at) => $"<xf numFmtId=\"{164 + at}\"/>")) + "</cellXfs>");
    }, "</styleSheet>");

    public RawXlsx Part(string path, Action<StreamWriter> write)
    {
        parts.Add((path, write));
        return this;
    }

    public RawXlsx Replace(string path, string text)
    {
        parts.RemoveAll(part => part.Path == path);
        return Part(path, to => to.Write(text));
    }

    public MemoryStream Stream(string bookProperties = "")
    {
        var stream = new MemoryStream();
        WriteTo(stream, bookProperties);
        return stream;
    }

    public void WriteTo(Stream stream, string bookProperties = "")
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Write(zip, "_rels/.rels", to => to.Write($"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        Write(zip, "xl/workbook.xml", to => to.Write($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{bookProperties}<sheets>{sheets}</sheets></workbook>"));
        Write(zip, "xl/_rels/workbook.xml.rels", to => to.Write($"<Relationships xmlns=\"{Package}\">{links}</Relationships>"));
        foreach (var (path, write) in parts) Write(zip, path, write);
    }

    public static string Text(string cell, string text) => $"<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>";

    private RawXlsx Linked(string type, string head, Action<StreamWriter> body, string foot)
    {
        Link(100 + parts.Count, type, type + ".xml");
        return Part($"xl/{type}.xml", to =>
        {
            to.Write(head);
            body(to);
            to.Write(foot);
        });
    }

    private void Link(int id, string type, string target) => links.Append(null, $"<Relationship Id=\"r{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>");

    private void Write(ZipArchive zip, string path, Action<StreamWriter> write)
    {
        using var to = new StreamWriter(zip.CreateEntry(path, Packing).Open());
        write(to);
    }
}
