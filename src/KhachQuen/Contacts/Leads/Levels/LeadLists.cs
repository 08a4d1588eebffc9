using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What a lead's profile is chosen from (F-20 … F-23), as shipped until the company has its own.</summary>
public sealed record LeadLists : ISettings
{
    public static string Area => "leadLists";

    public IReadOnlyList<ListEntry> Ranks { get; init; } = CustomerLists.Shipped(3, "A", "B", "C", "D");
    public IReadOnlyList<ListEntry> EnterpriseTypes { get; init; } = CustomerLists.Shipped(4, "Công ty TNHH", "Công ty cổ phần", "Doanh nghiệp tư nhân", "Hợp tác xã", "Hộ kinh doanh", "Công ty có vốn nước ngoài", "Khác");
    public IReadOnlyList<ListEntry> RoutesToMarket { get; init; } = CustomerLists.Shipped(5, "Thành phẩm", "Nguyên vật liệu", "Bán thành phẩm", "Dịch vụ");
    public IReadOnlyList<ListEntry> Categories { get; init; } = CustomerLists.Shipped(6, "Thực phẩm, đồ uống", "Thực phẩm chức năng", "Mỹ phẩm", "Dược, thiết bị y tế", "Nông sản, phân bón", "Hàng tiêu dùng", "Thời trang", "Điện máy", "Vật liệu xây dựng", "Giáo dục", "Du lịch", "Bất động sản", "Khác");
    public IReadOnlyList<ListEntry> BusinessTypes { get; init; } = CustomerLists.Shipped(7, "Sản xuất", "Gia công", "Phân phối", "Nhập khẩu", "Xuất khẩu", "Bán lẻ", "Dịch vụ");
    public IReadOnlyList<ListEntry> Sizes { get; init; } = CustomerLists.Shipped(8, "Siêu nhỏ", "Nhỏ", "Vừa", "Lớn");

    /// <summary>Each list by its name on the wire.</summary>
    public IReadOnlyList<(string Field, IReadOnlyList<ListEntry> List)> All => [("ranks", Ranks), ("enterpriseTypes", EnterpriseTypes), ("routesToMarket", RoutesToMarket), ("categories", Categories), ("businessTypes", BusinessTypes), ("sizes", Sizes)];

    public void Check()
    {
        foreach (var (field, list) in All) CustomerLists.Check(list, field);
    }
}
