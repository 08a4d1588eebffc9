using KhachQuen.Platform;

namespace KhachQuen.Web.Shell.OnShow;

/// <summary>One row of the list on show.</summary>
public sealed record SpecimenRow(Guid Id, string Name, string Phone, string Product, string State, long Amount, DateTime DueAt, string Owner);

/// <summary>Made-up people and orders for the parts on show (/ui); nothing of it is stored.</summary>
public sealed class Specimens(CompanyClock clock)
{
    private static readonly string[] Family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"], Middle = ["Thị Ánh", "Quốc", "Hoàng Yến", "Văn", "Thuỳ", "Đình", "Minh", "Ngọc", "Thanh", "Hồng"], Given = ["Tuyết", "Bảo", "Nhi", "Đức", "Trang", "Khôi", "Châu", "Diệp", "Tùng", "Phượng"];
    private static readonly string[] Products = ["Viên khớp Bạch Mai, 2 hộp", "Trà giảm cân Sen Việt", "Sữa non Alpha 800 g, 3 hộp", "Combo dưỡng sinh mùa đông"];
    private static readonly string[] States = ["waiting", "running", "done", "failed"];
    private const int Rows = 137;

    public SpecimenRow Row(int n) => new(IdOf(n), $"{Family[n * 7 % 10]} {Middle[n * 3 % 10]} {Given[n % 10]}", $"09{n % 10} ••• •{(n * 37 % 1000):000}", Products[n % 4], States[n % 4],
        (n % 9 + 1) * 445_000L, clock.UtcNow.AddMinutes(n * 13 - 18), n % 3 == 0 ? "Minh" : "Lan");

    public SpecimenRow Row(Guid id) => Row(NumberOf(id));

    public Page<SpecimenRow> Page(string? after, string? find, int take = 40)
    {
        var from = int.TryParse(after, out var n) ? n : 0;
        var all = Enumerable.Range(0, Rows).Select(Row).Where(r => string.IsNullOrEmpty(find) || Words.Fit(r.Name, find)).ToList();
        return new([.. all.Skip(from).Take(take)], from + take < all.Count ? $"{from + take}" : null, all.Count);
    }

    public IReadOnlyList<TimelineEntry> Timeline(int from = 0, int take = 6) => [.. Enumerable.Range(from, take).Select(Line)];

    private TimelineEntry Line(int n)
    {
        var (kind, facts, note, who) = (n % 5) switch
        {
            0 => ("specimen.called", """{"length":102}""", "“Chị đang ở chợ, chiều gọi lại. Hỏi giá 2 hộp có giảm không.”", "Lan"),
            1 => ("specimen.missed", null, null, "Lan"),
            2 => ("specimen.assigned", """{"team":"Hà Nội 1"}""", null, "Hệ thống"),
            3 => ("specimen.paid", """{"code":"DH-260812-0031","paid":890000}""", null, "Kim Toán"),
            _ => ("specimen.cared", """{"state":"done"}""", "Khách hài lòng, muốn nhận tin khi có quà Tết.", "Thu"),
        };
        return new() { Id = IdOf(n), SubjectId = IdOf(0), Noun = "specimen", Kind = kind, At = clock.UtcNow.AddHours(-5 * n - 1), ActorId = IdOf(1), ActorName = who!, Facts = facts, Note = note };
    }

    public static IReadOnlyList<TreeNode> Provinces { get; } =
    [
        new("01", "Thành phố Hà Nội", HasBelow: true, Below: [new("00070", "Phường Hoàn Kiếm", Count: 212), new("00004", "Phường Ba Đình", Count: 187, Ticked: true), new("00256", "Phường Hai Bà Trưng", Count: 301)], Count: 4_812),
        new("79", "Thành phố Hồ Chí Minh", HasBelow: true, Count: 9_204), new("48", "Thành phố Đà Nẵng", HasBelow: true, Count: 1_077),
    ];

    private static Guid IdOf(int n) => new($"00000000-0000-7000-8000-{n:000000000000}");
    private static int NumberOf(Guid id) => int.Parse(id.ToString()[^12..], System.Globalization.CultureInfo.InvariantCulture);
}
