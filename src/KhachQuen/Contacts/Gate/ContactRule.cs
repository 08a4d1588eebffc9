using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

/// <summary>A rule of the law as dated data: it begins, and ends on the day another row of the same code begins. Never removed, so that a decision of last year still has its rule.</summary>
public sealed class ContactRule : Entity
{
    private ContactRule() { }

    public ContactRule(GateRule rule, DateTime at)
    {
        (Id, CreatedAt) = (Keys.New(at), at);
        (Code, Kind, Purpose, Channel, Article, ValidFrom, ValidUntil) = (rule.Code, rule.Kind, rule.Purpose, rule.Channel, rule.Article.Trim(), rule.ValidFrom, rule.Until);
        (FromMinute, ToMinute, AtMost, Hours) = (rule.FromMinute, rule.ToMinute, rule.AtMost, rule.Hours);
        Rule.Require(Article.Length is > 0 and <= 300, "contactRule.articleMissing", "article");
        Rule.Require(Kind != GateRuleKind.Window || (FromMinute is >= 0 && ToMinute is <= 24 * 60 && FromMinute < ToMinute), "contactRule.windowInvalid", "from");
        Rule.Require(Kind != GateRuleKind.Cap || (AtMost is >= 0 and <= 1_000 && Hours is >= 1 and <= 24 * 31), "contactRule.capInvalid", "atMost");
        Rule.Require(Kind != GateRuleKind.Dnc || Hours is >= 1 and <= 24 * 31, "contactRule.ageInvalid", "hours");
    }

    public string Code { get; private set; } = "";
    public GateRuleKind Kind { get; private set; }
    public ContactPurpose? Purpose { get; private set; }
    public ContactChannel? Channel { get; private set; }
    public int? FromMinute { get; private set; }
    public int? ToMinute { get; private set; }
    public int? AtMost { get; private set; }
    public int? Hours { get; private set; }
    public string Article { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidUntil { get; private set; }

    public GateRule Row => new(Code, Kind, Purpose, Channel, FromMinute, ToMinute, AtMost, Hours, Article, ValidFrom, ValidUntil);

    internal void EndOn(DateOnly day)
    {
        Rule.Require(ValidUntil is null && day > ValidFrom, "contactRule.dayInvalid", "from");
        ValidUntil = day;
    }
}

internal sealed class ContactRuleTable : IEntityTypeConfiguration<ContactRule>
{
    public void Configure(EntityTypeBuilder<ContactRule> rule)
    {
        rule.ToTable("contacts_rules");
        rule.Ignore(r => r.Row);
        rule.HasIndex(r => new { r.Code, r.ValidFrom }).IsUnique();      // a few dozen rows, read whole
    }
}
