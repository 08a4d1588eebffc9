namespace KhachQuen.Platform;

/// <summary>
/// The 34 provinces since 2025-07-01 (QĐ 19/2025/QĐ-TTg; reference.md, "Addresses"): code | name | other spellings |
/// merged into it. Spellings are compared folded, without "tỉnh", "thành phố", "TP".
/// </summary>
internal static class ProvinceTable
{
    public const string Rows = """
        01|Hà Nội|hn, hanoi|
        04|Cao Bằng||
        08|Tuyên Quang||Hà Giang
        11|Điện Biên||
        12|Lai Châu||
        14|Sơn La||
        15|Lào Cai||Yên Bái
        19|Thái Nguyên||Bắc Kạn=bac can
        20|Lạng Sơn||
        22|Quảng Ninh||
        24|Bắc Ninh||Bắc Giang
        25|Phú Thọ||Vĩnh Phúc; Hòa Bình
        31|Hải Phòng|hp|Hải Dương
        33|Hưng Yên||Thái Bình
        37|Ninh Bình||Hà Nam; Nam Định
        38|Thanh Hóa||
        40|Nghệ An||
        42|Hà Tĩnh||
        44|Quảng Trị||Quảng Bình
        46|Huế|thua thien hue, tt hue, tth|
        48|Đà Nẵng|danang|Quảng Nam
        51|Quảng Ngãi||Kon Tum=kontum, con tum
        52|Gia Lai||Bình Định
        56|Khánh Hòa||Ninh Thuận
        66|Đắk Lắk|dac lac, dak lac, daclak, daklak|Phú Yên
        68|Lâm Đồng||Đắk Nông=dac nong, daknong; Bình Thuận
        75|Đồng Nai||Bình Phước
        79|TP. Hồ Chí Minh|hcm, hcmc, sai gon, saigon, sg, sgn|Bình Dương; Bà Rịa – Vũng Tàu=ba ria, vung tau, brvt, br vt
        80|Tây Ninh||Long An
        82|Đồng Tháp||Tiền Giang
        86|Vĩnh Long||Bến Tre; Trà Vinh
        91|An Giang||Kiên Giang
        92|Cần Thơ||Sóc Trăng; Hậu Giang
        96|Cà Mau||Bạc Liêu
        """;
}
