namespace KhachQuen.Platform;

/// <summary>What answers at the other end of a number.</summary>
public enum PhoneKind
{
    Mobile,
    Landline,
    /// <summary>1800 and 1900 numbers: a company, never a person.</summary>
    Service,
    /// <summary>Three to six digits, e.g. 8099.</summary>
    ShortCode,
    /// <summary>112, 113, 114, 115.</summary>
    Emergency,
}

/// <summary>The network a mobile prefix was issued to. Portability means the owner may have left it since.</summary>
public enum MobileNetwork { Viettel, MobiFone, VinaPhone, Vietnamobile, Gmobile, Itel, Wintel }

/// <summary>What the reader of a phone knows beforehand.</summary>
/// <param name="ServiceNumbers">Hotlines and callers may be 1800/1900, short and emergency numbers; a person's phone may not.</param>
/// <param name="RecordedOn">When the number was written down: before 2017-06-17 "08 3822 1188" was a landline of Hồ Chí Minh City.</param>
public readonly record struct PhoneReading(bool ServiceNumbers = false, DateOnly? RecordedOn = null);
