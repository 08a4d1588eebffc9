using System.Diagnostics;
using System.Text;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform;

public sealed class PhoneNumberTests
{
    private const string Tail = "2345678";

    public static TheoryData<string> Mobiles => [.. PhoneCorpus.MobilePrefixes];
    public static TheoryData<string, string> OldMobiles => [.. PhoneCorpus.OldMobile.Select(pair => new TheoryDataRow<string, string>(pair.Old, pair.Today))];
    public static TheoryData<string> Areas => [.. PhoneCorpus.AreaCodes];

    [Theory, MemberData(nameof(Mobiles))]
    public void A_mobile_is_the_same_however_it_is_written(string prefix)
    {
        var national = prefix + Tail;
        Assert.All(PhoneCorpus.Written(national), written => Assert.Equal(national, PhoneNumber.Parse(written).National));
        var phone = PhoneNumber.Parse(national);
        Assert.Equal((PhoneKind.Mobile, true, "+84" + national[1..]), (phone.Kind, phone.Dialable, phone.E164));
        Assert.NotNull(phone.IssuedBy);
    }

    [Theory, MemberData(nameof(OldMobiles))]
    public void An_eleven_digit_mobile_becomes_its_ten_digits_of_2018(string old, string today) =>
        Assert.All(PhoneCorpus.Written(old + Tail), written => Assert.Equal(today + Tail, PhoneNumber.Parse(written).National));

    [Theory, MemberData(nameof(Areas))]
    public void A_landline_is_the_same_however_it_is_written(string code)
    {
        var national = code + "36275055"[..(11 - code.Length)];
        Assert.All(PhoneCorpus.Written(national), written => Assert.Equal(national, PhoneNumber.Parse(written).National));
        Assert.Equal(PhoneKind.Landline, PhoneNumber.Parse(national).Kind);
    }

    [Theory]
    [InlineData("0169.9333.999", "0399333999")]
    [InlineData("+84 128 7878 888", "0787878888")]
    [InlineData("84909988668", "0909988668")]
    [InlineData("983223566", "0983223566")]
    [InlineData("1699333999", "0399333999")]
    [InlineData("2436275055", "02436275055")]
    [InlineData("+841279218150", "0819218150")]
    [InlineData("04 3627.5055", "02436275055")]
    [InlineData("+84 4 3627 5055", "02436275055")]
    [InlineData("844302084", "0844302084")]
    [InlineData("08 3822 1188", "0838221188")]
    [InlineData("O912 345 678", "0912345678")]
    [InlineData("12/11/2026 0912345678", "0912345678")]
    [InlineData("90 0912 345 678", "0912345678")]
    [InlineData("028 3822 1188-102", "02838221188")]
    [InlineData("0912 345 678 2 hộp", "0912345678")]
    public void A_phone_is_read_as_a_person_would(string written, string national) =>
        Assert.Equal(national, PhoneNumber.Parse(written).National);

    [Theory]
    [InlineData(null, "phone.missing")]
    [InlineData("", "phone.missing")]
    [InlineData("không có số", "phone.missing")]
    [InlineData("123", "phone.tooShort")]
    [InlineData("84123", "phone.tooShort")]
    [InlineData("0212", "phone.tooShort")]
    [InlineData("0912345", "phone.tooShort")]
    [InlineData("0241234567", "phone.tooShort")]
    [InlineData("091234567890", "phone.tooLong")]
    [InlineData("09123456789", "phone.tooLong")]
    [InlineData("0912 345 678 90", "phone.tooLong")]
    [InlineData("0511111111111", "phone.tooLong")]
    [InlineData("0170123456", "phone.unknownPrefix")]
    [InlineData("0000000000", "phone.unknownPrefix")]
    [InlineData("01551234567", "phone.unknownPrefix")]
    [InlineData("0951234567", "phone.unknownPrefix")]
    [InlineData("02301234567", "phone.unknownPrefix")]
    [InlineData("+1 415 555 2671", "phone.foreign")]
    [InlineData("1900 636 467", "phone.serviceNumber")]
    [InlineData("18001091", "phone.serviceNumber")]
    [InlineData("113", "phone.serviceNumber")]
    [InlineData("9.12346E+08", "phone.rounded")]
    public void What_is_no_phone_says_why(string? written, string code)
    {
        Assert.False(PhoneNumber.TryParse(written, out _, out var problem));
        Assert.Equal(code, problem);
        var refused = Assert.Throws<Refused>(() => PhoneNumber.Parse(written!));
        Assert.Equal((code, "phone"), (refused.Code, refused.Field));
    }

    [Theory]
    [InlineData("0912345678 / 0987654321", "0912345678 0987654321")]
    [InlineData("0912345678 0987654321", "0912345678 0987654321")]
    [InlineData("0912 345 678 0987 654 321", "0912345678 0987654321")]
    [InlineData("0912.345.678-0987.654.321", "0912345678 0987654321")]
    [InlineData("+84912345678+84987654321", "0912345678 0987654321")]
    [InlineData("0912345678 hoặc 024 3627 5055; 0987654321", "0912345678 02436275055 0987654321")]
    public void The_first_of_several_phones_counts_and_the_others_are_not_lost(string cell, string all)
    {
        Assert.True(PhoneNumber.TryParse(cell, out var phone, out var problem));
        Assert.Equal("phone.several", problem);
        Assert.Equal(all.Split(' '), PhoneNumber.FindAll(cell).Select(found => found.National));
        Assert.Equal(all.Split(' ')[0], phone.National);
    }

