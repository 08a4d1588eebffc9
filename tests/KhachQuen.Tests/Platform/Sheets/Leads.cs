using System.Text;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

/// <summary>The sheets of tests/data/leads and the fields a lead sheet tells.</summary>
internal static class Leads
{
    public static readonly string[] Forms = ["leads.csv", "leads-utf16.tsv", "leads-cp1258.csv", "leads.xlsx"];

    public static readonly IReadOnlyList<SheetField> Fields =
    [
        new("name", ["Họ và tên", "Họ tên", "Tên khách", "Tên", "Khách hàng", "Name", "Full name"]),
        new("phone", ["SĐT", "Số điện thoại", "Điện thoại", "Di động", "Phone", "Mobile", "Tel"], Required: true),
        new("product", ["Sản phẩm quan tâm", "Sản phẩm", "Product"]),
        new("source", ["Nguồn", "Source"]),
        new("leftOn", ["Ngày để lại số", "Ngày"]),
        new("province", ["Tỉnh/TP", "Tỉnh", "Province"]),
        new("note", ["Ghi chú", "Note"]),
    ];

    public static string PathOf(string form) => Path.Combine(AppContext.BaseDirectory, "data", "leads", form);

    public static Stream Open(string form) => File.OpenRead(PathOf(form));

    public static List<SheetRow> Read(Stream stream)
    {
        using var sheet = SheetReader.Open(stream, Fields);
        return [.. sheet.Rows()];
    }

    public static List<SheetRow> Read(string text) => Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static Refused Refuses(string code, Action act)
    {
        var refused = Assert.Throws<Refused>(act);
        Assert.Equal(code, refused.Code);
        return refused;
    }
}
