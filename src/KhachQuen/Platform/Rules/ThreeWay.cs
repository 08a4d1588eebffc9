namespace KhachQuen.Platform;

/// <summary>What became of a field that two people had open at once .</summary>
public enum Fate
{
    /// <summary>Nothing to tell apart: nobody changed it, or both to the same.</summary>
    Same,
    Yours,
    Theirs,
    /// <summary>Both changed it, to different things: a person must choose.</summary>
    Clash,
}

/// <summary>A field in three versions; a list (ticks, lines of goods) is one field of many values.</summary>
/// <param name="Before">As it was when you began; null: not known, so whatever differs is a clash.</param>
/// <param name="Theirs">As somebody else saved it.</param>
/// <param name="Yours">As you have typed it.</param>
public sealed record Merged(string Field, IReadOnlyList<string>? Before, IReadOnlyList<string> Theirs, IReadOnlyList<string> Yours)
{
    public Fate Fate { get; } =
        ThreeWay.Alike(Theirs, Yours) ? Fate.Same
        : Before is null ? Fate.Clash
        : ThreeWay.Alike(Before, Yours) ? Fate.Theirs
        : ThreeWay.Alike(Before, Theirs) ? Fate.Yours
        : Fate.Clash;

    /// <summary>What stands in the form: a clash keeps what was typed until it is decided.</summary>
    public IReadOnlyList<string> Value => Fate is Fate.Theirs or Fate.Same ? Theirs : Yours;
}

/// <summary>Lays what two people made of the same values together, field by field; nothing of either is dropped unseen .</summary>
public static class ThreeWay
{
    /// <summary>Every field any of the three knows, in the order of theirs; one that is missing is empty.</summary>
    public static IReadOnlyList<Merged> Of(IReadOnlyDictionary<string, IReadOnlyList<string>>? before, IReadOnlyDictionary<string, IReadOnlyList<string>> theirs, IReadOnlyDictionary<string, IReadOnlyList<string>> yours) =>
        [.. theirs.Keys.Concat(yours.Keys).Concat(before?.Keys ?? []).Distinct().Select(field => new Merged(field, before is null ? null : before.GetValueOrDefault(field, []), theirs.GetValueOrDefault(field, []), yours.GetValueOrDefault(field, [])))];

    /// <summary>Equal to whoever reads them: an empty field is no field, and a browser sends every line end as two characters.</summary>
    public static bool Alike(IReadOnlyList<string> one, IReadOnlyList<string> other) => Plain(one).SequenceEqual(Plain(other), StringComparer.Ordinal);

    private static IEnumerable<string> Plain(IReadOnlyList<string> values) => values is [""] ? [] : values.Select(v => v.ReplaceLineEndings("\n"));
}
