namespace KhachQuen.Contacts;

/// <summary>Numbers written backwards, so that the last digits are found by an index .</summary>
public static class Tails
{
    public static string Of(string number) => string.Concat(number.Where(char.IsAsciiDigit).Reverse());

    /// <summary>
    /// The stretch of the index that holds every number ending in these digits: from the first bound up to, not including, the second (null: to the end).
    /// A comparison, not LIKE: both databases answer it from a plain index, whatever the collation.
    /// </summary>
    public static (string From, string? To) Range(string lastDigits)
    {
        var from = Of(lastDigits);
        var end = from.TrimEnd('9');
        return (from, end.Length == 0 ? null : end[..^1] + (char)(end[^1] + 1));
    }
}
