using System.Text;
using KhachQuen.Access;

namespace KhachQuen.Tests.Access;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B (SHA-1).</summary>
    [Theory]
    [InlineData(59, "94287082"), InlineData(1111111109, "07081804"), InlineData(1111111111, "14050471"), InlineData(1234567890, "89005924"), InlineData(2000000000, "69279037"), InlineData(20000000000, "65353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeOf(Secret, Totp.StepAt(DateTime.UnixEpoch.AddSeconds(seconds)), 8));

    /// <summary>RFC 4226, appendix D.</summary>
    [Theory]
    [InlineData(0, "755224"), InlineData(1, "287082"), InlineData(9, "520489")]
    public void So_are_those_of_six_digits(long step, string code) => Assert.Equal(code, Totp.CodeOf(Secret, step));

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", ""), InlineData("f", "MY"), InlineData("fo", "MZXQ"), InlineData("foo", "MZXW6"), InlineData("foob", "MZXW6YQ"), InlineData("fooba", "MZXW6YTB"), InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_in_base_32(string bytes, string text) => Assert.Equal(text, Totp.Base32(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void A_code_works_half_a_minute_early_or_late_and_only_once()
    {
        var at = new DateTime(2026, 3, 2, 1, 0, 10, DateTimeKind.Utc);
        var step = Totp.StepAt(at);
        foreach (var near in new[] { step - 1, step, step + 1 }) Assert.Equal(near, Totp.StepOf(Secret, Totp.CodeOf(Secret, near), at, 0));
        Assert.Null(Totp.StepOf(Secret, Totp.CodeOf(Secret, step - 2), at, 0));
        Assert.Null(Totp.StepOf(Secret, Totp.CodeOf(Secret, step), at, step));
        Assert.Null(Totp.StepOf(Secret, "", at, 0));
        Assert.Null(Totp.StepOf(Secret, "１２３４５６", at, 0));
    }
}
