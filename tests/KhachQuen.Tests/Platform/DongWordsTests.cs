using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform;

/// <summary>Sums in words, as an accountant writes them.</summary>
public sealed class DongWordsTests
{
    [Theory]
    [InlineData(0, "Không đồng")]
    [InlineData(1, "Một đồng")]
    [InlineData(10, "Mười đồng")]
    [InlineData(15, "Mười lăm đồng")]
    [InlineData(21, "Hai mươi mốt đồng")]
    [InlineData(11, "Mười một đồng")]
    [InlineData(105, "Một trăm linh năm đồng")]
    [InlineData(155, "Một trăm năm mươi lăm đồng")]
    [InlineData(1_000, "Một nghìn đồng")]
    [InlineData(1_005, "Một nghìn không trăm linh năm đồng")]
    [InlineData(50_001, "Năm mươi nghìn không trăm linh một đồng")]
    [InlineData(1_250_000, "Một triệu hai trăm năm mươi nghìn đồng")]
    [InlineData(2_000_010, "Hai triệu không trăm mười đồng")]
    [InlineData(1_000_000_000, "Một tỷ đồng")]
    [InlineData(1_005_000_000_000, "Một nghìn không trăm linh năm tỷ đồng")]
    [InlineData(3_000_000_024, "Ba tỷ không trăm hai mươi bốn đồng")]
    [InlineData(-240_500, "Âm hai trăm bốn mươi nghìn năm trăm đồng")]
    [InlineData(1_000_000_000_000_000, "Một triệu tỷ đồng")]
    public void A_sum_in_words(long amount, string words) => Assert.Equal(words, DongWords.Of(amount));
}
