using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform;

/// <summary>X-27: what two people made of the same fields is laid together, and nothing of either is dropped unseen.</summary>
public sealed class ThreeWayTests
{
    [Theory]
    [InlineData("a", "a", "a", Fate.Same, "a")]
    [InlineData("a", "a", "c", Fate.Yours, "c")]
    [InlineData("a", "b", "a", Fate.Theirs, "b")]
    [InlineData("a", "b", "b", Fate.Same, "b")]          // both to the same
    [InlineData("a", "b", "c", Fate.Clash, "c")]         // what was typed stands until it is decided
    [InlineData("", "b", "c", Fate.Clash, "c")]
    [InlineData("a", "", "c", Fate.Clash, "c")]          // one emptied it, the other changed it
    [InlineData("a", "b", "", Fate.Clash, "")]
    [InlineData("a", "", "a", Fate.Theirs, "")]
    [InlineData("a", "a", "", Fate.Yours, "")]
    [InlineData("a\nb", "a\nb", "a\r\nb", Fate.Same, "a\nb")]      // a browser's line ends
    [InlineData(null, "b", "b", Fate.Same, "b")]
    [InlineData(null, "b", "c", Fate.Clash, "c")]        // nobody knows who changed it: asked
    public void A_field(string? before, string theirs, string yours, Fate fate, string value)
    {
        var merged = new Merged("f", before is null ? null : [before], [theirs], [yours]);
        Assert.Equal(fate, merged.Fate);
        Assert.Equal([value], merged.Value);
    }

    [Theory]
    [InlineData("", "", Fate.Same)]
    [InlineData("x", "", Fate.Theirs)]
    [InlineData("", "x", Fate.Yours)]
    [InlineData("x", "y", Fate.Clash)]
    [InlineData("x,y", "y,x", Fate.Clash)]               // an order of lines is a difference
    public void A_list_is_one_field_and_no_value_is_the_same_as_an_empty_one(string theirs, string yours, Fate fate)
    {
        static string[] Of(string text) => text.Length == 0 ? [] : text.Split(',');
        Assert.Equal(fate, new Merged("lines", [""], Of(theirs), Of(yours)).Fate);
        Assert.Equal(fate, new Merged("lines", [], Of(theirs), Of(yours)).Fate);
    }

    [Fact]
    public void Whatever_three_forms_hold_no_field_is_lost_what_nobody_disputes_is_not_asked_and_sides_may_be_exchanged()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var n = 0; n < 20_000; n++)
        {
            var (before, theirs, yours) = (Form(random), Form(random), Form(random));
            var merged = ThreeWay.Of(before, theirs, yours).ToDictionary(m => m.Field);
            var other = ThreeWay.Of(before, yours, theirs).ToDictionary(m => m.Field);
            Assert.True(merged.Keys.ToHashSet().SetEquals(before.Keys.Concat(theirs.Keys).Concat(yours.Keys)), $"seed {seed}: a field is gone");
            foreach (var m in merged.Values)
            {
                var (b, t, y) = (Text(before, m.Field), Text(theirs, m.Field), Text(yours, m.Field));
                var expected = t == y ? Fate.Same : y == b ? Fate.Theirs : t == b ? Fate.Yours : Fate.Clash;
                Assert.True(expected == m.Fate, $"seed {seed}: {b} {t} {y} is {m.Fate}");
                Assert.Equal(m.Fate switch { Fate.Theirs => Fate.Yours, Fate.Yours => Fate.Theirs, var same => same }, other[m.Field].Fate);
                Assert.True(m.Fate == Fate.Clash || Join(m.Value) == Join(other[m.Field].Value), $"seed {seed}: who looks first decides {m.Field}");
                Assert.Contains(Join(m.Value), new[] { t, y });
                Assert.True(y == b || Join(m.Value) == y, $"seed {seed}: what was typed into {m.Field} is gone");
            }
        }
    }

    /// <summary>Few fields and few values, so that every coincidence happens.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Form(Random random) =>
        Enumerable.Range(0, 6).Where(_ => random.Next(4) > 0).ToDictionary(n => "f" + n, _ => (IReadOnlyList<string>)[.. Enumerable.Range(0, random.Next(3)).Select(_ => "abc"[random.Next(3)].ToString())]);

    private static string Text(Dictionary<string, IReadOnlyList<string>> form, string field) => Join(form.GetValueOrDefault(field, []));
    private static string Join(IReadOnlyList<string> values) => string.Join('|', values);
}
