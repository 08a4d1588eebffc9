using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>Where a size that a salesperson judged stands (F-23).</summary>
public enum SizeState : short { None, Proposed, Approved, Refused }

/// <summary>A company's size by judgement: one proposes with a reason, another approves. What is not approved counts for nothing.</summary>
public sealed partial class LeadProfile
{
    public const int LongestReason = 1_000;

    public Guid? SizeId { get; private set; }
    public SizeState SizeState { get; private set; }
    public string? SizeReason { get; private set; }
    public Guid? SizeById { get; private set; }
    public DateTime? SizeAt { get; private set; }
    public Guid? SizeDecidedById { get; private set; }
    public DateTime? SizeDecidedAt { get; private set; }
    public string? SizeDecision { get; private set; }

    /// <summary>A changed proposal needs a new approval, whatever was approved before.</summary>
    public void ProposeSize(Guid sizeId, string? reason, Guid by, DateTime at)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "leadSize.reasonMissing", "reason");
        (SizeId, SizeState, SizeReason, SizeById, SizeAt) = (sizeId, SizeState.Proposed, Text(reason, LongestReason, "reason"), by, at);
        (SizeDecidedById, SizeDecidedAt, SizeDecision) = (null, null, null);
    }

    /// <summary>Another person's word; a refusal has a reason.</summary>
    public void DecideSize(bool approve, string? reason, Guid by, DateTime at)
    {
        Rule.Require(SizeState == SizeState.Proposed, "leadSize.notWaiting");
        Rule.Require(by != SizeById, "leadSize.own");
        Rule.Require(approve || !string.IsNullOrWhiteSpace(reason), "leadSize.refusalReasonMissing", "reason");
        (SizeState, SizeDecidedById, SizeDecidedAt, SizeDecision) = (approve ? SizeState.Approved : SizeState.Refused, by, at, Text(reason, LongestReason, "reason"));
    }
}
