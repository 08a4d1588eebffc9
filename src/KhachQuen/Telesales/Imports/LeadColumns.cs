using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>What a sheet of leads may tell, and the headings floors write above it.</summary>
public static class LeadColumns
{
    public const string Name = "name", Phone = "phone", Product = "product", Source = "source", LeftOn = "leftOn", Province = "province", Note = "note",
        Email = "email", TaxCode = "taxCode", CitizenId = "citizenId", Basis = "basis", Priority = "priority";

    public static readonly IReadOnlyList<SheetField> Fields =
    [
        new(Phone, ["SĐT", "Số điện thoại", "Số ĐT", "Điện thoại", "ĐT", "Di động", "Số di động", "Số liên hệ", "Phone", "Phone number", "Mobile", "Tel", "Telephone"], Required: true),
        new(Name, ["Họ và tên", "Họ tên", "Tên khách hàng", "Tên khách", "Tên KH", "Khách hàng", "Tên", "Name", "Full name", "Customer name", "Customer"]),
        new(Product, ["Sản phẩm quan tâm", "Sản phẩm", "Tên sản phẩm", "Mặt hàng", "Dịch vụ quan tâm", "SP", "Product", "Product of interest"]),
        new(Source, ["Nguồn", "Nguồn data", "Nguồn khách", "Nguồn số", "Kênh", "Source", "Channel"]),
        new(LeftOn, ["Ngày để lại số", "Ngày để lại SĐT", "Ngày đăng ký", "Ngày tạo", "Ngày nhận số", "Thời gian", "Ngày", "Left on", "Date", "Created at", "Submitted at"]),
        new(Province, ["Tỉnh/TP", "Tỉnh/Thành phố", "Tỉnh thành", "Tỉnh", "Thành phố", "Khu vực", "Province", "City", "Region"]),
        new(Note, ["Ghi chú", "Nội dung", "Lời nhắn", "Nhu cầu", "Mô tả", "Note", "Notes", "Comment", "Message"]),
        new(Email, ["Email", "E-mail", "Thư điện tử", "Mail"]),
        new(TaxCode, ["Mã số thuế", "MST", "Tax code", "Tax ID"]),
        new(CitizenId, ["CCCD", "Số CCCD", "CMND", "CMND/CCCD", "CCCD/CMND", "Căn cước", "Số căn cước", "Citizen ID", "National ID"]),
        new(Basis, ["Cơ sở liên hệ", "Cơ sở được gọi", "Contact basis", "Basis", "Consent"]),
        new(Priority, ["Ưu tiên", "Mức ưu tiên", "Độ ưu tiên", "Priority"]),
    ];

    private static readonly Dictionary<string, ContactBasis> BasisWords = new(StringComparer.Ordinal)
    {
        ["customerrequest"] = ContactBasis.CustomerRequest, ["khach yeu cau"] = ContactBasis.CustomerRequest, ["khach de lai so"] = ContactBasis.CustomerRequest, ["yeu cau"] = ContactBasis.CustomerRequest, ["dang ky"] = ContactBasis.CustomerRequest,
        ["agreement"] = ContactBasis.Agreement, ["left their number"] = ContactBasis.CustomerRequest, ["thoa thuan"] = ContactBasis.Agreement, ["agreed"] = ContactBasis.Agreement, ["da thoa thuan"] = ContactBasis.Agreement, ["hop dong"] = ContactBasis.Agreement,
        ["consent"] = ContactBasis.Consent, ["dong y"] = ContactBasis.Consent, ["da dong y"] = ContactBasis.Consent, ["khach dong y"] = ContactBasis.Consent, ["consented"] = ContactBasis.Consent,
        ["none"] = ContactBasis.None, ["khong"] = ContactBasis.None, ["khong co"] = ContactBasis.None, ["chua co"] = ContactBasis.None, ["chua co co so"] = ContactBasis.None, ["no basis yet"] = ContactBasis.None,
    };

    private static readonly Dictionary<string, short> PriorityWords = new(StringComparer.Ordinal)
    {
        ["0"] = 0, ["1"] = 1, ["2"] = 2, ["3"] = 3, ["thap"] = 0, ["binh thuong"] = 1, ["trung binh"] = 1, ["cao"] = 2, ["gap"] = 3, ["khan"] = 3, ["rat cao"] = 3,
        ["low"] = 0, ["normal"] = 1, ["high"] = 2, ["urgent"] = 3,
    };

    public static ContactBasis? BasisOf(string words) => BasisWords.TryGetValue(Folding.Fold(words), out var basis) ? basis : null;

    public static short? PriorityOf(string words) => PriorityWords.TryGetValue(Folding.Fold(words), out var priority) ? priority : null;
}
