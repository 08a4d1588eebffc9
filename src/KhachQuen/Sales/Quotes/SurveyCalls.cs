using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>A call in which customer care asked a customer how they found us.</summary>
/// <param name="Answers">What they said, in words; null: nothing was written down.</param>
/// <param name="RecordingPath">Where it can be heard; null: no recording.</param>
public sealed record SurveyCall(Guid Id, DateTime At, string? By, int TalkSeconds, string? Answers, string? RecordingPath);

/// <summary>Whoever makes survey calls gives them here; each shows only what the actor may hear (F-33: "Lấy dữ liệu cuộc gọi CSKH"). Nobody does yet.</summary>
public interface ISurveyCalls
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<SurveyCall>> Of(Guid customerId, Actor actor, CancellationToken ct);
}

/// <summary>A salesperson looks at what customer care heard from the customer of an opportunity.</summary>
public sealed class ShowSurveyCalls(Database database, IEnumerable<ISurveyCalls> sources)
{
    public async Task<IReadOnlyList<SurveyCall>> Handle(Guid opportunityId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        var customer = (await Finding.Get(db.Opportunities, opportunityId, ct)).CustomerId;
        var calls = new List<SurveyCall>();
        foreach (var source in sources) calls.AddRange(await source.Of(customer, actor, ct));
        return [.. calls.OrderByDescending(c => c.At)];
    }
}
