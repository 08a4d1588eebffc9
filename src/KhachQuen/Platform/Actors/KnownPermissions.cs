using System.Collections.Frozen;

namespace KhachQuen.Platform;

/// <summary>Every right that any module offers, for the modules that stand before the others and may not name them.</summary>
public sealed class KnownPermissions(IReadOnlyList<Permission> all)
{
    private readonly FrozenDictionary<string, Permission> byCode = all.ToFrozenDictionary(p => p.Code, StringComparer.Ordinal);

    public IReadOnlyList<Permission> All => all;

    public bool Knows(string code) => byCode.ContainsKey(code);

    public bool KnowsArea(string area) => all.Any(p => p.Area == area);

    /// <summary>A scope the right can have: any for one that reaches over rows, all or nothing for one that is yes or no.</summary>
    public bool Allows(string code, Scope scope) => byCode.TryGetValue(code, out var known) && Enum.IsDefined(scope) && (known.Scoped || scope is Scope.None or Scope.All);
}
