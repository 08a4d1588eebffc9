using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>A two-level address as in force since 2025-07-01: province and ward; the old district is kept as text for carriers that still ask .</summary>
/// <param name="Line">House, street, hamlet.</param>
/// <param name="WardCode">Five digits of the official list; null where it is not known.</param>
/// <param name="ProvinceCode">Two digits of today's 34.</param>
/// <param name="DistrictText">The district of before, as the customer says it.</param>
public sealed record Address(string? Line, string? WardCode, string? ProvinceCode, string? DistrictText = null)
{
    public bool IsEmpty => Line is null && WardCode is null && ProvinceCode is null && DistrictText is null;

    /// <summary>Blank is nothing; a province may also be written out ("TP.HCM", "Bình Dương"), a code nobody knows is refused.</summary>
    public Address Read() => new(Clean(Line, 500, "line"), WardOf(WardCode), ProvinceOf(ProvinceCode), Clean(DistrictText, 200, "districtText"));

    /// <summary>The address with the named fields changed: a merge patch goes into the parts too (RFC 7396).</summary>
    public static Address? With(Address? now, Patch<AddressEdit> edit)
    {
        if (!edit.Given || edit.Value is not { } said) return edit.Given ? null : now;
        return new(said.Line.Or(now?.Line), said.WardCode.Or(now?.WardCode), said.ProvinceCode.Or(now?.ProvinceCode), said.DistrictText.Or(now?.DistrictText));
    }

    private static string? ProvinceOf(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var province = Provinces.ByCodeOrNull(written.Trim()) ?? Provinces.Find(written)?.Province;
        Rule.Require(province is not null, "address.provinceUnknown", "provinceCode", written);
        return province!.Code;
    }

    private static string? WardOf(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        Rule.Require(written.Trim() is { Length: 5 } code && code.All(char.IsAsciiDigit), "address.wardInvalid", "wardCode");
        return written.Trim();
    }

    private static string? Clean(string? text, int longest, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        Rule.Require(text.Trim().Length <= longest, "address.tooLong", field, longest);
        return text.Trim();
    }
}

/// <summary>The fields of an address as a merge patch names them.</summary>
public sealed record AddressEdit
{
    public Patch<string> Line { get; init; }
    public Patch<string> WardCode { get; init; }
    public Patch<string> ProvinceCode { get; init; }
    public Patch<string> DistrictText { get; init; }
}
