using System.Text;

namespace KhachQuen.Platform;

/// <summary>
/// The texts an xlsx keeps aside, three million in a large sheet. They go to a file in pages of 32 (small tables stay in memory), and a few
/// pages are kept at hand: Excel numbers the texts in the order of their first use, so the next one is nearly always near.
/// </summary>
internal sealed class SharedStrings : IDisposable
{
    private const int PageTexts = 32, PageLetters = 8_192, LettersAtHand = 2_000_000, InMemory = 4 << 20;

    private readonly List<(int First, long At)> pages = [];
    private readonly Dictionary<int, string[]> atHand = [];
    private readonly Queue<int> oldest = [];
    private readonly List<string> filling = [];
    private Stream store = new MemoryStream();
    private int count, fillingLetters, lettersAtHand;

    public static SharedStrings Read(XlsxPackage package, XlsxBook book)
    {
        var strings = new SharedStrings();
        if (book.Part("sharedStrings") is not { } part) return strings;
        try
        {
            using var xml = package.Read(part);
            strings.Fill(xml);
            return strings;
        }
        catch
        {
            strings.Dispose();
            throw;
        }
    }

    /// <exception cref="Refused"><c>sheet.damaged</c>: the sheet names a text that is not there.</exception>
    public string this[int index]
    {
        get
        {
            if (index >= count) throw SheetDamage.Damaged("shared string " + index);
            var page = pages.BinarySearch((index, long.MaxValue));
            page = page < 0 ? ~page - 1 : page;
            return (atHand.TryGetValue(page, out var texts) ? texts : Fetch(page))[index - pages[page].First];
        }
    }

    public void Dispose() => store.Dispose();

    private void Fill(PartReader xml)
    {
        var text = new StringBuilder();
        bool inText = false, inPhonetic = false;
        while (xml.Next())
        {
            if (xml.IsText && inText && !inPhonetic) xml.AppendTo(text);
            else if (xml.Name == "t") inText = !xml.Ends;
            else if (xml.Name == "rPh") inPhonetic = !xml.Ends;
            if (xml.Name != "si" || !xml.Ends) continue;
            Add(XlsxEscapes.Decode(text.ToString()));
            text.Clear();
        }
        Flush();
    }

    private void Add(string text)
    {
        filling.Add(text);
        count++;
        fillingLetters += text.Length;
        if (filling.Count == PageTexts || fillingLetters > PageLetters) Flush();
    }

    private void Flush()
    {
        if (filling.Count == 0) return;
        if (store is MemoryStream && store.Length > InMemory) MoveToFile();
        pages.Add((count - filling.Count, store.Position));
        using var writer = new BinaryWriter(store, Encoding.Unicode, leaveOpen: true);
        writer.Write7BitEncodedInt(filling.Count);
        foreach (var text in filling) writer.Write(text);
        filling.Clear();
        fillingLetters = 0;
    }

    private void MoveToFile()
    {
        var file = PrivateFile.Create();
        store.Position = 0;
        store.CopyTo(file);
        store.Dispose();
        store = file;
    }

    private string[] Fetch(int page)
    {
        store.Position = pages[page].At;
        using var reader = new BinaryReader(store, Encoding.Unicode, leaveOpen: true);
        var texts = new string[reader.Read7BitEncodedInt()];
        for (var at = 0; at < texts.Length; at++) texts[at] = reader.ReadString();
        Keep(page, texts);
        return texts;
    }

    private void Keep(int page, string[] texts)
    {
        atHand.Add(page, texts);
        oldest.Enqueue(page);
        lettersAtHand += Letters(texts);
        while (lettersAtHand > LettersAtHand && oldest.Count > 1)
            if (atHand.Remove(oldest.Dequeue(), out var gone)) lettersAtHand -= Letters(gone);
    }

    private static int Letters(string[] texts) => texts.Sum(text => text.Length + 12); // 12: what an empty string costs
}
