namespace KhachQuen.Platform;

/// <summary>No pattern runs for ever, whatever text people send (T-24): the limit of every regular expression that sets none itself.</summary>
public static class PatternTime
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>To be said before the first regular expression of the process.</summary>
    public static void Set() => AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", Limit);
}
