using KhachQuen.Platform;
using static KhachQuen.Tests.Platform.Wall;

namespace KhachQuen.Tests.Platform;

public sealed class TaxCodeTests
{
    [Theory]
    [InlineData("0100233488", "0100233488", "0100233488", TaxCodeKind.Company)]
    [InlineData("0314409058-002", "0314409058002", "0314409058-002", TaxCodeKind.Branch)]
    [InlineData("01.00.112.437", "0100112437", "0100112437", TaxCodeKind.Company)]
    [InlineData("0312 68 78 78 - 001", "0312687878001", "0312687878-001", TaxCodeKind.Branch)]
    [InlineData("MST: 0100233488", "0100233488", "0100233488", TaxCodeKind.Company)]
    [InlineData("０１００２３３４８８", "0100233488", "0100233488", TaxCodeKind.Company)]
    [InlineData("087084000999", "087084000999", "087084000999", TaxCodeKind.Person)]
    public void A_valid_tax_code_is_stored_as_digits(string typed, string stored, string shown, TaxCodeKind kind)
    {
        Assert.True(TaxCode.TryParse(typed, out var code, out var problem));
        Assert.Null(problem);
        Assert.Equal((stored, shown, kind), (code.Value, code.Display, code.Kind));
        Assert.Equal([code, code], [TaxCode.Parse(code.Value), TaxCode.Parse(code.Display)]);
    }

    [Theory]
    [InlineData(null, "taxCode.missing")]
    [InlineData(" - ", "taxCode.missing")]
    [InlineData("0100233480", "taxCode.checksum")]
    [InlineData("0100233489-001", "taxCode.checksum")]
    [InlineData("010023348", "taxCode.length")]
    [InlineData("01002334881", "taxCode.length")]
    [InlineData("0314409058-000", "taxCode.branch")]
    [InlineData("0100000000", "taxCode.zeros")]
    [InlineData("0100233A88", "taxCode.notDigits")]
    public void An_invalid_tax_code_says_why(string? typed, string code)
    {
        Assert.False(TaxCode.TryParse(typed, out _, out var problem));
        Assert.Equal(code, problem);
        Assert.Equal((code, "taxCode"), Assert.Throws<Refused>(() => TaxCode.Parse(typed!)) is var refused ? (refused.Code, refused.Field) : default);
    }

    [Fact]
    public void At_most_one_last_digit_is_right_and_for_one_in_eleven_none()
    {
        var valid = Enumerable.Range(0, 11_000).Select(number => $"01{number:0000000}")
            .Select(nine => Enumerable.Range(0, 10).Count(last => TaxCode.TryParse(nine + last, out _, out _))).ToList();
        Assert.All(valid, count => Assert.InRange(count, 0, 1));
        Assert.InRange(valid.Count(count => count == 0), 990, 1010);
    }

    [Fact]
    public void A_branch_knows_its_company_and_only_four_digits_are_shown_to_others() =>
        Assert.Equal(("0314409058", "•••••••••8002"), (TaxCode.Parse("0314409058-002").Parent.Value, TaxCode.Parse("0314409058-002").Masked));
}

public sealed class CitizenIdTests
{
    private static readonly DateOnly Today = Day("2026-11-23");

    [Theory]
    [InlineData("087084000999", "Đồng Tháp", Sex.Male, 1984)]
    [InlineData("001195000123", "Hà Nội", Sex.Female, 1995)]
    [InlineData("079 203 012 345", "TP. Hồ Chí Minh", Sex.Male, 2003)]
    [InlineData("CCCD: 079.303.012345", "TP. Hồ Chí Minh", Sex.Female, 2003)]
    public void A_card_number_tells_province_sex_and_year(string typed, string province, Sex sex, int year)
    {
        Assert.True(CitizenId.TryParse(typed, Today, out var id, out var problem));
        Assert.Equal((null, province, sex, year), (problem, id.Province, id.Sex, id.BirthYear));
        Assert.Equal([id, id], [CitizenId.Parse(id.Value, Today), CitizenId.Parse(id.Display, Today)]);
    }

    [Fact]
    public void A_birth_abroad_is_a_warning_and_no_refusal()
    {
        Assert.True(CitizenId.TryParse("999084000999", Today, out var id, out var problem));
        Assert.Equal(("citizenId.unknownProvince", null), (problem, id.Province));
    }

    [Fact]
    public void An_old_nine_digit_card_serves_for_looking_up_and_asks_to_be_replaced()
    {
        Assert.True(CitizenId.TryParse("023456789", Today, out var id, out var problem));
        Assert.Equal(("citizenId.oldCard", true, null, null), (problem, id.IsOldCard, id.Sex, id.BirthYear));
    }

    [Theory]
    [InlineData("", "citizenId.missing")]
    [InlineData("87084000999", "citizenId.length")]
    [InlineData("0870840009991", "citizenId.length")]
    [InlineData("08708400099X", "citizenId.notDigits")]
    [InlineData("079227012345", "citizenId.bornInFuture")]
    [InlineData("079403012345", "citizenId.bornInFuture")]
    public void A_wrong_card_number_says_why(string typed, string code)
    {
        Assert.False(CitizenId.TryParse(typed, Today, out _, out var problem));
        Assert.Equal(code, problem);
        Assert.Equal(code, Assert.Throws<Refused>(() => CitizenId.Parse(typed, Today)).Code);
    }

    [Fact]
    public void What_was_entered_differently_is_pointed_out()
    {
        var id = CitizenId.Parse("001195000123", Today);
        Assert.Empty(id.Warnings(Sex.Female, Day("1995-03-08")));
        Assert.Equal(["citizenId.sexDiffers", "citizenId.birthYearDiffers"], id.Warnings(Sex.Male, Day("1994-03-08")));
    }

    [Fact]
    public void Only_the_last_four_digits_are_shown_to_others() =>
        Assert.Equal("••••••••0123 ••••••••0123", $"{CitizenId.Parse("001195000123", Today).Masked} {CitizenId.Parse("001195000123", Today)}");

    [Fact]
    public void Garbage_is_never_an_error() => Garbage.Run(10_000, text =>
    {
        _ = TaxCode.TryParse(text, out _, out _);
        _ = CitizenId.TryParse(text, Today, out _, out _);
    });
}
