namespace KhachQuen.Platform;

/// <summary>A text that tells nothing of a person (a code, a number of ours, the name of a product or of one of our people): it survives their erasure (T-31). Every other text of their rows is emptied.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ImpersonalAttribute : Attribute;

/// <summary>The rows of an erased person go as a whole: nothing of them counts in any book.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ErasedWholeAttribute : Attribute;

/// <summary>A copy of what was sent or typed: naming a number, or a row of theirs, it is about them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AboutWhomItNamesAttribute : Attribute;

/// <summary>An id or a number that may be somebody else's (a parent company; a number in a company's record): the row is not theirs because of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SomebodyElsesAttribute : Attribute;

/// <summary>Empties what is not a text: a birthday, tags, a next action.</summary>
public interface IErasable
{
    void Erase(DateTime at);
}

/// <summary>Names a file of the <see cref="FileStore"/> that goes with the row.</summary>
public interface IHoldsFile
{
    string? FileKey { get; }
}

/// <summary>Says why a person cannot be erased yet, e.g. an order on its way; null when nothing speaks against it.</summary>
public interface IErasureGuard
{
    Task<Refused?> WhyNot(Db db, IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
