using System.Text;
using System.Xml;

namespace KhachQuen.Platform;

/// <summary>The XML of one part, piece by piece: no DTD, no outside world, bounded depth and vocabulary (T-27).</summary>
internal sealed class PartReader(Stream part, SheetLimits limits) : IDisposable
{
    private const int Deepest = 64;
    private readonly char[] chunk = new char[2_048];
    private readonly XmlReader xml = XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        NameTable = new Vocabulary(),
        CloseInput = true,
    });

    public string Name => xml.LocalName;
    public bool Starts => xml.NodeType == XmlNodeType.Element;
    public bool Ends => xml.NodeType == XmlNodeType.EndElement || (Starts && xml.IsEmptyElement);
    public bool IsText => xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    public bool Next()
    {
        if (!xml.Read()) return false;
        return xml.Depth <= Deepest ? true : throw SheetDamage.Damaged("nested too deep");
    }

    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>The attribute "id" of the relationships' namespace, in the old or the strict dialect.</summary>
    public string? RelationId() =>
        xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    public void AppendTo(StringBuilder text)
    {
        for (int read; (read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
        {
            text.Append(chunk, 0, read);
            if (text.Length > limits.CellLength * 7) throw SheetDamage.TooLarge("cell", limits.CellLength); // 7: each letter as _xHHHH_
        }
    }

    public void Dispose() => xml.Dispose();

    // An xlsx has some hundred names; a hostile one invents millions, and a name table never forgets.
    private sealed class Vocabulary : NameTable
    {
        private const int Largest = 10_000;
        private int words;

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        private string Counted(string word) => ++words <= Largest ? word : throw SheetDamage.TooLarge("names", Largest);
    }
}
