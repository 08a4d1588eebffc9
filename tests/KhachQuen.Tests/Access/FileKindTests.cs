using System.Text;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Access;

/// <summary>What a file is, its content says (X-24, T-27).</summary>
public sealed class FileKindTests
{
    private static FileKind Judge(byte[] bytes) => FileKinds.Judge(new MemoryStream(bytes));
    private static string Refuses(byte[] bytes) => Assert.Throws<Refused>(() => Judge(bytes)).Code;

    [Fact]
    public void Each_kind_is_known_by_its_first_bytes_whatever_its_name()
    {
        Assert.Equal("image/png", Judge(Sending.Png()).ContentType);
        Assert.Equal("image/jpeg", Judge(Sending.Jpeg()).ContentType);
        Assert.Equal("application/pdf", Judge(Sending.Pdf).ContentType);
        Assert.Equal(ContentTypes.Docx, Judge(Sending.Office(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>"))).ContentType);
        Assert.Equal(ContentTypes.Xlsx, Judge(Sending.Office(("docProps/app.xml", new string('a', 9_000)), ("[Content_Types].xml", "<x/>"), ("xl/workbook.xml", "<x/>"))).ContentType);
        Assert.Equal("text/plain", Judge(Encoding.UTF8.GetBytes("Tên;Số\nLan;0912\n")).ContentType);
        Assert.Equal("text/plain", Judge([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Tên\tSố\n")]).ContentType);
        Assert.Equal("audio/mpeg", Judge([(byte)'I', (byte)'D', (byte)'3', 4, 0, 0]).ContentType);
        Assert.Equal("audio/wav", Judge([.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8]).ContentType);
        Assert.Equal("audio/mp4", Judge([0, 0, 0, 32, .. "ftypM4A "u8]).ContentType);
        Assert.Equal("image/heic", Judge([0, 0, 0, 24, .. "ftypheic"u8]).ContentType);
        Assert.Equal("image/webp", Judge([.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 0, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0]).ContentType);
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("  \r\n <!DOCTYPE html>")]
    [InlineData("\uFEFF<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("MZ\u0090\u0000\u0003")]
    [InlineData("GIF89a")]
    [InlineData("plain, and then \u0000 a zero")]
    public void What_a_browser_or_a_machine_would_run_is_not_taken(string content) => Assert.Equal("attachment.kindUnknown", Refuses(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void A_zero_far_behind_the_head_is_found() => Assert.Equal("attachment.kindUnknown", Refuses([.. Encoding.ASCII.GetBytes(new string('a', 200_000)), 0, .. "b"u8]));

    [Fact]
    public void Archives_macros_and_broken_documents_are_not_taken()
    {
        Assert.Equal("attachment.kindUnknown", Refuses(Sending.Office(("a.txt", "x"))));
        Assert.Equal("attachment.macros", Refuses(Sending.Office(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>"), ("word/vbaProject.bin", "x"))));
        Assert.Equal("attachment.macros", Refuses(Sending.Office(("[Content_Types].xml", "<x/>"), ("xl/workbook.xml", "<x/>"), ("xl/activeX/activeX1.xml", "x"))));
        Assert.Equal("attachment.damaged", Refuses([.. "PK\x03\x04"u8, .. new byte[300]]));
        Assert.Equal("attachment.damaged", Refuses(Sending.Office(("[Content_Types].xml", "<x/>"), ("word/document.xml", new string('0', 12_000_000)))));      // a thousand to one
        Assert.Equal("attachment.kindUnknown", Refuses([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]));      // the old office, where macros hide
    }

    [Theory, InlineData(8_001, 5_000, true), InlineData(8_000, 5_000, false), InlineData(2_000_000_000, 2_000_000_000, true)]
    public void A_picture_of_too_many_pixels_is_refused_before_anything_decodes_it(int width, int height, bool refused)
    {
        if (refused) Assert.Equal("attachment.tooManyPixels", Refuses(Sending.Png(width, height)));
        else Assert.Equal("image/png", Judge(Sending.Png(width, height)).ContentType);
        Assert.Equal("attachment.tooManyPixels", Refuses(Sending.Jpeg("x", 65_000, 65_000)));
    }

    [Fact]
    public void A_picture_whose_head_makes_no_sense_is_refused()
    {
        Assert.Equal("attachment.imageUnreadable", Refuses(Sending.Png(0, 5)));
        Assert.Equal("attachment.imageUnreadable", Refuses(Sending.Png(-1, 5)));
        Assert.Equal("attachment.imageUnreadable", Refuses([0xFF, 0xD8, 0xFF, 0xD9]));
        Assert.Equal("attachment.imageUnreadable", Refuses([0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF]));
        Assert.Equal("attachment.imageUnreadable", Refuses([.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP9 "u8, .. new byte[20]]));
    }

    /// <summary>Ten thousand files of noise behind a good head: a word or a refusal, never anything else, and never long.</summary>
    [Fact]
    public void Mutated_files_are_taken_or_refused_and_nothing_else()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        byte[][] good = [Sending.Png(640, 480), Sending.Jpeg("lời", 640, 480), Sending.Pdf, Sending.Office(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")), [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8L"u8, 0, 0, 0, 0, 0x2F, 9, 9, 9, 9, 0, 0, 0, 0, 0]];
        for (var round = 0; round < 10_000; round++)
        {
            var bytes = (byte[])good[round % good.Length].Clone();
            for (var hits = random.Next(1, 8); hits > 0; hits--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) bytes = bytes[..random.Next(1, bytes.Length)];
            try { Judge(bytes); }
            catch (Refused) { }
            catch (Exception other) { Assert.Fail($"seed {seed}, round {round}: {other}"); }
        }
    }

    [Theory]
    [InlineData("hoa-don.pdf.exe", "hoa-don.pdf.exe.jpg")]
    [InlineData("ANH.JPEG", "ANH.JPEG")]
    [InlineData("index.html", "index.html.jpg")]
    [InlineData("tep", "tep.jpg")]
    public void A_name_ends_in_what_the_file_is(string name, string kept) => Assert.Equal(kept, FileKinds.Named(name, FileKinds.Of("image/jpeg")!));

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\Lan\hóa đơn.pdf", "hóa đơn.pdf")]
    [InlineData("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf")]
    [InlineData("anh\u202Egnp.exe", "anhgnp.exe")]
    [InlineData("a\u2066b\u2069\u200B\u0000.png", "ab.png")]
    [InlineData("tên\"><script>.png", "tênscript.png")]
    [InlineData("  ...  ", "tep")]
    [InlineData("nửa\ud83d.png", "nửa.png")]
    public void A_hostile_name_is_a_harmless_one(string given, string kept) => Assert.Equal(kept, FileStore.Clean(given));

    [Fact]
    public void An_endless_name_keeps_its_end() => Assert.Equal((200, true), (FileStore.Clean(new string('à', 5_000) + ".png").Length, FileStore.Clean(new string('à', 5_000) + ".png").EndsWith(".png", StringComparison.Ordinal)));
}
