using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform;

public sealed class PlaceTests
{
    [Fact]
    public void There_are_34_provinces_and_29_former_ones()
    {
        Assert.Equal(34, Provinces.All.Count);
        Assert.Equal(34, Provinces.All.DistinctBy(province => province.Code).Count());
        Assert.Equal(63, 34 + Provinces.All.Sum(province => province.FormerNames.Count));
        Assert.Equal("Huế", Provinces.ByCodeOrNull("46")?.Name);
        Assert.Null(Provinces.ByCodeOrNull("77"));
    }

    [Fact]
    public void Every_province_is_found_by_its_names_with_and_without_accents()
    {
        foreach (var province in Provinces.All)
        {
            Assert.All((string[])[province.Name, province.Folded, "Tỉnh " + province.Folded, province.Name.ToUpperInvariant()],
                text => Assert.Equal(new ProvinceMatch(province, null), Provinces.Find(text)));
            Assert.All(province.FormerNames, name => Assert.Equal(new ProvinceMatch(province, name), Provinces.Find(Folding.Fold(name))));
        }
    }

    [Theory]
    [InlineData("TP.HCM", "79", null)]
    [InlineData("TPHCM", "79", null)]
    [InlineData("tp hcm", "79", null)]
    [InlineData("T.P. Hồ Chí Minh", "79", null)]
    [InlineData("Thành phố Hồ Chí Minh", "79", null)]
    [InlineData("Ho Chi Minh City", "79", null)]
    [InlineData("Sài Gòn", "79", null)]
    [InlineData("SG", "79", null)]
    [InlineData("HN", "01", null)]
    [InlineData("hanoi", "01", null)]
    [InlineData("Thừa Thiên Huế", "46", null)]
    [InlineData("Đăk Lăk", "66", null)]
    [InlineData("Khánh Hoà", "56", null)]
    [InlineData("Bình Dương", "79", "Bình Dương")]
    [InlineData("tỉnh Bà Rịa-Vũng Tàu", "79", "Bà Rịa – Vũng Tàu")]
    [InlineData("BR-VT", "79", "Bà Rịa – Vũng Tàu")]
    [InlineData("Quảng Nam", "48", "Quảng Nam")]
    [InlineData("Kon Tum", "51", "Kon Tum")]
    [InlineData("12 Lê Lợi, P. Bến Nghé, Q.1, TP.HCM", "79", null)]
    [InlineData("12 Trần Phú - Hải Dương", "31", "Hải Dương")]
    public void A_province_is_recognised_as_people_write_it(string text, string code, string? formerName)
    {
        var match = Provinces.Find(text);
        Assert.Equal((code, formerName), (match?.Province.Code, match?.FormerName));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DN")] // Đà Nẵng or Đồng Nai: not guessed
    [InlineData("Xa lộ Hà Nội")]
    [InlineData("tp")]
    public void What_is_no_province_is_not_guessed(string? text) => Assert.Null(Provinces.Find(text));

    [Theory]
    [InlineData("  TRẦN \u00a0 Đức\tÂn ", "tran duc an")]
    [InlineData("Nguye\u0302\u0303n", "nguyen")]
    [InlineData("Ðặng", "dang")]
    [InlineData("ơ ư ă â ê ô", "o u a a e o")]
    [InlineData(null, "")]
    public void Folding_forgets_accents_case_and_spacing(string? text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void Characters_that_cannot_be_normalised_are_folded_too() =>
        Assert.Equal("a\ufffdb\ufffd", Folding.Fold("A" + '\ud83d' + "B" + '\ufffe'));

    [Fact]
    public void Folding_twice_changes_nothing_and_garbage_is_never_an_error() => Garbage.Run(10_000, text =>
    {
        Assert.Equal(Folding.Fold(text), Folding.Fold(Folding.Fold(text)));
        Provinces.Find(text);
    });
}
