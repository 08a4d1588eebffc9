using System.Globalization;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Finance;

/// <summary>Reads bands as people type them: "0", "50 triệu"; "3", "3,5".</summary>
internal static class CommissionForm
{
    public static readonly string[] Inputs = ["from", "percent"];

    public static async Task<IResult> Save(IFormCollection form, SetCommissionRule use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle([.. Bands(form)], int.TryParse(form["version"], CultureInfo.InvariantCulture, out var based) ? based : null, actor, ct);
        return http.Done("/settings/commission", texts["settings.saved"]);
    }

    /// <summary>The month asked for; else the company's present one.</summary>
    public static DateOnly Month(string? text, TimeProvider clock) => string.IsNullOrEmpty(text) ? CommissionLine.MonthOf(clock.Now()) : CommissionFilter.Read(text);

    public static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", Comma);

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };

    /// <summary>The rows that say something.</summary>
    private static IEnumerable<CommissionBand> Bands(IFormCollection form)
    {
        foreach (var (from, percent) in form["from"].Zip(form["percent"]))
        {
            if (string.IsNullOrWhiteSpace(from) && string.IsNullOrWhiteSpace(percent)) continue;
            if (!Vnd.TryParse(from, out var begin, out var problem)) throw new Refused(problem!, "bands");
            Rule.Require(decimal.TryParse((percent ?? "").Trim().TrimEnd('%').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate <= 100 && rate * 100 % 1 == 0, "commission.rateInvalid", "bands");
            yield return new(begin, (int)(rate * 100));
        }
    }
}
