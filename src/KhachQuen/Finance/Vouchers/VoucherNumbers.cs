using System.Globalization;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>The last number given to a kind of voucher on a day of the company.</summary>
public sealed class VoucherDay
{
    public DateOnly Day { get; init; }
    public VoucherKind Kind { get; init; }
    public int Last { get; set; }
}

/// <summary>Numbers of vouchers: rising per kind and day, without gaps, as orders have theirs.</summary>
public static class VoucherNumbers
{
    /// <summary>The next of the day; inside a transaction, saved with the voucher.</summary>
    internal static async Task<string> Next(Db db, VoucherKind kind, DateOnly day, CancellationToken ct)
    {
        await db.Dialect.Lock(db, "finance.voucherNumber", ct);
        var counter = await db.Rows<VoucherDay>().SingleOrDefaultAsync(d => d.Day == day && d.Kind == kind, ct);
        if (counter is null) db.Add(counter = new VoucherDay { Day = day, Kind = kind });
        return Written(kind, day, ++counter.Last);
    }

    public static string Written(VoucherKind kind, DateOnly day, int number) => string.Create(CultureInfo.InvariantCulture, $"{(kind == VoucherKind.Receipt ? "PT" : "PC")}-{day:yyMMdd}-{number:0000}");
}
