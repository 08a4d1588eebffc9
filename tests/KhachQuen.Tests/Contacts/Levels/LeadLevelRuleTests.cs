using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Contacts;

/// <summary>The level of a lead (F-24), without a database.</summary>
public sealed class LeadLevelRuleTests
{
    private static readonly DateTime At = new(2026, 11, 23, 2, 30, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly LeadLists Lists = new();

    /// <summary>Which of the fields a random salesperson filled in.</summary>
    private sealed record Filled(bool IsCompany, bool Tax, bool Citizen, bool IssuedAt, bool IssuedOn, bool Birth, bool Enterprise, bool Line, bool Province, bool Category, bool Person, bool Brands, bool Business, bool Email, UsedCompetitor? Competitor,
        bool Sku, bool Model, bool Process, bool PerMonth, bool Headcount, bool Agents, SizeState Size)
    {
        public static Filled Of(Random fate, int percent)
        {
            bool Some() => fate.Next(100) < percent;
            return new(fate.Next(2) == 0, Some(), Some(), Some(), Some(), Some(), Some(), Some(), Some(), Some(), Some(), Some(), Some(), Some(), Some() ? (UsedCompetitor)fate.Next(3) : null, Some(), Some(), Some(), fate.Next(100) < percent / 4, fate.Next(100) < percent / 4, fate.Next(100) < percent / 4, (SizeState)fate.Next(4));
        }

        /// <summary>The same rule said dully: how many fields of each level lack.</summary>
        public int[] Lacking =>
        [
            (IsCompany ? Not(Tax) + Not(Enterprise) + Not(Person) : Not(Citizen) + Not(Birth)) + Not(IssuedAt) + Not(IssuedOn) + Not(Line && Province) + Not(Category),
            Not(Brands) + Not(Business) + Not(Email) + Not(Competitor is not null),
            Not(Sku) + Not(Model) + Not(Process) + Not(PerMonth || Headcount || Agents || Size == SizeState.Approved),
        ];

        private static int Not(bool filled) => filled ? 0 : 1;
    }

    [Fact]
    public void A_level_is_reached_when_all_its_fields_and_those_below_are_filled_whatever_somebody_fills_in()
    {
        var seed = Random.Shared.Next();
        var (fate, seen) = (new Random(seed), new int[4]);
        for (var turn = 0; turn < 4_000; turn++)
        {
            var filled = Filled.Of(fate, turn % 2 == 0 ? 97 : 70);
            var known = Known(filled);
            var reached = LeadLevel.Of(new(), known.Lead.ContactType, LevelFields.Filled(known));
            var lacking = filled.Lacking;
            var level = lacking[0] > 0 ? 0 : lacking[1] > 0 ? 1 : lacking[2] > 0 ? 2 : 3;
            Assert.True((reached.Level, reached.Missing.Count) == (level, level == 3 ? 0 : lacking[level]), $"seed {seed}, turn {turn}: {reached.Level} and {string.Join(", ", reached.Missing)} for {filled}");
            seen[level]++;
        }
        Assert.All(seen, count => Assert.True(count > 20, $"seed {seed}: {string.Join(", ", seen)}"));
    }

    [Fact]
    public void A_number_that_is_no_tax_code_fills_nothing_and_a_number_alone_has_no_level()
    {
        var lead = New(ContactType.Company);
        lead.Edit(new() { TaxCode = "123" });
        Assert.DoesNotContain("taxCode", LevelFields.Filled(new(lead, null, null)));
        Assert.Equal(0, LeadLevel.Of(new(), ContactType.Company, LevelFields.Filled(new(lead, null, null))).Level);
        Assert.DoesNotContain("citizenId", LeadLevel.Of(new(), ContactType.Company, new HashSet<string>()).Missing);
        Assert.DoesNotContain("contactPerson", LeadLevel.Of(new(), ContactType.Individual, new HashSet<string>()).Missing);
    }

    [Fact]
    public void What_a_level_asks_for_is_checked_before_it_is_kept()
    {
        Assert.Equal("leadLevels.fieldUnknown", Assert.Throws<Refused>(() => new LeadLevels { Level2 = ["colour"] }.Check()).Code);
        Assert.Equal("leadLevels.twice", Assert.Throws<Refused>(() => new LeadLevels { Level2 = ["address"] }.Check()).Code);
        Assert.Equal("leadLevels.level1Empty", Assert.Throws<Refused>(() => new LeadLevels { Level1 = ["phone", "enterpriseTypeId"] }.Check()).Code);      // every person with a number would be at level 1
        new LeadLevels { Level1 = ["website"], Level2 = [], Level3 = ["fanpage"] }.Check();
        new LeadLevels().Check();
    }

    [Fact]
    public void A_judged_size_counts_once_somebody_else_approved_it_and_a_new_judgement_waits_again()
    {
        var (profile, seller, lead) = (new LeadProfile(Guid.NewGuid(), At), Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal("leadSize.reasonMissing", Assert.Throws<Refused>(() => profile.ProposeSize(Lists.Sizes[1].Id, " ", seller, At)).Code);
        Assert.Equal("leadSize.notWaiting", Assert.Throws<Refused>(() => profile.DecideSize(true, null, lead, At)).Code);
        profile.ProposeSize(Lists.Sizes[1].Id, "Xưởng 400 m²", seller, At);
        Assert.Equal("leadSize.own", Assert.Throws<Refused>(() => profile.DecideSize(true, null, seller, At)).Code);
        Assert.Equal("leadSize.refusalReasonMissing", Assert.Throws<Refused>(() => profile.DecideSize(false, "", lead, At)).Code);
        profile.DecideSize(true, null, lead, At);
        Assert.Equal(SizeState.Approved, profile.SizeState);
        Assert.Equal("leadSize.notWaiting", Assert.Throws<Refused>(() => profile.DecideSize(false, "muộn", lead, At)).Code);
        profile.ProposeSize(Lists.Sizes[2].Id, "Mở thêm xưởng", seller, At);
        Assert.Equal((SizeState.Proposed, null), (profile.SizeState, profile.SizeDecidedById));
    }

    [Theory]
    [InlineData("javascript:alert(1)", false), InlineData("ftp://a.vn", false), InlineData("khong phai web", false), InlineData("vn", false), InlineData("icheck.vn", true), InlineData("https://fb.com/groups/1?x=2", true)]
    public void A_link_is_an_address_on_the_web(string link, bool good)
    {
        var profile = new LeadProfile(Guid.NewGuid(), At);
        if (good) profile.Edit(new() { Website = link }, Today);
        else Assert.Equal("leadProfile.linkInvalid", Assert.Throws<Refused>(() => profile.Edit(new() { Website = link }, Today)).Code);
        Assert.Equal(good ? link : null, profile.Website);
    }

    private static Lead New(ContactType type) => new(new NewLead { Phone = PhoneNumber.Parse("0971234567"), Source = "form", ContactType = type }, At);

    private static LeadKnown Known(Filled f)
    {
        var lead = New(f.IsCompany ? ContactType.Company : ContactType.Individual);
        lead.Edit(new() { TaxCode = f.Tax ? "0100233488" : null, CitizenId = f.Citizen ? "001095012345" : null, Email = f.Email ? "a@b.vn" : null });
        var profile = new LeadProfile(lead.Id, At);
        profile.Edit(new()
        {
            IdIssuedAt = f.IssuedAt ? "Hà Nội" : null, IdIssuedOn = new(true, f.IssuedOn ? new(2020, 1, 2) : null), BirthDate = new(true, f.Birth ? new(1990, 2, 3) : null), EnterpriseTypeId = new(true, f.Enterprise ? Lists.EnterpriseTypes[0].Id : null),
            Address = new(true, new() { Line = f.Line ? "1 Phố Huế" : null, ProvinceCode = f.Province ? "01" : null }), CategoryId = new(true, f.Category ? Lists.Categories[0].Id : null), Brands = f.Brands ? "Hoa Sữa" : " ",
            BusinessTypeId = new(true, f.Business ? Lists.BusinessTypes[0].Id : null), UsedCompetitor = new(true, f.Competitor), SkuCount = new(true, f.Sku ? 0 : null), DistributionModel = f.Model ? "Đại lý" : null, OperatingProcess = f.Process ? "Sản xuất theo đơn" : null,
            ProductsPerMonth = new(true, f.PerMonth ? 10 : null), Headcount = new(true, f.Headcount ? 3 : null), Agents = new(true, f.Agents ? 0 : null),
        }, Today);
        Judge(profile, f.Size);
        if (!f.Person) return new(lead, profile, null);
        var person = ContactPerson.OfLead(lead.Id, At);
        person.Edit(new() { Name = "Chị Mai" });
        return new(lead, profile, person);
    }

    private static void Judge(LeadProfile profile, SizeState state)
    {
        if (state == SizeState.None) return;
        profile.ProposeSize(Lists.Sizes[0].Id, "nhìn xưởng", Guid.NewGuid(), At);
        if (state != SizeState.Proposed) profile.DecideSize(state == SizeState.Approved, "xem rồi", Guid.NewGuid(), At);
    }
}
