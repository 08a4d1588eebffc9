using System.Globalization;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The last number given in a month of the company, said by its first day.</summary>
public sealed class QuoteMonth
{
    public DateOnly Month { get; init; }
    public int Last { get; set; }
}

/// <summary>Numbers of quotes: unique and rising per month, because who takes one holds the lock until they have committed. A draft that is withdrawn leaves its number unused.</summary>
public static class QuoteNumbers
{
    /// <summary>The next number of the month; inside a transaction, saved with the quote.</summary>
    public static async Task<string> Next(Db db, DateOnly day, CancellationToken ct)
    {
        await db.Dialect.Lock(db, "sales.quoteNumber", ct);
        var month = new DateOnly(day.Year, day.Month, 1);
        var counter = await db.Rows<QuoteMonth>().SingleOrDefaultAsync(m => m.Month == month, ct);
        if (counter is null) db.Add(counter = new QuoteMonth { Month = month });
        return Written(day, ++counter.Last);
    }

    /// <summary>At least four digits; past 9,999 the number grows.</summary>
    public static string Written(DateOnly day, int number) => string.Create(CultureInfo.InvariantCulture, $"BG-{day:yyMM}-{number:0000}");
}
