using KhachQuen.Contacts;

namespace KhachQuen.Tests.Contacts.Gate;

/// <summary>The gate's rules one by one and at their edges: pure, on the rules as they ship.</summary>
public sealed class GateRuleTests
{
    private static readonly GateFacts Clean = new(new(ConsentStand.Given, null), false, HandClock.Wall("2026-11-23 06:00"), [], true);
    private static readonly GateRules Law = new([.. ShippedContactRules.Rows, .. GateRules.Company(new ContactSettings())]);

    private static GateAnswer Ask(string wall, ContactPurpose purpose = ContactPurpose.Advertisement, ContactChannel channel = ContactChannel.Call, GateFacts? facts = null, GateRules? rules = null, ContactBasis basis = ContactBasis.None, NumberStanding number = NumberStanding.Good, bool offer = false, bool warn = false) =>
        ContactGate.Decide(new(purpose, channel, At(wall), number, basis, offer, warn), facts ?? Clean with { DncTakenAt = At(wall).AddHours(-1) }, rules ?? Law);

    private static DateTime At(string wall) => wall.Length > 16 ? HandClock.Wall(wall[..16]).AddSeconds(double.Parse(wall[17..], System.Globalization.CultureInfo.InvariantCulture)) : HandClock.Wall(wall);

    [Theory]
    [InlineData("2026-11-23 07:59:59.9", false), InlineData("2026-11-23 08:00", true), InlineData("2026-11-23 16:59:59", true), InlineData("2026-11-23 16:59:59.999", true), InlineData("2026-11-23 17:00:00", false)]
    [InlineData("2026-11-23 00:00", false), InlineData("2026-11-22 12:00", true)]     // a Sunday: the law knows no weekdays
    [InlineData("2027-02-06 09:00", true)]                                            // mùng 1 Tết: nor holidays
    public void An_advertising_call_is_lawful_from_eight_to_five(string wall, bool lawful)
    {
        var answer = Ask(wall);
        Assert.Equal((lawful, lawful ? GateReason.None : GateReason.OutsideHours), (answer.Allowed, answer.Reason));
        if (!lawful) Assert.Equal(("ad.call.window", "NĐ 91/2020/NĐ-CP Điều 13"), (answer.Rule!.Code, answer.Rule.Article));
    }

    [Theory]
    [InlineData("2026-11-23 07:59", "2026-11-23 08:00"), InlineData("2026-11-23 17:00", "2026-11-24 08:00"), InlineData("2026-11-23 00:00", "2026-11-23 08:00"), InlineData("2026-12-31 23:59:59", "2027-01-01 08:00")]
    public void Outside_the_hours_it_says_from_when(string wall, string from) => Assert.Equal(At(from), Ask(wall).LawfulFrom);

    [Theory]
    [InlineData(ContactChannel.Sms, "2026-11-23 06:59:59", false), InlineData(ContactChannel.Sms, "2026-11-23 07:00", true), InlineData(ContactChannel.Sms, "2026-11-23 21:59:59", true), InlineData(ContactChannel.Sms, "2026-11-23 22:00", false)]
    [InlineData(ContactChannel.Zalo, "2026-11-23 22:00", false), InlineData(ContactChannel.Email, "2026-11-23 03:00", true)]
    public void Messages_have_hours_of_their_own(ContactChannel channel, string wall, bool lawful) => Assert.Equal(lawful, Ask(wall, channel: channel).Allowed);

    [Theory]
    [InlineData("2026-11-23 07:59", false), InlineData("2026-11-23 08:00", true), InlineData("2026-11-23 17:00", true), InlineData("2026-11-23 20:29:59", true), InlineData("2026-11-23 20:30", false)]
    public void Who_left_a_number_is_called_in_the_companys_hours_and_as_often_as_it_takes(string wall, bool lawful)
    {
        var often = Clean with { Consent = default, Earlier = [At(wall).AddMinutes(-1), At(wall).AddMinutes(-2)], DncTakenAt = null, OnDncList = true, HasBrandName = false };
        foreach (var basis in new[] { ContactBasis.CustomerRequest, ContactBasis.Agreement })
            Assert.Equal(lawful, Ask(wall, ContactPurpose.CustomerRequested, facts: often, basis: basis).Allowed);
        Assert.Equal(GateReason.NoConsent, Ask("2026-11-23 10:00", ContactPurpose.CustomerRequested, facts: often).Reason);
    }

