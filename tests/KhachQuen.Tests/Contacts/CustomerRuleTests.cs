using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Contacts;

public sealed class CustomerRuleTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 3, 0, 0, DateTimeKind.Utc);
    private static readonly CustomerFacts Lan = new() { Name = "Trần Thị Lan" };

    [Fact]
    public void A_retail_buyer_is_asked_for_no_papers() =>
        Assert.Equal((VerifyState.NotRequired, Lifecycle.Prospect), (Entered(Lan).VerifyState, Entered(Lan).Lifecycle));

    [Theory]
    [InlineData("001195000123", "1995-05-01", "Số 1", VerifyState.ToDo)]
    [InlineData("001195000123", null, "Số 1", VerifyState.Rejected)]
    [InlineData("001195000123", "1995-05-01", null, VerifyState.Rejected)]
    public void Complete_data_wait_for_the_steward_and_incomplete_ones_say_what_lacks(string id, string? born, string? line, VerifyState expected) =>
        Assert.Equal(expected, Entered(Complete with { CitizenId = id, BirthDate = born is null ? null : DateOnly.Parse(born, null), Address = new(line, null, "01") }).VerifyState);

    [Fact]
    public void A_checked_identity_that_changes_is_checked_again_and_other_fields_are_not()
    {
        var customer = Entered(Complete);
        customer.Verify(VerifyState.Verified, null);
        customer.Edit(customer.Facts with { Rank = "A" }, Monday);
        Assert.Equal(VerifyState.Verified, customer.VerifyState);
        customer.Edit(customer.Facts with { CitizenId = "001195000999" }, Monday);
        Assert.Equal(VerifyState.ToDo, customer.VerifyState);
    }

    [Fact]
    public void Retail_ends_when_a_paper_is_entered()
    {
        var customer = Entered(Lan);
        customer.Edit(customer.Facts with { CitizenId = "001195000123" }, Monday);
        Assert.Equal((VerifyState.Rejected, "birthDate phones address"), (customer.VerifyState, string.Join(' ', customer.Lacks)));
    }

    [Fact]
    public void Nothing_incomplete_is_verified_and_a_refusal_has_a_reason()
    {
        Assert.Equal("customer.lacksLevel1", Refusal(() => Entered(Lan with { CitizenId = "001195000123" }).Verify(VerifyState.Verified, null)));
        Assert.Equal("customer.verifyReasonMissing", Refusal(() => Entered(Complete).Verify(VerifyState.Rejected, " ")));
        Assert.Equal("customer.verifyStateInvalid", Refusal(() => Entered(Complete).Verify(VerifyState.NotRequired, null)));
    }

    [Fact]
    public void Numbers_are_kept_in_their_one_form_and_each_once()
    {
        var customer = Entered(Lan with { Phones = ["0169.9333.999", "+84 399 333 999", " "], Emails = ["A@X.vn", "a@x.vn"], TaxCode = "MST: 01.00.112.437" });
        Assert.Equal(["+84399333999"], customer.Phones);
        Assert.Equal(["a@x.vn"], customer.Emails);
        Assert.Equal("0100112437", customer.TaxCode);
    }

    [Theory]
    [InlineData("name", "customer.nameMissing")]
    [InlineData("phones", "phone.unknownPrefix")]
    [InlineData("emails", "customer.emailInvalid")]
    [InlineData("taxCode", "taxCode.checksum")]
    [InlineData("citizenId", "citizenId.length")]
    [InlineData("birthDate", "customer.bornInFuture")]
    [InlineData("provinceCode", "address.provinceUnknown")]
    [InlineData("wardCode", "address.wardInvalid")]
    [InlineData("preferredChannels", "customer.wayUnknown")]
    public void What_cannot_be_is_refused_with_its_field(string field, string code)
    {
        var wrong = field switch
        {
            "name" => Lan with { Name = " " },
            "phones" => Lan with { Phones = ["01551234567"] },
            "emails" => Lan with { Emails = ["lan@"] },
            "taxCode" => Lan with { TaxCode = "0100233480" },
            "citizenId" => Lan with { CitizenId = "12345" },
            "birthDate" => Lan with { BirthDate = new(2026, 3, 3) },
            "provinceCode" => Lan with { Address = new("Số 1", null, "99") },
            "wardCode" => Lan with { Address = new("Số 1", "1a", "01") },
            _ => Lan with { PreferredChannels = ["fax"] },
        };
        var refused = Assert.Throws<Refused>(() => Entered(wrong));
        Assert.Equal((code, field), (refused.Code, refused.Field));
    }

    [Fact]
    public void A_company_is_known_by_its_tax_code() =>
        Assert.Equal("customer.taxCodeMissing", Refusal(() => Entered(Lan with { Type = ContactType.Company })));

    [Fact]
    public void A_province_written_out_becomes_its_code_of_today() =>
        Assert.Equal("79", Entered(Lan with { Address = new("Số 1", null, "Bình Dương") }).ProvinceCode);

    [Theory]
    [InlineData("4567", "7654", "7655")]
    [InlineData("9999", "9999", null)]
    [InlineData("9312", "2139", "214")]
    public void The_last_digits_are_a_stretch_of_the_index(string typed, string from, string? to) => Assert.Equal((from, to), Tails.Range(typed));

    private static CustomerFacts Complete => Lan with { CitizenId = "001195000123", BirthDate = new(1995, 5, 1), Phones = ["0912345678"], Address = new("Số 1 Hàng Bạc", null, "01") };
    private static Customer Entered(CustomerFacts facts) => Customer.Enter(facts, null, Monday);
    private static string Refusal(Action act) => Assert.Throws<Refused>(act).Code;
}
