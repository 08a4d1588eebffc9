using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>
/// Wards of the demo company's cities, by their names since 2025-07-01. The codes are the demo's own (province, then the place in this table):
/// an installation imports the official list, which brings the official codes.
/// </summary>
public static class DemoWards
{
    private static readonly DateOnly Since = new(2025, 7, 1);

    /// <summary>Province | wards | communes; merged names behind "=".</summary>
    private const string Table = """
        01|Hoàn Kiếm=Hàng Bạc, Hàng Bồ, Hàng Buồm, Hàng Đào, Hàng Gai, Hàng Mã, Lý Thái Tổ; Cửa Nam; Ba Đình; Ngọc Hà; Giảng Võ; Hai Bà Trưng; Vĩnh Tuy; Bạch Mai; Đống Đa; Kim Liên; Văn Miếu - Quốc Tử Giám; Láng; Ô Chợ Dừa; Hồng Hà; Lĩnh Nam; Hoàng Mai; Vĩnh Hưng; Tương Mai; Định Công; Hoàng Liệt; Yên Sở; Thanh Xuân; Khương Đình; Phương Liệt; Cầu Giấy; Nghĩa Đô; Yên Hòa; Tây Hồ; Phú Thượng; Tây Tựu; Phú Diễn; Xuân Đỉnh; Đông Ngạc; Thượng Cát; Từ Liêm; Xuân Phương; Tây Mỗ; Đại Mỗ; Long Biên; Bồ Đề; Việt Hưng; Phúc Lợi; Hà Đông; Dương Nội; Yên Nghĩa; Phú Lương; Kiến Hưng; Thanh Liệt; Chương Mỹ; Sơn Tây; Tùng Thiện|Thanh Trì; Đại Thanh; Nam Phù; Ngọc Hồi; Thường Tín; Phú Xuyên; Thanh Oai; Vân Đình; Mỹ Đức; Xuân Mai; Quảng Oai; Ba Vì; Phúc Thọ; Thạch Thất; Hòa Lạc; Quốc Oai; Hoài Đức; An Khánh; Đan Phượng; Gia Lâm; Bát Tràng; Phù Đổng; Đông Anh; Thư Lâm; Mê Linh; Quang Minh; Sóc Sơn; Nội Bài
        79|Sài Gòn=Bến Nghé, Đa Kao; Tân Định; Bến Thành; Cầu Ông Lãnh; Bàn Cờ; Xuân Hòa; Nhiêu Lộc; Xóm Chiếu; Khánh Hội; Vĩnh Hội; Chợ Quán; An Đông; Chợ Lớn; Bình Tây; Bình Tiên; Bình Phú; Phú Lâm; Tân Thuận; Phú Thuận; Tân Mỹ; Tân Hưng; Chánh Hưng; Phú Định; Bình Đông; Diên Hồng; Vườn Lài; Hòa Hưng; Minh Phụng; Bình Thới; Hòa Bình; Phú Thọ; Đông Hưng Thuận; Trung Mỹ Tây; Tân Thới Hiệp; Thới An; An Phú Đông; An Lạc; Bình Tân; Tân Tạo; Bình Trị Đông; Bình Hưng Hòa; Gia Định; Bình Thạnh; Bình Lợi Trung; Thạnh Mỹ Tây; Bình Quới; Hạnh Thông; An Nhơn; Gò Vấp; An Hội Đông; Thông Tây Hội; An Hội Tây; Đức Nhuận; Cầu Kiệu; Phú Nhuận; Tân Sơn Hòa; Tân Sơn Nhất; Tân Hòa; Bảy Hiền; Tân Bình; Tân Sơn; Tây Thạnh; Tân Sơn Nhì; Phú Thọ Hòa; Tân Phú; Phú Thạnh; Hiệp Bình; Thủ Đức; Tam Bình; Linh Xuân; Tăng Nhơn Phú; Long Bình; Long Phước; Long Trường; Cát Lái; Bình Trưng; Phước Long; An Khánh; Dĩ An; Đông Hòa; Thuận An; Lái Thiêu; Thủ Dầu Một; Phú Lợi; Bình Dương; Bến Cát; Tân Uyên; Vũng Tàu; Tam Thắng; Rạch Dừa; Bà Rịa; Phú Mỹ|Vĩnh Lộc; Bình Chánh; Bình Hưng; Hưng Long; Củ Chi; Tân An Hội; Hóc Môn; Bà Điểm; Nhà Bè; Hiệp Phước; Cần Giờ
        48|Hải Châu; Hòa Cường; Thanh Khê; An Khê; An Hải; Sơn Trà; Ngũ Hành Sơn; Hòa Khánh; Hải Vân; Liên Chiểu; Cẩm Lệ; Hòa Xuân; Tam Kỳ; Quảng Phú; Hương Trà; Bàn Thạch; Điện Bàn; Điện Bàn Đông; Hội An; Hội An Đông; Hội An Tây|Hòa Vang; Hòa Tiến; Bà Nà; Núi Thành; Thăng Bình; Đại Lộc; Duy Xuyên
        92|Ninh Kiều; Cái Khế; Tân An; An Bình; Thới An Đông; Bình Thủy; Long Tuyền; Cái Răng; Hưng Phú; Ô Môn; Phước Thới; Thới Long; Trung Nhứt; Thốt Nốt; Thuận Hưng; Vị Thanh; Vị Tân; Ngã Bảy; Phú Lợi; Sóc Trăng; Mỹ Xuyên; Vĩnh Châu|Phong Điền; Cờ Đỏ; Thới Lai; Vĩnh Thạnh; Kế Sách
        31|Hồng Bàng; Hồng An; Ngô Quyền; Gia Viên; Lê Chân; An Biên; Hải An; Đông Hải; Kiến An; Phù Liễn; Đồ Sơn; Nam Đồ Sơn; Dương Kinh; Hưng Đạo; An Dương; An Hải; An Phong; Thủy Nguyên; Lưu Kiếm; Hải Dương; Lê Thanh Nghị; Thành Đông; Tân Hưng; Chí Linh; Kinh Môn|An Lão; Kiến Thụy; Tiên Lãng; Vĩnh Bảo; Cẩm Giàng; Thanh Miện
        40|Trường Vinh; Thành Vinh; Vinh Hưng; Vinh Phú; Vinh Lộc; Cửa Lò; Hoàng Mai; Tân Mai; Quỳnh Mai; Thái Hòa; Tây Hiếu|Diễn Châu; Yên Thành; Đô Lương; Nghi Lộc; Nam Đàn; Kim Liên; Thanh Chương; Quỳnh Lưu; Con Cuông; Quỳ Hợp
        75|Trấn Biên; Biên Hòa; Tam Hiệp; Long Bình; Trảng Dài; Hố Nai; Long Hưng; Phước Tân; Tam Phước; Tân Triều; Long Khánh; Bình Lộc; Bảo Vinh; Xuân Lập; Hàng Gòn; Đồng Xoài; Bình Phước; Bình Long; An Lộc; Phước Long; Chơn Thành|Long Thành; Nhơn Trạch; Trảng Bom; Xuân Lộc; Định Quán; Tân Phú; Vĩnh Cửu
        22|Hồng Gai; Hạ Long; Hà Lầm; Cao Xanh; Bãi Cháy; Hà Tu; Tuần Châu; Việt Hưng; Cẩm Phả; Cửa Ông; Mông Dương; Quang Hanh; Uông Bí; Vàng Danh; Yên Tử; Quảng Yên; Hiệp Hòa; Đông Triều; Mạo Khê; An Sinh; Móng Cái 1; Móng Cái 2; Móng Cái 3|Tiên Yên; Đầm Hà; Hải Hà; Ba Chẽ; Bình Liêu
        24|Bắc Giang; Đa Mai; Tiền Phong; Tân An; Vũ Ninh; Kinh Bắc; Võ Cường; Từ Sơn; Tam Sơn; Đồng Nguyên; Phù Khê; Quế Võ; Thuận Thành; Việt Yên; Nếnh|Yên Phong; Tiên Du; Gia Bình; Lương Tài; Lục Ngạn
        38|Hạc Thành; Quảng Phú; Đông Quang; Đông Sơn; Hàm Rồng; Nguyệt Viên; Sầm Sơn; Nam Sầm Sơn; Bỉm Sơn; Nghi Sơn; Tĩnh Gia|Hoằng Hóa; Hậu Lộc; Nga Sơn; Thọ Xuân; Triệu Sơn
        46|Thuận Hóa; Phú Xuân; Kim Long; Vỹ Dạ; An Cựu; Thủy Xuân; Hương An; Hương Trà; Kim Trà; Hương Thủy; Phú Bài; Thuận An; Phong Điền; Dương Nỗ|Phú Vang; Quảng Điền; Phú Lộc; Nam Đông; A Lưới 1
        56|Nha Trang; Bắc Nha Trang; Tây Nha Trang; Nam Nha Trang; Cam Ranh; Bắc Cam Ranh; Ba Ngòi; Ninh Hòa; Phan Rang; Đông Hải; Ninh Chử; Đô Vinh|Cam Lâm; Diên Khánh; Vạn Ninh; Ninh Hải
        """;

    public static IReadOnlyList<WardRow> Rows { get; } = [.. Table.Split('\n').SelectMany(RowsOf)];

    /// <summary>Brings them in; safe to repeat. The caller saves.</summary>
    public static Task<WardsImported> Add(Db db, CancellationToken ct = default) => ImportWards.Within(db, Rows, Since, db.Clock.Now(), ct);

    private static IEnumerable<WardRow> RowsOf(string line)
    {
        var parts = line.Split('|');
        var named = parts[1].Split(';').Select(n => ("Phường", n)).Concat(parts[2].Split(';').Select(n => ("Xã", n)));
        return named.Select((w, i) => Row(parts[0], i + 1, w.Item1, w.n.Split('=', StringSplitOptions.TrimEntries)));
    }

    private static WardRow Row(string province, int place, string rank, string[] name) =>
        new($"{province}{place:000}", province, $"{rank} {name[0]}", name.Length > 1 ? name[1] : null);
}