    [Theory]
    [InlineData("2026-11-23 16:00", "2026-11-24 15:59:59.999", false, "2026-11-24 16:00"), InlineData("2026-11-23 16:00", "2026-11-24 16:00", true, null)]
    [InlineData("2026-11-23 16:59", "2026-11-24 16:58", false, "2026-11-24 16:59"), InlineData("2026-11-23 16:59:59.5", "2026-11-24 16:30", false, "2026-11-24 16:59:59.5")]
    [InlineData("2026-11-23 08:00", "2026-11-23 23:00", false, "2026-11-24 08:00")]
    public void One_call_in_twenty_four_rolling_hours(string earlier, string wall, bool lawful, string? from)
    {
        var answer = Ask(wall, facts: Clean with { DncTakenAt = At(wall), Earlier = [At(earlier)] });
        Assert.Equal((lawful, from is null ? null : At(from)), (answer.Allowed, answer.LawfulFrom));
    }

    [Fact]
    public void Three_messages_the_fourth_when_the_oldest_of_the_three_is_a_day_old()
    {
        var facts = Clean with { DncTakenAt = At("2026-11-23 12:00"), Earlier = [At("2026-11-23 07:30"), At("2026-11-23 09:00"), At("2026-11-22 20:15")] };
        var answer = Ask("2026-11-23 12:00", channel: ContactChannel.Sms, facts: facts);
        Assert.Equal((GateReason.CapReached, At("2026-11-23 20:15"), "ad.sms.cap"), (answer.Reason, answer.LawfulFrom, answer.Rule!.Code));
        Assert.True(Ask("2026-11-23 20:15", channel: ContactChannel.Sms, facts: facts).Allowed);
        Assert.True(Ask("2026-11-23 12:00", channel: ContactChannel.Email, facts: facts with { Earlier = [.. facts.Earlier.Take(2)] }).Allowed);
    }

    [Fact]
    public void It_asks_in_its_order_and_the_first_no_is_the_answer()
    {
        var worst = new GateFacts(new(ConsentStand.Withdrawn, At("2026-11-01 09:00")), true, null, [At("2026-11-23 19:00")], false);
        const string night = "2026-11-23 20:00";
        Assert.Equal(GateReason.EmergencyNumber, Ask(night, facts: worst, number: NumberStanding.Emergency).Reason);
        Assert.Equal(GateReason.InvalidNumber, Ask(night, ContactPurpose.Transactional, facts: worst, number: NumberStanding.Invalid).Reason);
        Assert.Equal(GateReason.OptedOut, Ask(night, facts: worst).Reason);
        Assert.Equal(GateReason.OnDncList, Ask(night, facts: worst = worst with { Consent = default }).Reason);
        Assert.Equal(GateReason.NoConsent, Ask(night, facts: worst = worst with { OnDncList = false }).Reason);      // the list is missing too, but this the caller can mend
        Assert.Equal(GateReason.DncMissing, Ask(night, facts: worst, basis: ContactBasis.Consent).Reason);
        Assert.Equal(GateReason.DncStale, Ask(night, facts: worst = worst with { DncTakenAt = At("2026-11-22 19:59:59") }, basis: ContactBasis.Consent).Reason);
        Assert.Equal(GateReason.NoConsent, Ask(night, facts: worst = worst with { DncTakenAt = At("2026-11-22 20:00") }).Reason);
        Assert.Equal(GateReason.OutsideHours, Ask(night, facts: worst, basis: ContactBasis.Consent).Reason);      // the list is exactly 24 h old: not older
        Assert.Equal(GateReason.CapReached, Ask("2026-11-23 16:30", facts: worst with { Earlier = [At("2026-11-23 16:00")] }, basis: ContactBasis.Consent).Reason);
        Assert.Equal(GateReason.NoBrandName, Ask("2026-11-23 16:30", facts: worst with { Earlier = [] }, basis: ContactBasis.Consent).Reason);
    }

