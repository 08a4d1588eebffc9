namespace KhachQuen.Platform;

/// <summary>
/// A phone as the product knows it: read once at the door from whatever people write, the same value however
/// it was written. Source: reference.md, "Phones".
/// </summary>
public readonly record struct PhoneNumber
{
    private readonly string? national;

    private PhoneNumber(string national) => this.national = national;

    /// <summary>As dialled in Viet Nam: "0912345678"; service and short numbers as they are.</summary>
    public string National => national ?? "";

    /// <summary>"+84912345678", the form in the store; service and short numbers have no country code.</summary>
    public string E164 => IsPersons ? "+84" + National[1..] : National;

    /// <summary>The E.164 digits without the plus: "84912345678", as zalo.me and SMS gateways want it.</summary>
    public string Digits => E164.TrimStart('+');

    /// <summary>In groups that are easy to read aloud: "096 123 4567", "024 3627 5055".</summary>
    public string Display => PhoneDisplay.Grouped(National);

    /// <summary>For roles that may not see the number: "096 ••• •567".</summary>
    public string Masked => IsPersons ? PhoneDisplay.Masked(National) : National;

    public PhoneKind Kind => NumberingPlan.KindOf(National);

    /// <summary>Whether a campaign may dial it: never service, short or emergency numbers, nor dead area codes.</summary>
    public bool Dialable => IsPersons && !HasOldAreaCode;

    /// <summary>A landline with an area code given up in 2017: kept, to be checked by a person.</summary>
    public bool HasOldAreaCode => NumberingPlan.HasOldAreaCode(National);

    /// <summary>The network the prefix was issued to; the owner may have ported the number since.</summary>
    public MobileNetwork? IssuedBy =>
        Kind == PhoneKind.Mobile && PhoneTables.Mobile.TryGetValue(National[..3], out var network) ? network : null;

    private bool IsPersons => National.StartsWith('0');

    /// <summary>Reads a person's phone (mobile or landline) out of a cell or an input; never throws, linear in the text.</summary>
    /// <param name="text">Anything: text around the number is skipped; of several numbers the first counts.</param>
    /// <param name="phone">The number.</param>
    /// <param name="problem">
    /// When false, why: <c>phone.missing</c>, <c>tooShort</c>, <c>tooLong</c>, <c>unknownPrefix</c>, <c>foreign</c>,
    /// <c>serviceNumber</c>, <c>rounded</c> (a spreadsheet cut digits). When true, null or a warning:
    /// <c>phone.several</c>, <c>phone.oldAreaCode</c>.
    /// </param>
    public static bool TryParse(string? text, out PhoneNumber phone, out string? problem) =>
        TryParse(text, default, out phone, out problem);

    /// <inheritdoc cref="TryParse(string?, out PhoneNumber, out string?)"/>
    /// <param name="reading">Whether service numbers count, and when the number was written down.</param>
    public static bool TryParse(string? text, PhoneReading reading, out PhoneNumber phone, out string? problem)
    {
        phone = default;
        if (SheetNumber.Undo(text ?? "") is not { } written)
        {
            problem = "phone.rounded";
            return false;
        }
        var chains = DigitScanner.Scan(written);
        var found = In(chains, reading.RecordedOn);
        if (found.Count == 0) return TryService(chains, reading, out phone, out problem);
        phone = found[0];
        problem = found.Count > 1 ? "phone.several" : phone.HasOldAreaCode ? "phone.oldAreaCode" : null;
        return true;
    }

    /// <summary>The number, or <see cref="Refused"/> with the problem's code and field "phone".</summary>
    public static PhoneNumber Parse(string text, PhoneReading reading = default) =>
        TryParse(text, reading, out var phone, out var problem) ? phone : throw new Refused(problem!, "phone");

    /// <summary>Every person's phone in a text, each once, in order: "0912345678 / 0987654321".</summary>
    public static IReadOnlyList<PhoneNumber> FindAll(string? text) =>
        SheetNumber.Undo(text ?? "") is { } written ? In(DigitScanner.Scan(written), null) : [];

    /// <summary>Masked, so that a number does not slip into a log or a message by interpolation.</summary>
    public override string ToString() => Masked;

    private static List<PhoneNumber> In(IReadOnlyList<DigitChain> chains, DateOnly? recordedOn) =>
        [.. chains.SelectMany(chain => PhoneFinder.In(chain, recordedOn)).Distinct().Select(national => new PhoneNumber(national))];

    private static bool TryService(IReadOnlyList<DigitChain> chains, PhoneReading reading, out PhoneNumber phone, out string? problem)
    {
        phone = default;
        problem = "phone.missing";
        if (chains.MaxBy(chain => chain.Digits.Length) is not { } chain) return false;
        if (reading.ServiceNumbers && NumberingPlan.Service(chain.Digits) is not null)
        {
            phone = new PhoneNumber(chain.Digits);
            problem = null;
            return true;
        }
        NumberingPlan.Person(chain.Digits, chain.Runs[0].Plus, reading.RecordedOn, out problem);
        problem ??= "phone.tooLong"; // its beginning alone would have been a number
        return false;
    }
}
