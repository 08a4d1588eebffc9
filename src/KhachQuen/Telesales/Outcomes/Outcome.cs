using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>What an outcome sets going .</summary>
public enum OutcomeEffect : short { None, AskCallBackTime, AutoCallBack, CreateOrder, MoveToContact, MarkDuplicate, Close }

/// <summary>One entry of the catalogue of outcomes, known by (stage, code). The company's data, not code: used ones are never deleted .</summary>
public sealed class Outcome : Entity
{
    private Outcome() { }

    public Outcome(LeadStage stage, string code, string label, string labelEn, OutcomeEffect effect, short key, int? days, DateTime at)
    {
        Rule.Require(stage is LeadStage.New or LeadStage.Contact, "outcome.stageInvalid", "stage");
        Rule.Require(effect != OutcomeEffect.AutoCallBack || days is > 0, "outcome.daysMissing", "days");
        (Id, Stage, Code, Label, LabelEn, Effect, Key, Days) = (Keys.New(at), stage, code, label, labelEn, effect, key, days);
    }

    public LeadStage Stage { get; private set; }
    public string Code { get; private set; } = "";
    public string Label { get; private set; } = "";
    public string LabelEn { get; private set; } = "";
    public OutcomeEffect Effect { get; private set; }
    /// <summary>The digit on the desk.</summary>
    public short Key { get; private set; }
    /// <summary>For <see cref="OutcomeEffect.AutoCallBack"/>: call again after so many days.</summary>
    public int? Days { get; private set; }
    public bool Active { get; private set; } = true;

    public bool AsksTime => Effect == OutcomeEffect.AskCallBackTime;

    /// <summary>Where a lead goes by this outcome.</summary>
    public LeadMove Move => Effect switch
    {
        OutcomeEffect.MoveToContact => LeadMove.ToContact,
        OutcomeEffect.CreateOrder => LeadMove.ToOrdered,
        OutcomeEffect.Close or OutcomeEffect.MarkDuplicate => LeadMove.Close,
        _ => Stage == LeadStage.Contact ? LeadMove.ToContact : LeadMove.Stay,
    };
}

internal sealed class OutcomeTable : IEntityTypeConfiguration<Outcome>
{
    public void Configure(EntityTypeBuilder<Outcome> builder)
    {
        builder.ToTable("telesales_outcomes");
        builder.HasIndex(o => new { o.Stage, o.Code }).IsUnique();
        builder.Ignore(o => o.AsksTime).Ignore(o => o.Move);
    }
}
