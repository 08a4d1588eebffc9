using System.Linq.Expressions;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>A source on the wire and on the screens.</summary>
/// <param name="RuleVersion">The version its next ledger lines will name .</param>
public sealed record SourceView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Code, string Name, bool Hot, DuplicatePolicy DuplicatePolicy, SharingMode Sharing, Guid? TeamId, bool AllowsPull, bool Active, int RuleVersion)
{
    internal static readonly Expression<Func<Source, SourceView>> Shown = s => new SourceView(s.Id, s.Version, s.CreatedAt, s.UpdatedAt, s.Code, s.Name, s.Hot, s.DuplicatePolicy, s.Sharing, s.TeamId, s.AllowsPull, s.Active, s.RuleVersion);
    private static readonly Func<Source, SourceView> Compiled = Shown.Compile();

    internal static SourceView Of(Source source) => Compiled(source);
}

/// <summary>A new source; without a code it is made from the name.</summary>
public sealed record SourceInput
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public bool Hot { get; init; }
    public DuplicatePolicy DuplicatePolicy { get; init; }
    public SharingMode Sharing { get; init; }
    public Guid? TeamId { get; init; }
    public bool AllowsPull { get; init; } = true;
    public bool Active { get; init; } = true;
}

/// <summary>What may be changed of a source. Its code stays: leads name it.</summary>
public sealed record SourceEdit
{
    public Patch<string> Name { get; init; }
    public Patch<bool> Hot { get; init; }
    public Patch<DuplicatePolicy> DuplicatePolicy { get; init; }
    public Patch<SharingMode> Sharing { get; init; }
    public Patch<Guid?> TeamId { get; init; }
    public Patch<bool> AllowsPull { get; init; }
    public Patch<bool> Active { get; init; }

    internal void On(Source s) => s.Set(Name.Or(s.Name) ?? "", Hot.Or(s.Hot), DuplicatePolicy.Or(s.DuplicatePolicy), Sharing.Or(s.Sharing), TeamId.Or(s.TeamId), AllowsPull.Or(s.AllowsPull), Active.Or(s.Active));
}
