namespace KhachQuen.Platform;

/// <summary>A field of a merge patch: absent leaves alone, present sets (also to nothing).</summary>
public readonly record struct Patch<TValue>(bool Given, TValue? Value)
{
    public TValue? Or(TValue? present) => Given ? Value : present;

    public static implicit operator Patch<TValue>(TValue? value) => new(true, value);
}
