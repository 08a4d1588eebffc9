namespace KhachQuen.Platform;

public enum Sex { Male, Female }

/// <summary>
/// The number of a citizen's card: twelve digits (CCCD, the personal number) or the nine of an old CMND, which serve
/// for looking up only. Source: reference.md, "CCCD". A text, not a number: leading zeros count.
/// </summary>
public readonly record struct CitizenId
{
    private readonly string? digits;

    private CitizenId(string digits) => this.digits = digits;

    public string Value => digits ?? "";

    /// <summary>In threes, as on the card's back: "079 203 012 345".</summary>
    public string Display => string.Join(' ', Value.Chunk(3).Select(three => new string(three)));

    /// <summary>The last four digits.</summary>
    public string Masked => IdText.Masked(Value);

    /// <summary>A nine-digit CMND: accepted for looking up, to be replaced.</summary>
    public bool IsOldCard => Value.Length == 9;

    /// <summary>Where the birth was registered, by the 63 provinces of that time; null abroad or on an old card.</summary>
    public string? Province => IsPersonal && BirthPlaces.Names.TryGetValue(Value[..3], out var name) ? name : null;

    public Sex? Sex => IsPersonal ? (Value[3] - '0') % 2 == 0 ? Platform.Sex.Male : Platform.Sex.Female : null;

    public int? BirthYear => IsPersonal ? 1900 + (Value[3] - '0') / 2 * 100 + (Value[4] - '0') * 10 + (Value[5] - '0') : null;

    private bool IsPersonal => Value.Length == 12;

    /// <summary>Reads a typed number; spaces, dots and dashes do not count, nor does "CCCD:" in front.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="id">The number.</param>
    /// <param name="problem">
    /// When false: <c>citizenId.missing</c>, <c>notDigits</c>, <c>length</c>. When true, null or a warning:
    /// <c>citizenId.oldCard</c> ("cần cập nhật CCCD"), <c>citizenId.unknownProvince</c>.
    /// </param>
    public static bool TryParse(string? text, out CitizenId id, out string? problem)
    {
        id = default;
        var read = IdText.Digits(text, "citizenId", out problem, "cccd", "cmnd", "cmt", "can cuoc");
        if (read is null) return false;
        if (read.Length is not (9 or 12))
        {
            problem = "citizenId.length";
            return false;
        }
        id = new CitizenId(read);
        problem = id.Warnings() is [var warning, ..] ? warning : null;
        return true;
    }

    /// <summary>The same, and refuses a birth year that is still to come (<c>citizenId.bornInFuture</c>).</summary>
    public static bool TryParse(string? text, DateOnly today, out CitizenId id, out string? problem)
    {
        if (!TryParse(text, out id, out problem)) return false;
        if (!(id.BirthYear > today.Year)) return true;
        (id, problem) = (default, "citizenId.bornInFuture");
        return false;
    }

    /// <summary>The number, or <see cref="Refused"/> with the problem's code and field "citizenId".</summary>
    public static CitizenId Parse(string text, DateOnly today) =>
        TryParse(text, today, out var id, out var problem) ? id : throw new Refused(problem!, "citizenId");

    /// <summary>
    /// What a person should look at, nothing that refuses: <c>citizenId.oldCard</c>, <c>unknownProvince</c>,
    /// <c>sexDiffers</c>, <c>birthYearDiffers</c>.
    /// </summary>
    public IReadOnlyList<string> Warnings(Sex? sex = null, DateOnly? born = null)
    {
        List<string> warnings = [];
        if (IsOldCard) warnings.Add("citizenId.oldCard");
        if (IsPersonal && Province is null) warnings.Add("citizenId.unknownProvince");
        if (IsPersonal && sex is not null && sex != Sex) warnings.Add("citizenId.sexDiffers");
        if (IsPersonal && born is not null && born.Value.Year != BirthYear) warnings.Add("citizenId.birthYearDiffers");
        return warnings;
    }

    /// <summary>Masked, so that a number does not slip into a log by interpolation.</summary>
    public override string ToString() => Masked;
}
