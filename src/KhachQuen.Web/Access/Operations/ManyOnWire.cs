using KhachQuen.Platform;

namespace KhachQuen.Web.Access;

/// <summary>What came of an act on many.</summary>
/// <param name="OperationId">By which it is taken back; null when nothing was done.</param>
internal sealed record ManyOnWire(IReadOnlyList<Guid> Done, IReadOnlyList<LeftOnWire> Left, Guid? OperationId)
{
    public static ManyOnWire Of(ManyDone many) => new(many.Done, [.. many.Left.Select(l => new LeftOnWire(l.Name, l.Why.Code))], many.Operation);

    /// <summary>What came of it; of more rows than fit a request the job that does it.</summary>
    public static async Task<IResult> Answer<TNoun, TAsked>(ManyAct<TNoun, TAsked> act, IReadOnlyList<Guid>? ids, TAsked asked, Actor actor, CancellationToken ct) where TNoun : Entity where TAsked : notnull =>
        ids is { Count: > Many.AtOnce } many ? WorkApi.Taken(await act.Begin(many, asked, actor, ct)) : TypedResults.Ok(Of(await act.Handle(ids ?? [], asked, actor, ct)));
}

/// <param name="Number">Its number or name, or the code as given.</param>
/// <param name="Code">Why it did not take part.</param>
internal sealed record LeftOnWire(string Number, string Code);
