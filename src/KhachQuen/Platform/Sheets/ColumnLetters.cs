namespace KhachQuen.Platform;

/// <summary>Excel's names of columns: A is 0, Z 25, AA 26, XFD 16,383.</summary>
internal static class ColumnLetters
{
    /// <summary>The index of the letters a reference begins with ("AB12" → 27); −1 where there are none, or more than three.</summary>
    public static int Index(ReadOnlySpan<char> reference)
    {
        var (index, letters) = (0, 0);
        while (letters < reference.Length && char.IsAsciiLetter(reference[letters]))
        {
            if (++letters > 3) return -1;
            index = (index * 26) + (reference[letters - 1] | 0x20) - 'a' + 1;
        }
        return reference[letters..].ContainsAnyExceptInRange('0', '9') ? -1 : index - 1;
    }

    public static string Of(int index) => index < 26 ? ((char)('A' + index)).ToString() : Of((index / 26) - 1) + (char)('A' + (index % 26));
}
