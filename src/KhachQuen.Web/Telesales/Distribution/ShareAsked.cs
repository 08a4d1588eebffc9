using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>Which leads are to be handed out: those that were ticked, or all that a list's question finds.</summary>
/// <param name="Ids">Ticked.</param>
/// <param name="Query">The list's question, when all it finds are meant.</param>
public sealed record ShareAsked(IReadOnlyList<Guid> Ids, string? Query)
{
    public static ShareAsked Of(IFormCollection form, string? query)
    {
        var all = form["all"] == "1" || form["query"].Count > 0;
        return all ? new([], form["query"].Count > 0 ? form["query"].ToString() : query ?? "") : new([.. form["ids"].Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty).Where(i => i != Guid.Empty)], null);
    }

    /// <summary>The act as it was chosen in the form.</summary>
    public DistributionInput Input(IFormCollection form)
    {
        var mode = Named<DistributionMode>.TryParse(form["mode"], out var named) ? named.Value : DistributionMode.Even;
        Guid[] people = [.. form[mode == DistributionMode.ByHand ? "userId" : "userIds"].Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty).Where(i => i != Guid.Empty)];
        Rule.Require(people.Length > 0 || mode == DistributionMode.LastHolder, "distribution.receiversMissing", "userIds");
        int? limit = form["limit"].ToString().Replace(".", "", StringComparison.Ordinal) is not { Length: > 0 } said ? null : int.TryParse(said, out var number) ? number : throw new Refused("distribution.limitOutOfRange", "limit", DistributeLeads.AtMost);
        return new(Query is null ? Ids : null, Query is null ? null : new LeadAsked(Query).Filter, null, people, mode, limit);
    }
}
