namespace KhachQuen.Demo;

/// <summary>Believable Vietnamese people, each a function of a number only, so that a demo of any size is the same every time (X-54). 38 % are called Nguyễn, as in the country.</summary>
public static class DemoNames
{
    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Mai", "Trương", "Lương", "Cao", "Tạ"];
    private static readonly string[] Middles = ["Thị", "Văn", "Thị Thu", "Minh", "Ngọc", "Thị Kim", "Đức", "Hữu", "Thị Ánh", "Quang", "Thanh", "Thị Hồng", "Xuân", "Quốc", "Thuỳ", "Gia", "Thị Bích", "Công", "Hoài", "Bảo"];
    private static readonly string[] Given =
    [
        "An", "Anh", "Bình", "Châu", "Chi", "Cúc", "Cường", "Diệp", "Dũng", "Dung", "Duy", "Đào", "Đạt", "Đức", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hiếu",
        "Hoa", "Hoà", "Hùng", "Hương", "Huyền", "Khánh", "Khoa", "Kiên", "Lan", "Liên", "Linh", "Loan", "Long", "Ly", "Mai", "Minh", "My", "Nam", "Nga", "Ngân",
        "Nghĩa", "Nhi", "Nhung", "Oanh", "Phúc", "Phương", "Quân", "Quyên", "Sơn", "Tâm", "Thảo", "Thắng", "Thuỷ", "Trang", "Trung", "Tuấn", "Tuyết", "Vân", "Yến", "Yên",
    ];
    private static readonly string[] MobilePrefixes = ["096", "097", "098", "086", "032", "033", "034", "035", "036", "037", "038", "039", "090", "093", "089", "070", "076", "077", "078", "079", "091", "094", "088", "081", "082", "083", "084", "085", "092", "056"];
    private static readonly string[] Trades = ["Dược phẩm", "Thực phẩm", "Thương mại", "Vật tư y tế", "Nông sản", "Mỹ phẩm", "Xây dựng", "Vận tải", "Điện máy", "Bao bì"];

    public static string Person(int i)
    {
        var h = Mix(i);
        var family = h % 100 < 38 ? Families[0] : Families[1 + h / 100 % (Families.Length - 1)];
        return $"{family} {Middles[h / 7 % Middles.Length]} {Given[h / 131 % Given.Length]}";
    }

    public static string Company(int i) => $"Công ty {(Mix(i) % 2 == 0 ? "TNHH" : "Cổ phần")} {Trades[Mix(i) / 3 % Trades.Length]} {Given[Mix(i) / 17 % Given.Length]} {Given[Mix(i) / 1009 % Given.Length]}";

    /// <summary>A mobile number that no other <paramref name="i"/> below 30 million has.</summary>
    public static string Mobile(int i) => MobilePrefixes[i % MobilePrefixes.Length] + (((long)i * 7_654_321 + 1_234_567) % 10_000_000).ToString("0000000", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A well-spread number from a small one; never negative.</summary>
    public static int Mix(int i)
    {
        var x = (uint)i * 2_654_435_761u;
        x ^= x >> 15;
        x *= 2_246_822_519u;
        x ^= x >> 13;
        return (int)(x & 0x7FFF_FFFF);
    }
}
