using System.Globalization;

namespace KhachQuen.Platform;

/// <summary>Whole đồng in a long: how they are shown, and what people type for them.</summary>
public static class Vnd
{
    /// <summary>A quadrillion đồng: above every deal, below every overflow.</summary>
    public const long Largest = 1_000_000_000_000_000;

    private static readonly NumberFormatInfo Dots = new() { NumberGroupSeparator = ".", NumberGroupSizes = [3], NegativeSign = "-" };

    /// <summary>"1.250.000 ₫"; English: "₫1,250,000".</summary>
    public static string Format(long amount, bool english = false) => english
        ? (amount < 0 ? "-₫" : "₫") + decimal.Abs(amount).ToString("#,0", CultureInfo.InvariantCulture)
        : Number(amount) + " ₫";

    /// <summary>"1.250.000", for columns that say the unit in their heading.</summary>
    public static string Number(long amount) => amount.ToString("#,0", Dots);

    /// <summary>Reads "1tr2", "1.250.000", "450k", "1,5 triệu", "2 tỷ 3", "1.250.000 đ".</summary>
    /// <param name="text">What was typed, or a cell's text.</param>
    /// <param name="amount">Whole đồng; negative only with a minus in front.</param>
    /// <param name="problem">
    /// <c>money.missing</c>, <c>money.unreadable</c>, <c>money.fraction</c> (parts of a đồng), <c>money.ambiguous</c>
    /// ("1.250 triệu" is a thousand million or one and a quarter), <c>money.tooLarge</c>.
    /// </param>
    public static bool TryParse(string? text, out long amount, out string? problem)
    {
        amount = 0;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = "money.missing";
            return false;
        }
        var sum = MoneyText.Read(text, out problem);
        if (sum is null) return false;
        problem = decimal.Abs(sum.Value) > Largest ? "money.tooLarge" : decimal.Truncate(sum.Value) != sum.Value ? "money.fraction" : null;
        if (problem is null) amount = (long)sum.Value;
        return problem is null;
    }

    /// <summary>The amount, or <see cref="Refused"/> with the problem's code and field "amount".</summary>
    public static long Parse(string text) =>
        TryParse(text, out var amount, out var problem) ? amount : throw new Refused(problem!, "amount");
}
