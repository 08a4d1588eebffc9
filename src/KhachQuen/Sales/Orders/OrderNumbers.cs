using System.Globalization;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The last number given on a day of the company.</summary>
public sealed class OrderDay
{
    public DateOnly Day { get; init; }
    public int Last { get; set; }
}

/// <summary>Numbers of orders: unique and rising per day, without gaps, because who takes one holds the lock until they have committed.</summary>
public static class OrderNumbers
{
    /// <summary>The next number of the day; inside a transaction, saved with the order.</summary>
    public static async Task<string> Next(Db db, DateOnly day, CancellationToken ct)
    {
        await db.Dialect.Lock(db, "sales.orderNumber", ct);
        var counter = await db.Rows<OrderDay>().SingleOrDefaultAsync(d => d.Day == day, ct);
        if (counter is null) db.Add(counter = new OrderDay { Day = day });
        return Written(day, ++counter.Last);
    }

    /// <summary>At least four digits; past 9,999 the number grows.</summary>
    public static string Written(DateOnly day, int number) => string.Create(CultureInfo.InvariantCulture, $"DH-{day:yyMMdd}-{number:0000}");
}
