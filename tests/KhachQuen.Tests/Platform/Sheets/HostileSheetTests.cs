using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

/// <summary>T-27: caps before parsing, DTD off.</summary>
public sealed class HostileSheetTests
{
    private const string Row = "<row><c t=\"inlineStr\"><is><t>SĐT</t></is></c></row>";

    [Fact]
    public void A_zip_bomb_is_refused_at_the_door() =>
        Assert.Equal("ratio", Refused("sheet.tooLarge", Packed().Sheet(to => Repeat(to, new string(' ', 1 << 20), 400))).Args[0]);

    [Fact]
    public void A_zip_bomb_whose_header_lies_is_refused_while_it_is_unpacked()
    {
        var stream = Packed().Sheet(to => Repeat(to, Row + new string(' ', 1 << 20), 100)).Stream();
        Lie(stream, claimed: 1_000);
        Timed(() => Assert.Contains(Assert.Throws<Refused>(() => Leads.Read(stream)).Code, (string[])["sheet.tooLarge", "sheet.damaged"]));
    }

    [Fact]
    public void A_dtd_is_refused_and_its_entities_never_grow()
    {
        var laughs = "<!DOCTYPE w [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range(0, 30).Select(n => $"<!ENTITY a{n} \"&a{n - 1};&a{n - 1};\">")) + "]><worksheet>&a29;</worksheet>";
        Refused("sheet.damaged", new RawXlsx().Sheet(Row).Replace("xl/worksheets/sheet1.xml", laughs));
    }

    [Fact]
    public void A_file_on_the_server_cannot_be_drawn_in()
    {
        const string Evil = "<!DOCTYPE w [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><worksheet>&f;</worksheet>";
        Refused("sheet.damaged", new RawXlsx().Sheet(Row).Replace("xl/worksheets/sheet1.xml", Evil));
    }

    [Fact]
    public void An_endless_tag_is_refused_before_it_fills_the_memory()
    {
        var noise = new Random(1);
        var sheet = new RawXlsx().Sheet(to =>
        {
            to.Write("<row x=\"");
            Repeat(to, Convert.ToBase64String(Bytes(noise, 3 << 10)), 2_000);
            to.Write("\"/>");
        });
        Assert.Equal("piece", Refused("sheet.tooLarge", sheet).Args[0]);
    }

    [Fact]
    public void Endless_depth_is_refused() => Refused("sheet.damaged", new RawXlsx().Sheet(to => Repeat(to, "<row>", 1_000)));

    [Fact]
    public void Endless_new_names_are_refused() =>
        Assert.Equal("names", Refused("sheet.tooLarge", new RawXlsx().Sheet(string.Concat(Enumerable.Range(0, 20_000).Select(n => $"<n{n}/>")))).Args[0]);

    [Fact]
    public void Too_many_entries_are_refused()
    {
        var sheet = new RawXlsx().Sheet(Row);
        for (var n = 0; n < 3_000; n++) sheet.Part($"xl/{n}", _ => { });
        Assert.Equal("entries", Refused("sheet.tooLarge", sheet).Args[0]);
    }

    [Fact]
    public void Too_many_bytes_rows_or_columns_are_refused()
    {
        static object What(string text, SheetLimits limits) => Leads.Refuses("sheet.tooLarge", () =>
        {
            using var sheet = SheetReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), Leads.Fields, limits: limits);
            Assert.True(sheet.Rows().Count() < 3);
        }).Args[0];
        Assert.Equal("bytes", What("SĐT\n1\n2\n3\n", new() { Bytes = 4 }));
        Assert.Equal("rows", What("SĐT\n1\n2\n3\n", new() { Rows = 2 }));
        Assert.Equal("columns", What("SĐT;b;c\n1;2;3\n", new() { Columns = 2 }));
        Assert.Equal("cell", What("SĐT;b\n1;" + new string('x', 40_000), new()));
    }

    [Fact]
    public void A_sheet_with_a_password_is_named_and_an_old_xls_too()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[100_000]];
        Leads.Refuses("sheet.encrypted", () => Leads.Read(new MemoryStream([.. ole, .. Encoding.Unicode.GetBytes("EncryptedPackage"), 0])));
        Assert.Equal(["xls"], Leads.Refuses("sheet.unknownKind", () => Leads.Read(new MemoryStream(ole))).Args);
    }

    [Fact]
    public void A_zip_that_is_no_sheet_is_of_unknown_kind()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("word/document.xml");
        Leads.Refuses("sheet.unknownKind", () => Leads.Read(stream));
    }

    [Fact]
    public void Endless_accents_on_one_letter_cost_no_time()
    {
        var marks = "a" + new string('\u0301', 15_000) + new string('\u0323', 15_000);
        Timed(() => Assert.Equal(200, Leads.Read("SĐT\n" + string.Concat(Enumerable.Repeat(marks + "\n", 200))).Count));
    }

    [Fact]
    public void Endless_headings_cost_no_time()
    {
        var wide = string.Join(';', Enumerable.Range(0, 500).Select(n => $"tên {n} " + new string('x', 20_000)));
        var many = new string(';', 60_000) + "a b c;d,e|f\n";
        Timed(() => Leads.Refuses("sheet.noHeading", () => Leads.Read(wide + "\n" + wide)));
        Timed(() => Leads.Refuses("sheet.tooLarge", () => Leads.Read(string.Concat(Enumerable.Repeat(many, 50)))));
    }

    private static Refused Refused(string code, RawXlsx sheet)
    {
        var stream = sheet.Stream();
        Refused? refused = null;
        Timed(() => refused = Leads.Refuses(code, () => Leads.Read(stream)));
        return refused!;
    }

    private static void Timed(Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    private static RawXlsx Packed() => new() { Packing = CompressionLevel.SmallestSize };

    private static void Repeat(StreamWriter to, string text, int times)
    {
        for (var n = 0; n < times; n++) to.Write(text);
    }

    private static byte[] Bytes(Random noise, int count)
    {
        var bytes = new byte[count];
        noise.NextBytes(bytes);
        return bytes;
    }

    // Writes the claimed size of the worksheet into the zip's directory.
    private static void Lie(MemoryStream stream, int claimed)
    {
        var bytes = stream.GetBuffer().AsSpan(0, (int)stream.Length);
        var name = bytes.LastIndexOf("xl/worksheets/sheet1.xml"u8);
        BitConverter.TryWriteBytes(bytes[(name - 46 + 24)..], claimed);
    }
}
