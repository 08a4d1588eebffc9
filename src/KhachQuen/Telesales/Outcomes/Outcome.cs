using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>What an outcome sets going .</summary>
public enum OutcomeEffect : short { None, AskCallBackTime, AutoCallBack, CreateOrder, MoveToContact, MarkDuplicate, Close }

public enum OutcomeColour : short { Plain, Green, Blue, Amber, Red }

/// <summary>What the administrator decides about an outcome .</summary>
/// <param name="Days">For <see cref="OutcomeEffect.AutoCallBack"/>.</param>
/// <param name="Key">The digit on the desk.</param>
/// <param name="NeedsNote">Not recorded without a note.</param>
/// <param name="MayFloat">Whether a lead with this result floats when nobody calls in time .</param>
public sealed record OutcomeTerms(string? Label, string? LabelEn, OutcomeEffect Effect, int? Days, short Key, OutcomeColour Colour, bool NeedsNote, bool MayFloat, bool Active);

/// <summary>One entry of the catalogue of outcomes, known by (stage, code). The company's data, not code: used ones are never deleted .</summary>
public sealed class Outcome : Entity
{
    public const int MostDays = 365;
    private static readonly OutcomeEffect[] OfNew = [OutcomeEffect.MoveToContact, OutcomeEffect.AskCallBackTime, OutcomeEffect.AutoCallBack, OutcomeEffect.Close, OutcomeEffect.MarkDuplicate];
    private static readonly OutcomeEffect[] OfContact = [OutcomeEffect.None, OutcomeEffect.AskCallBackTime, OutcomeEffect.AutoCallBack, OutcomeEffect.CreateOrder, OutcomeEffect.Close, OutcomeEffect.MarkDuplicate];

    private Outcome() { }

    public Outcome(LeadStage stage, string code, OutcomeTerms terms, DateTime at)
    {
        Rule.Require(stage is LeadStage.New or LeadStage.Contact, "outcome.stageInvalid", "stage");
        Rule.Require(code is { Length: >= 1 and <= 60 }, "outcome.codeInvalid", "code");
        (Id, CreatedAt, Stage, Code) = (Keys.New(at), at, stage, code);
        Take(terms);
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
    public OutcomeColour Colour { get; private set; }
    /// <summary>Not recorded without a note.</summary>
    public bool NeedsNote { get; private set; }
    /// <summary>Whether a lead with this result falls into the floating pool when nobody calls in time .</summary>
    public bool MayFloat { get; private set; }
    /// <summary>Rises when what it does changes; an attempt names the version it was made under .</summary>
    public int RuleVersion { get; private set; } = 1;

    public bool AsksTime => Effect == OutcomeEffect.AskCallBackTime;
    public OutcomeTerms Terms => new(Label, LabelEn, Effect, Days, Key, Colour, NeedsNote, MayFloat, Active);

    /// <summary>What an outcome of a stage can do: a new lead must go somewhere, and only one in contact buys.</summary>
    public static IReadOnlyList<OutcomeEffect> EffectsOf(LeadStage stage) => stage == LeadStage.New ? OfNew : OfContact;

    /// <summary>Changes it. Leads that got it before keep what came of it.</summary>
    public void Change(OutcomeTerms terms)
    {
        var before = Rules(Terms);
        Take(terms);
        if (Rules(Terms) != before) RuleVersion++;
    }

    /// <summary>Another outcome takes its key.</summary>
    public void MoveTo(short key) => Key = key;

    /// <summary>Where a lead goes by this outcome.</summary>
    public LeadMove Move => MoveOf(Stage, Effect);

    internal static LeadMove MoveOf(LeadStage stage, OutcomeEffect effect) => effect switch
    {
        OutcomeEffect.MoveToContact => LeadMove.ToContact,
        OutcomeEffect.CreateOrder => LeadMove.ToOrdered,
        OutcomeEffect.Close or OutcomeEffect.MarkDuplicate => LeadMove.Close,
        _ => stage == LeadStage.Contact ? LeadMove.ToContact : LeadMove.Stay,
    };

    private static (OutcomeEffect, int?, bool, bool, bool) Rules(OutcomeTerms t) => (t.Effect, t.Days, t.NeedsNote, t.MayFloat, t.Active);

    private void Take(OutcomeTerms t)
    {
        Rule.Require(t.Label?.Trim() is { Length: > 0 and <= 60 }, "outcome.labelMissing", "label");
        Rule.Require(t.LabelEn is null || t.LabelEn.Length <= 60, "outcome.labelMissing", "labelEn");
        Rule.Require(EffectsOf(Stage).Contains(t.Effect), "outcome.effectNotHere", "effect");
        Rule.Require(t.Effect != OutcomeEffect.AutoCallBack || t.Days is >= 1 and <= MostDays, "outcome.daysMissing", "days", MostDays);
        Rule.Require(t.Key is >= 1 and <= 9, "outcome.keyInvalid", "key");
        (Label, LabelEn) = (t.Label!.Trim(), string.IsNullOrWhiteSpace(t.LabelEn) ? t.Label.Trim() : t.LabelEn.Trim());
        (Effect, Days, Key, Colour) = (t.Effect, t.Effect == OutcomeEffect.AutoCallBack ? t.Days : null, t.Key, t.Colour);
        (NeedsNote, MayFloat, Active) = (t.NeedsNote, t.MayFloat, t.Active);
    }
}

internal sealed class OutcomeTable : IEntityTypeConfiguration<Outcome>
{
    public void Configure(EntityTypeBuilder<Outcome> builder)
    {
        builder.ToTable("telesales_outcomes");
        builder.HasIndex(o => new { o.Stage, o.Code }).IsUnique();
        builder.Ignore(o => o.AsksTime).Ignore(o => o.Move).Ignore(o => o.Terms);
    }
}