    [Fact]
    public void The_same_phone_twice_is_one_phone()
    {
        Assert.True(PhoneNumber.TryParse("0912345678 - Zalo +84912345678", out _, out var problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("08 3822 1188", "02838221188")]
    [InlineData("08 6262 1188", "02862621188")]
    [InlineData("0868 123 456", "0868123456")]
    [InlineData("0888 123 456", "0888123456")]
    public void Before_June_2017_an_08_number_was_a_landline_of_Saigon(string written, string national)
    {
        Assert.Equal(national, PhoneNumber.Parse(written, new PhoneReading(RecordedOn: new DateOnly(2017, 6, 16))).National);
        Assert.Equal(PhoneKind.Mobile, PhoneNumber.Parse(written, new PhoneReading(RecordedOn: new DateOnly(2017, 6, 17))).Kind);
    }

    [Theory]
    [InlineData("0511 3888 999")]
    [InlineData("061 3888 999")]
    [InlineData("+84 61 3888 999")]
    public void A_landline_with_an_area_code_of_before_2017_is_kept_and_flagged(string written)
    {
        Assert.True(PhoneNumber.TryParse(written, out var phone, out var problem));
        Assert.Equal("phone.oldAreaCode", problem);
        Assert.Equal((PhoneKind.Landline, false), (phone.Kind, phone.Dialable));
        Assert.Equal([phone, phone], [PhoneNumber.Parse(phone.E164), PhoneNumber.Parse(phone.Display)]);
    }

    [Theory]
    [InlineData("1900 636 467", "1900636467", PhoneKind.Service)]
    [InlineData("18001091", "18001091", PhoneKind.Service)]
    [InlineData("8099", "8099", PhoneKind.ShortCode)]
    [InlineData("114", "114", PhoneKind.Emergency)]
    [InlineData("Gọi 102: 0912345678", "0912345678", PhoneKind.Mobile)]
    public void A_hotline_or_caller_may_be_a_service_number(string written, string national, PhoneKind kind)
    {
        var phone = PhoneNumber.Parse(written, new PhoneReading(ServiceNumbers: true));
        Assert.Equal((national, kind, kind == PhoneKind.Mobile), (phone.National, phone.Kind, phone.Dialable));
        Assert.Equal(phone, PhoneNumber.Parse(phone.E164, new PhoneReading(ServiceNumbers: true)));
        Assert.Equal(phone, PhoneNumber.Parse(phone.Display, new PhoneReading(ServiceNumbers: true)));
    }

    [Theory]
    [InlineData("0961234567", "096 123 4567", "096 ••• •567")]
    [InlineData("02436275055", "024 3627 5055", "024 •••• •055")]
    [InlineData("02363888999", "0236 3888 999", "0236 •••• 999")]
    [InlineData("0613888999", "061 388 8999", "061 ••• •999")]
    public void A_phone_is_shown_in_groups_or_masked(string written, string display, string masked)
    {
        var phone = PhoneNumber.Parse(written);
        Assert.Equal((display, masked, masked), (phone.Display, phone.Masked, $"{phone}"));
        Assert.Equal(phone, PhoneNumber.Parse(display));
        Assert.Equal(phone, PhoneNumber.Parse(phone.E164));
        Assert.Equal(phone, PhoneNumber.Parse(phone.Digits));
    }

    [Fact]
    public void A_phone_that_was_never_read_is_empty_and_harms_nobody() =>
        Assert.Equal(("", "", "", false), (default(PhoneNumber).E164, default(PhoneNumber).Display, default(PhoneNumber).Masked, default(PhoneNumber).Dialable));

    [Fact]
    public void Garbage_is_refused_and_what_is_found_reads_the_same_again()
    {
        Garbage.Run(10_000, text =>
        {
            _ = PhoneNumber.TryParse(text, new PhoneReading(ServiceNumbers: true, RecordedOn: new DateOnly(2016, 1, 1)), out _, out _);
            foreach (var phone in PhoneNumber.FindAll(text))
                Assert.Equal([phone, phone, phone], [PhoneNumber.Parse(phone.E164), PhoneNumber.Parse(phone.Display), PhoneNumber.Parse(phone.National)]);
        });
    }

    [Fact]
    public void A_megabyte_of_digits_takes_no_longer_than_a_megabyte_should()
    {
        var watch = Stopwatch.StartNew();
        foreach (var unit in (string[])["9", "09 ", "0912 345 678 ", "+84", "1.", "0912345678/"])
        {
            var text = new StringBuilder().Insert(0, unit, 1_000_000 / unit.Length).ToString();
            _ = PhoneNumber.TryParse(text, out _, out _);
        }
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }
}
