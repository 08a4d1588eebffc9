using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What a colleague found out by calling the buyer .</summary>
public sealed partial class Order
{
    /// <summary>The colleague it was given to; null: nobody could be found, any with the right may take it.</summary>
    public Guid? CheckerId { get; private set; }
    /// <summary>The day it was given, for the even share.</summary>
    public DateOnly? CheckOn { get; private set; }
    /// <summary>The last answer; null: not called yet, or edited since.</summary>
    public CrossCheckResult? CheckResult { get; private set; }
    public Guid? CheckedBy { get; private set; }
    public DateTime? CheckedAt { get; private set; }
    /// <summary>When the checker calls the buyer again.</summary>
    public DateTime? CheckCallBackAt { get; private set; }
    public short Checks { get; private set; }
    /// <summary>The buyer asked for corrections the seller has neither taken nor turned down.</summary>
    public bool CorrectionsOpen { get; private set; }

    private void SendToCheck(CheckDuty duty) => (State, CheckerId, CheckOn) = (OrderState.CrossChecking, duty.CheckerId, duty.On);

    /// <summary>One of the five results. Nobody checks their own sale; who is to be called again has a time still to come.</summary>
    public void Check(CrossCheckResult result, bool corrections, DateTime? callBackAt, string? note, Actor by, DateTime at)
    {
        Rule.Require(by.Id != OwnerId, "order.ownCrossCheck");
        Rule.Require(State == OrderState.CrossChecking, "order.notInCrossCheck", "result", State);
        var again = result is CrossCheckResult.NotReached or CrossCheckResult.CallbackRequested or CrossCheckResult.ThinkingItOver;
        Rule.Require(!again || callBackAt is not null, "order.callBackAtMissing", "callBackAt");
        Rule.Require(!again || callBackAt > at, "order.callBackInThePast", "callBackAt");
        Rule.Require(result != CrossCheckResult.Cancelled || !string.IsNullOrWhiteSpace(note), "order.reasonMissing", "note");
        (CheckResult, CheckedBy, CheckedAt, CheckCallBackAt) = (result, by.Id, at, again ? callBackAt : null);
        Checks++;
        CorrectionsOpen |= corrections;
        Tell("order.crossChecked", new { number = Number, result = result.ToString() }, note);
        if (result == CrossCheckResult.Cancelled) Cancel(note, at);
    }

    /// <summary>The seller took the buyer's corrections over, or turned them down .</summary>
    public void CloseCorrections() => CorrectionsOpen = false;

    public void TurnedDown() => Tell("order.correctionsTurnedDown", new { number = Number });

    /// <summary>Another sells it from now on; who was to check it and now sells it checks it no more.</summary>
    public void HandTo(Guid userId, Guid? teamId, string to, DateTime at)
    {
        (OwnerId, TeamId) = (userId, teamId);
        if (CheckerId == userId) CheckerId = null;
        Tell("order.handedOver", new { number = Number, to });
        Raise(new OrderAmended(Id, at));
    }

    /// <summary>Another colleague calls the buyer; nobody: any with the right may.</summary>
    public void GiveCheck(Guid? checkerId, string? to)
    {
        Rule.Require(checkerId is null || checkerId != OwnerId, "order.ownCrossCheck");
        CheckerId = checkerId;
        Tell("order.checkHandedOver", new { number = Number, to });
    }

    private void CheckAgain()
    {
        if (State != OrderState.CrossChecking || CheckResult is null) return;
        (CheckResult, CheckCallBackAt) = (null, null);
        Tell("order.checkAgain", new { number = Number });
    }
}

/// <summary>The five results of a cross-check .</summary>
public enum CrossCheckResult : short { OrderOk, NotReached, CallbackRequested, ThinkingItOver, Cancelled }

/// <summary>Who checks an order, given on which day.</summary>
public sealed record CheckDuty(Guid? CheckerId, DateOnly On);
