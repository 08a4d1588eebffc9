using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>The customers of the big demo: 30 % companies with their tax code, eight cities, a mobile number each, met over 730 days by the salesperson who holds them; two of five have bought.</summary>
internal sealed class ScaledCustomers(IReadOnlyList<User> owners, ScaledDeals deals, DateTime now)
{
    /// <summary>Beyond every number of the leads.</summary>
    private const int First = 11_000_000;
    private const int Days = 730;
    private static readonly string[] Streets = ["Hàng Bông", "Nguyễn Trãi", "Lê Lợi", "Trần Phú", "Hai Bà Trưng", "Lý Thường Kiệt", "Phan Đình Phùng", "Quang Trung"];
    private static readonly string[] Cities = ["01", "79", "48", "92", "31", "40", "75", "22"];
    private static readonly IReadOnlyList<IReadOnlyList<WardRow>> Wards = [.. Cities.Select(c => DemoWards.Rows.Where(w => w.ProvinceCode == c).ToList())];

    /// <summary>How many of the numbered ones there are: they have no gaps, and the last number tells.</summary>
    public static async Task<int> CountThere(Db db, CancellationToken ct)
    {
        var (some, none) = (0, 1 << 24);
        while (none - some > 1)
        {
            var middle = (some + none) / 2;
            var phone = E164(middle - 1);
            if (await db.Rows<CustomerPhone>().AnyAsync(p => p.E164 == phone, ct)) some = middle;
            else none = middle;
        }
        return some;
    }

    public async Task Write(Db db, int from, int count, CancellationToken ct)
    {
        var numbered = Enumerable.Range(from, count).Select(i => (Number: i, Customer: Row(i))).ToList();
        var customers = numbered.Select(n => n.Customer).OrderBy(c => c.Id).ToList();
        await db.Dialect.BulkInsert(db, customers, ct);
        await db.Dialect.BulkInsert(db, [.. customers.SelectMany(c => c.PhoneRows)], ct);
        await db.Dialect.BulkInsert(db, [.. customers.SelectMany(c => c.EmailRows)], ct);
        await deals.Write(db, numbered, ct);
    }

    private Customer Row(int i)
    {
        var (h, owner) = (DemoNames.Mix(First + i), owners[DemoNames.Mix(i + 9) % owners.Count]);
        var at = now.AddSeconds(-60 - DemoNames.Mix(i + 3) % (Days * 86_400L));
        var customer = h % 10 < 3 ? Customer.Enter(Company(i, h), owner, at) : Customer.Meet(DemoNames.Person(First + i), Phone(i), AddressOf(h), owner.Id, owner.TeamId, at);
        if (h / 10 % 5 < 2) customer.Bought();
        customer.Stamp(at, isNew: true);
        customer.Forget();      // one line each of a story nobody told would be half of all the data
        return customer;
    }

    private static CustomerFacts Company(int i, int h) => new()
    {
        Type = ContactType.Company, Name = DemoNames.Company(First + i), TaxCode = TaxCodeOf(i), Phones = [E164(i)], Address = AddressOf(h),
        Emails = [$"mua{i.ToString(CultureInfo.InvariantCulture)}@khachquen.example"], Tags = h % 4 == 0 ? ["đại lý"] : [],
    };

    private static Address AddressOf(int h)
    {
        var city = h / 50 % Cities.Length;
        return new($"{1 + h / 400 % 300} {Streets[h / 7 % Streets.Length]}", Wards[city].Count == 0 ? null : Wards[city][h / 97 % Wards[city].Count].Code, Cities[city]);
    }

    private static PhoneNumber Phone(int i) => PhoneNumber.Parse(DemoNames.Mobile(First + i));
    private static string E164(int i) => Phone(i).E164;

    /// <summary>Ten digits, the last the check of the others; the first nine count on where that check would have two digits.</summary>
    private static string TaxCodeOf(int i)
    {
        for (var stem = 200_000_000L + i * 11L; ; stem++)
            for (var check = '0'; check <= '9'; check++)
                if (TaxCode.TryParse(stem.ToString("000000000", CultureInfo.InvariantCulture) + check, out var code, out _)) return code.Value;
    }
}