    [Fact]
    public void An_order_is_spoken_of_at_any_hour_and_also_with_who_refused_advertisements()
    {
        var facts = new GateFacts(new(ConsentStand.Withdrawn, null), true, null, [], false);
        Assert.True(Ask("2026-11-23 22:00", ContactPurpose.Transactional, facts: facts).Allowed);
        Assert.Equal(GateReason.OptedOut, Ask("2026-11-23 10:00", ContactPurpose.Transactional, facts: facts, offer: true).Reason);      // with an offer it is an advertisement
        Assert.Equal(GateReason.NoConsent, Ask("2026-11-23 10:00", ContactPurpose.Care, facts: Clean with { Consent = default }, offer: true).Reason);
        Assert.True(Ask("2026-11-23 10:00", ContactPurpose.Care, facts: Clean with { Consent = default, DncTakenAt = null }).Allowed);
    }

    [Fact]
    public void A_warning_covers_what_the_company_lacks_never_the_persons_word_hours_or_caps()
    {
        var lacking = new GateFacts(default, false, null, [], false);
        var let = Ask("2026-11-23 10:00", facts: lacking, warn: true);
        Assert.Equal((true, GateReason.NoConsent, "ad.consent"), (let.Allowed, let.Warned, let.WarnedRule!.Code));
        Assert.Equal(GateReason.OutsideHours, Ask("2026-11-23 17:00", facts: lacking, warn: true).Reason);
        Assert.Equal(GateReason.CapReached, Ask("2026-11-23 10:00", facts: lacking with { Earlier = [At("2026-11-23 09:00")] }, warn: true).Reason);
        Assert.Equal(GateReason.OnDncList, Ask("2026-11-23 10:00", facts: lacking with { OnDncList = true }, warn: true).Reason);
        Assert.Equal(GateReason.OptedOut, Ask("2026-11-23 10:00", facts: lacking with { Consent = new(ConsentStand.Withdrawn, null) }, warn: true).Reason);
    }

    [Fact]
    public void A_rule_changes_at_midnight_of_its_day_and_what_is_said_today_of_tomorrow_is_by_tomorrows_rule()
    {
        var day = new DateOnly(2026, 12, 1);
        var window = ShippedContactRules.Rows.Single(r => r.Code == "ad.call.window");
        var changed = new GateRules([.. ShippedContactRules.Rows.Where(r => r != window), window with { Until = day }, window with { ValidFrom = day, FromMinute = 9 * 60 + 30, ToMinute = 24 * 60, Article = "NĐ mới Điều 5" }]);
        Assert.True(Ask("2026-11-30 08:00", rules: changed).Allowed);
        var late = Ask("2026-11-30 23:59:59", rules: changed);
        Assert.Equal(("NĐ 91/2020/NĐ-CP Điều 13", At("2026-12-01 09:30")), (late.Rule!.Article, late.LawfulFrom));
        Assert.Equal("NĐ mới Điều 5", Ask("2026-12-01 00:00", rules: changed).Rule!.Article);
        Assert.True(Ask("2026-12-01 23:59:59", rules: changed).Allowed);
        Assert.True(Ask("2019-01-01 03:00", rules: Law).Allowed);      // before the decree there was none of its rules
    }

    [Fact]
    public void A_cap_of_none_is_never_lawful_by_waiting()
    {
        var none = new GateRules([.. Law.Rows.Select(r => r.Code == "ad.call.cap" ? r with { AtMost = 0 } : r)]);
        Assert.Equal((GateReason.CapReached, (DateTime?)null), Ask("2026-11-23 10:00", rules: none) is var a ? (a.Reason, a.LawfulFrom) : default);
    }

    [Theory]
    [InlineData("113", NumberStanding.Emergency), InlineData("115", NumberStanding.Emergency), InlineData("1900545415", NumberStanding.NotDialable), InlineData("8099", NumberStanding.NotDialable), InlineData("01551234567", NumberStanding.Invalid), InlineData("", NumberStanding.Invalid)]
    [InlineData("0169.9333.999", NumberStanding.Good), InlineData("+84 24 3627 5055", NumberStanding.Good)]
    public void A_number_is_what_the_numbering_plan_says(string typed, NumberStanding standing) => Assert.Equal(standing, NumberKey.Read(typed, ContactChannel.Call).Standing);

    [Fact]
    public void A_number_written_another_way_has_the_same_key()
    {
        Guid Key(string typed) => NumberKey.Of(NumberKey.Read(typed, ContactChannel.Call).Address);
        Assert.Equal(Key("0399333999"), Key("0169.9333.999"));
        Assert.NotEqual(Key("0399333999"), Key("0399333998"));
    }
}
