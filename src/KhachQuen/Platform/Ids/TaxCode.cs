namespace KhachQuen.Platform;

public enum TaxCodeKind
{
    /// <summary>Ten digits, with a check digit.</summary>
    Company,
    /// <summary>The company's ten and 001–999.</summary>
    Branch,
    /// <summary>Since 2025-07-01 a person's (or household business's) personal number is the tax code.</summary>
    Person,
}

/// <summary>Mã số thuế. Source: reference.md, "MST".</summary>
public readonly record struct TaxCode
{
    private static readonly int[] Weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    private readonly string? digits;

    private TaxCode(string digits) => this.digits = digits;

    /// <summary>Digits only, as stored: "0314409058002".</summary>
    public string Value => digits ?? "";

    /// <summary>A branch with its dash: "0314409058-002".</summary>
    public string Display => Kind == TaxCodeKind.Branch ? $"{Value[..10]}-{Value[10..]}" : Value;

    /// <summary>The last four digits.</summary>
    public string Masked => IdText.Masked(Value);

    public TaxCodeKind Kind => Value.Length switch { 13 => TaxCodeKind.Branch, 12 => TaxCodeKind.Person, _ => TaxCodeKind.Company };

    /// <summary>The code of the company a branch belongs to; itself otherwise.</summary>
    public TaxCode Parent => Kind == TaxCodeKind.Branch ? new TaxCode(Value[..10]) : this;

    /// <summary>Reads a typed code; spaces, dots and dashes do not count, nor does "MST:" in front.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="code">The code.</param>
    /// <param name="problem">
    /// When false: <c>taxCode.missing</c>, <c>notDigits</c>, <c>length</c>, <c>zeros</c>, <c>checksum</c>, <c>branch</c> (000).
    /// When true, null or a warning of the personal number (<see cref="CitizenId.TryParse(string?, out CitizenId, out string?)"/>).
    /// </param>
    public static bool TryParse(string? text, out TaxCode code, out string? problem)
    {
        code = default;
        var digits = IdText.Digits(text, "taxCode", out problem, "mst", "ma so thue");
        if (digits is null) return false;
        if (digits.Length == 12)
        {
            if (!CitizenId.TryParse(digits, out _, out problem)) return false;
        }
        else
        {
            problem = Problem(digits);
            if (problem is not null) return false;
        }
        code = new TaxCode(digits);
        return true;
    }

    /// <summary>The code, or <see cref="Refused"/> with the problem's code and field "taxCode".</summary>
    public static TaxCode Parse(string text) =>
        TryParse(text, out var code, out var problem) ? code : throw new Refused(problem!, "taxCode");

    public override string ToString() => Display;

    private static string? Problem(string digits)
    {
        if (digits.Length is not (10 or 13)) return "taxCode.length";
        if (digits[2..9] == "0000000") return "taxCode.zeros";
        if (CheckDigit(digits) != digits[9] - '0') return "taxCode.checksum";
        return digits.Length == 13 && digits[10..] == "000" ? "taxCode.branch" : null;
    }

    /// <summary>10 when the first nine digits can have none, so that no digit equals it.</summary>
    private static int CheckDigit(string digits) => 10 - Weights.Select((weight, at) => weight * (digits[at] - '0')).Sum() % 11;
}
