using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Demo;

/// <summary>Customers as companies know them (F-1 … F-11): a parent with branches and products, some nobody looks after, one taken from a salesperson, each state of the steward's board.</summary>
internal sealed class CustomerChapter(IServiceProvider services, Actor seller, Actor steward)
{
    public static async Task Tell(IServiceProvider services, IReadOnlyList<User> sellers, CancellationToken ct)
    {
        var desk = services.GetRequiredService<ActorDesk>();
        await using var db = services.GetRequiredService<Database>().Open(Actor.System);
        if (await db.Users.Where(u => u.Roles == "data").OrderBy(u => u.UserName).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct) is not { } data || sellers.Count == 0) return;
        if (await desk.OfUser(sellers[0].Id, ct) is { } seller && await desk.OfUser(data, ct) is { } steward) await new CustomerChapter(services, seller, steward).All(ct);
    }

    private async Task All(CancellationToken ct)
    {
        var parent = await Enter(seller, "Công ty CP Thực phẩm Hương Quê", "0312345673", null, "0991000211", ct);
        foreach (var (name, code, phone) in new[] { ("Hương Quê – Chi nhánh Hà Nội", "0312345673-001", "0991000212"), ("Hương Quê – Chi nhánh Đà Nẵng", "0312345673-002", "0991000213") }) await Enter(seller, name, code, parent, phone, ct);
        await services.GetRequiredService<AddCustomerProducts>().Handle(parent, [new() { Name = "Nước mắm nhĩ 40 độ đạm", Brand = "Hương Quê", Gtin = "8934563138165", Sku = "NM40", Category = "Gia vị" }, new() { Name = "Bún gạo lứt khô 500 g", Brand = "Hương Quê", Sku = "BGL500", Category = "Thực phẩm khô" }], seller, ct);
        foreach (var (name, phone) in new[] { ("Công ty TNHH Trà Tân Cương Xanh", "0991000214"), ("Hợp tác xã Mật ong Hoa Bạc Hà", "0991000215"), ("Nông sản Đà Lạt Sương Mai", "0991000216") }) await Enter(steward, name, null, null, phone, ct);
        var lost = await Enter(seller, "Gốm sứ Bát Tràng An Nhiên", null, null, "0991000217", ct);
        await services.GetRequiredService<AssignCustomer>().Handle(lost, null, "Ba tháng không ai gọi lại", Actor.System, ct);
        await services.GetRequiredService<VerifyCustomer>().Handle(parent, VerifyState.Verified, null, steward, ct);
    }

    private async Task<Guid> Enter(Actor by, string name, string? taxCode, Guid? parent, string phone, CancellationToken ct) =>
        (await services.GetRequiredService<EnterCustomer>().Handle(new() { Type = taxCode is null ? ContactType.Individual : ContactType.Company, Name = name, TaxCode = taxCode, ParentId = parent, Phones = [phone], Address = taxCode is null ? null : new("Lô 7, KCN Tân Bình", null, "79", null) }, by, ct)).Id;
}
