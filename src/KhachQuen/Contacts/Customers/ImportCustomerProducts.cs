using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>A customer's products from a sheet, csv or xlsx (F-3): all of it or, with the line that is wrong, nothing.</summary>
public sealed class ImportCustomerProducts(AddCustomerProducts add)
{
    private static readonly IReadOnlyList<SheetField> Fields =
    [
        new("name", ["Tên sản phẩm", "Sản phẩm", "Tên hàng", "Tên", "Product", "Name"], Required: true), new("brand", ["Thương hiệu", "Nhãn hiệu", "Brand"]),
        new("gtin", ["GTIN", "Mã vạch", "Barcode", "EAN"]), new("sku", ["SKU", "Mã hàng", "Mã sản phẩm", "Mã"]), new("category", ["Ngành hàng", "Nhóm hàng", "Danh mục", "Category"]),
    ];

    public async Task<int> Handle(Guid customerId, Stream content, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        return (await add.Handle(customerId, Read(content), actor, ct)).Count;
    }

    private static List<CustomerProductFacts> Read(Stream content)
    {
        using var sheet = SheetReader.Open(content, Fields);
        var columns = ColumnMap.Recognise(sheet.Headings, Fields);
        columns.RequireComplete();
        var facts = new List<CustomerProductFacts>();
        foreach (var row in sheet.Rows().Take(AddCustomerProducts.AtMost + 1))
        {
            var said = new CustomerProductFacts { Name = columns.Cell(row, "name"), Brand = columns.Cell(row, "brand"), Gtin = columns.Cell(row, "gtin"), Sku = columns.Cell(row, "sku"), Category = columns.Cell(row, "category") };
            try { CustomerProduct.Check(said); }
            catch (Refused wrong) { throw new Refused("customerProduct.lineWrong", "file", row.Line, wrong.Code == "customerProduct.gtinInvalid" ? said.Gtin! : said.Name ?? ""); }
            facts.Add(said);
        }
        return facts;
    }
}
