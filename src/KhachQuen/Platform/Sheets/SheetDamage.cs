using System.Xml;

namespace KhachQuen.Platform;

/// <summary>Whatever a broken file makes the framework throw, a person hears one sentence: the sheet is damaged.</summary>
internal static class SheetDamage
{
    public static Refused TooLarge(string what, long limit) => new("sheet.tooLarge", "file", what, limit);

    public static Refused Damaged(string why) => new("sheet.damaged", "file", why);

    public static T Named<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (IsOfTheFile(broken))
        {
            throw Damaged(broken.Message);
        }
    }

    public static IEnumerable<T> Named<T>(IEnumerable<T> rows)
    {
        using var each = rows.GetEnumerator();
        while (Named(each.MoveNext)) yield return each.Current;
    }

    // A failing disk (any other IOException) is not the file's fault and must not be reported as such.
    private static bool IsOfTheFile(Exception broken) =>
        broken is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException
        || (broken is IOException && broken.GetType().Namespace == "System.IO.Compression");
}
