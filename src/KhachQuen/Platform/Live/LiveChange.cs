using System.Text.Json.Serialization;

namespace KhachQuen.Platform;

/// <summary>A row others may be looking at has changed. Only ids travel; the screens fetch what they may see .</summary>
/// <param name="Noun">lead, order, shipment, job, notice …</param>
/// <param name="To">The people and teams concerned; those who see all always hear of it.</param>
public sealed record LiveChange(string Noun, Guid Id, IReadOnlyList<Guid> To)
{
    /// <summary>Nothing was saved: somebody has begun to change it, or has stopped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public EditSign? Edit { get; init; }
}

/// <summary>A form with changes in it stands open in some window .</summary>
/// <param name="Noun">Of the row: customer, order …</param>
/// <param name="Tab">The window; a person may have two.</param>
/// <param name="Begins">False: it was closed, sent or thrown away.</param>
public sealed record EditSign(string Noun, Guid UserId, Guid Tab, bool Begins);

/// <summary>A noun whose changes are told to open screens.</summary>
public interface ILive : IOwned;

/// <summary>Told after the commit. The host passes it to the browsers and to the other nodes.</summary>
public interface ILiveEvents
{
    void Tell(IReadOnlyList<LiveChange> changes);
}

internal sealed class NobodyListens : ILiveEvents
{
    public void Tell(IReadOnlyList<LiveChange> changes) { }
}
