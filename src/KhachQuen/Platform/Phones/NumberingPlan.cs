namespace KhachQuen.Platform;

/// <summary>From a bare run of digits to the number as it is dialled today, or to what is wrong with it.</summary>
internal static class NumberingPlan
{
    public const int LongestWritten = 15; // 0084 and eleven digits

    private static readonly DateOnly AreaCodesChanged = new(2017, 6, 17);

    /// <summary>The national form ("0912345678"), or null with the code of the problem.</summary>
    /// <param name="digits">Digits only.</param>
    /// <param name="plus">A plus sign stood in front.</param>
    /// <param name="recordedOn">When it was written down, if known.</param>
    /// <param name="problem">Why not.</param>
    public static string? Person(string digits, bool plus, DateOnly? recordedOn, out string? problem)
    {
        problem = null;
        if (!plus && Service(digits) is PhoneKind.Service or PhoneKind.Emergency)
        {
            problem = "phone.serviceNumber";
            return null;
        }
        if (WithTrunkZero(digits, plus) is not { } dialled)
        {
            problem = "phone.foreign";
            return null;
        }
        var national = Mobile(dialled, recordedOn) ?? Landline(dialled, recordedOn);
        if (national is null) problem = WhatIsWrong(dialled);
        return national;
    }

    /// <summary>1800/1900 with four or six more digits, short numbers, emergency; null when it is none of them.</summary>
    public static PhoneKind? Service(string digits)
    {
        if (PhoneTables.Emergency.Contains(digits)) return PhoneKind.Emergency;
        if (digits.Length is 8 or 10 && (digits.StartsWith("1800", StringComparison.Ordinal) || digits.StartsWith("1900", StringComparison.Ordinal)))
            return PhoneKind.Service;
        return digits.Length is >= 3 and <= 6 && digits[0] != '0' ? PhoneKind.ShortCode : null;
    }

    public static PhoneKind KindOf(string national) =>
        national.StartsWith('0') ? Mobile(national, null) == national ? PhoneKind.Mobile : PhoneKind.Landline
        : Service(national) ?? PhoneKind.ShortCode;

    /// <summary>A landline code given up in 2017: kept as it was written, since nobody knows whether it was moved.</summary>
    public static bool HasOldAreaCode(string national) => KeptOldLandline(national) is not null;

    /// <summary>Puts +84, 0084, 84 and a zero lost to a spreadsheet back to a leading zero; null for other countries.</summary>
    private static string? WithTrunkZero(string digits, bool plus)
    {
        if (digits.StartsWith("0084", StringComparison.Ordinal)) (digits, plus) = (digits[2..], true);
        var vietnam = digits.StartsWith("84", StringComparison.Ordinal);
        if (plus && !vietnam && !digits.StartsWith('0')) return null;
        // Without the plus, nine digits "844302084" are a VinaPhone number that lost its zero, not a country code.
        if (vietnam && (plus || digits.Length is >= 11 and <= 13)) digits = digits[2..];
        return digits.Length is 9 or 10 && !digits.StartsWith('0') ? "0" + digits : digits;
    }

    private static string? Mobile(string dialled, DateOnly? recordedOn) => dialled.Length switch
    {
        10 when PhoneTables.Mobile.ContainsKey(dialled[..3]) && !WasSaigonLandline(dialled, recordedOn) => dialled,
        11 when PhoneTables.OldMobile.TryGetValue(dialled[..4], out var today) => today + dialled[4..],
        _ => null,
    };

    private static string? Landline(string dialled, DateOnly? recordedOn)
    {
        if (dialled.Length == 11 && (PhoneTables.Areas.Contains(dialled[..3]) || PhoneTables.Areas.Contains(dialled[..4]))) return dialled;
        if (dialled.Length == 10 && dialled.StartsWith("04", StringComparison.Ordinal)) return "024" + dialled[2..];
        if (dialled.Length == 10 && dialled.StartsWith("08", StringComparison.Ordinal)
            && (!PhoneTables.Mobile.ContainsKey(dialled[..3]) || WasSaigonLandline(dialled, recordedOn))) return "028" + dialled[2..];
        return KeptOldLandline(dialled);
    }

    /// <summary>
    /// Before the change 081–087 belonged to Hồ Chí Minh City (reference.md, "TRAP"); 088, 089, 0868 and 0869 were
    /// already sold as mobiles.
    /// </summary>
    private static bool WasSaigonLandline(string dialled, DateOnly? recordedOn) =>
        recordedOn < AreaCodesChanged && dialled.StartsWith("08", StringComparison.Ordinal)
        && dialled[2] is not ('8' or '9') && !(dialled[2] == '6' && dialled[3] is '8' or '9');

    private static string? KeptOldLandline(string dialled)
    {
        var code = dialled.Length switch { 10 => dialled[..3], 11 => dialled[..4], _ => "" };
        // Fixed lines of that time began with 2, 3, 5 or 6; anything else is a slip of the finger.
        return PhoneTables.OldAreas.Contains(code) && dialled[code.Length] is '2' or '3' or '5' or '6' ? dialled : null;
    }

    private static string WhatIsWrong(string dialled)
    {
        if (dialled.Length < 10) return "phone.tooShort";
        if (dialled.Length > 11) return "phone.tooLong";
        var mobile = PhoneTables.Mobile.ContainsKey(dialled[..3]);
        var area = PhoneTables.Areas.Contains(dialled[..3]) || PhoneTables.Areas.Contains(dialled[..4]);
        if (dialled.Length == 11) return mobile ? "phone.tooLong" : "phone.unknownPrefix";
        return area ? "phone.tooShort" : "phone.unknownPrefix";
    }
}
