using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>A row as it was understood: a lead, or why there is none.</summary>
/// <param name="Sheet">The row of the file.</param>
/// <param name="Lead">Null: refused.</param>
/// <param name="Source">Of an accepted row.</param>
/// <param name="Problems">Why it is refused; remarks on an accepted one.</param>
internal sealed record LeadRow(SheetRow Sheet, NewLead? Lead, Source? Source, IReadOnlyList<RowProblem> Problems);

/// <summary>Understands the rows of a sheet of leads. Knows no database; the same row always reads the same.</summary>
internal sealed class LeadSheet(ColumnMap columns, IReadOnlyList<string> headings, LeadImport plan, KnownSources sources, KnownProducts products, Guid importId, string? fileName)
{
    private const int LongestName = 200, LongestText = 4_000;

    public LeadRow Read(SheetRow row)
    {
        var said = new RowReading(row, columns, headings);
        var leftOn = LeftOn(said);
        var phone = Phone(said, leftOn);
        var source = SourceOf(said);
        var basis = BasisOf(said);
        if (phone is null || source is null || basis is null) return new(row, null, null, said.Refusals);
        var lead = new NewLead
        {
            Phone = phone.Value, Name = Name(said), Source = source.Code, Basis = basis.Value, BasisProof = basis == ContactBasis.None ? null : plan.BasisProof ?? fileName, LeftOn = leftOn,
            ProductId = ProductOf(said), Region = Region(said), Email = Email(said), TaxCode = TaxCodeOf(said), CitizenId = CitizenIdOf(said), Priority = Priority(said), ImportId = importId,
            Note = Short(said.Cell(LeadColumns.Note)),
        };
        return new(row, lead with { OriginalText = Short(said.Kept) }, source, said.Remarks);
    }

    private static PhoneNumber? Phone(RowReading said, DateOnly? leftOn)
    {
        var cell = said.Cell(LeadColumns.Phone);
        if (!PhoneNumber.TryParse(cell, new PhoneReading(RecordedOn: leftOn), out var phone, out var problem))
        {
            said.Refuse(LeadColumns.Phone, problem!);
            return null;
        }
        if (cell.Any(char.IsLetter)) said.Keep(LeadColumns.Phone);       // "gọi buổi tối" beside the number is worth keeping
        if (problem is not null) said.Remark(LeadColumns.Phone, problem);
        return phone;
    }

    /// <summary>The row's own source where it is one of ours; another name is kept as words, and the import's source counts .</summary>
    private Source? SourceOf(RowReading said)
    {
        var cell = said.Cell(LeadColumns.Source);
        if (cell.Length > 0 && sources.Find(cell) is { } named) return named;
        if (cell.Length > 0 && sources.Usual is not null) said.Keep(LeadColumns.Source);
        if (sources.Usual is null) said.Refuse(LeadColumns.Source, cell.Length == 0 ? "import.sourceMissing" : "lead.sourceUnknown", cell);
        return sources.Usual;
    }

    private ContactBasis? BasisOf(RowReading said)
    {
        var cell = said.Cell(LeadColumns.Basis);
        var basis = cell.Length == 0 ? plan.Basis : LeadColumns.BasisOf(cell);
        // A-1a: never guessed; a word we do not know is not taken for the file's basis.
        if (basis is null) said.Refuse(LeadColumns.Basis, cell.Length == 0 ? "import.basisMissing" : "import.basisUnknown", cell);
        return basis;
    }

    private static string? Name(RowReading said)
    {
        var name = said.Cell(LeadColumns.Name);
        if (name.Length == 0) said.Remark(LeadColumns.Name, "missingName");
        if (name.Length > LongestName) said.Remark(LeadColumns.Name, "import.tooLong", keep: true);
        return name.Length > LongestName ? Cut(name, LongestName) : name;
    }

    private static DateOnly? LeftOn(RowReading said)
    {
        var cell = said.Cell(LeadColumns.LeftOn);
        if (cell.Length == 0) return null;
        if (SheetDates.TryParse(cell, out var date)) return date;
        said.Remark(LeadColumns.LeftOn, "import.dateUnreadable", keep: true);
        return null;
    }

    private static string? Region(RowReading said)
    {
        var cell = said.Cell(LeadColumns.Province);
        if (Provinces.Find(cell) is not { } match) return Cut(cell, LongestName);
        if (match.FormerName is not null) said.Keep(LeadColumns.Province);       // carriers may still want the old name
        return match.Province.Code;
    }

    private static string? Email(RowReading said)
    {
        var cell = said.Cell(LeadColumns.Email);
        if (cell.Length == 0 || (cell.Length <= 254 && System.Net.Mail.MailAddress.TryCreate(cell, out var mail) && mail.Address == cell)) return cell;
        said.Remark(LeadColumns.Email, "import.emailInvalid", keep: true);
        return null;
    }

    private static string? TaxCodeOf(RowReading said)
    {
        var cell = said.Cell(LeadColumns.TaxCode);
        if (cell.Length == 0) return null;
        if (TaxCode.TryParse(cell, out var code, out var problem)) return code.Value;
        said.Remark(LeadColumns.TaxCode, problem!, keep: true);
        return null;
    }

    private static string? CitizenIdOf(RowReading said)
    {
        var cell = said.Cell(LeadColumns.CitizenId);
        if (cell.Length == 0) return null;
        if (CitizenId.TryParse(cell, out var id, out var problem)) return id.Value;
        said.Remark(LeadColumns.CitizenId, problem!, keep: true);
        return null;
    }

    private static short Priority(RowReading said)
    {
        var cell = said.Cell(LeadColumns.Priority);
        if (cell.Length == 0) return 0;
        if (LeadColumns.PriorityOf(cell) is { } priority) return priority;
        said.Remark(LeadColumns.Priority, "lead.priorityOutOfRange", keep: true);
        return 0;
    }

    /// <summary>What is sold by that code or name; other words are kept.</summary>
    private Guid? ProductOf(RowReading said)
    {
        var cell = said.Cell(LeadColumns.Product);
        var product = cell.Length == 0 ? null : products.Find(cell);
        if (cell.Length > 0 && product is null) said.Keep(LeadColumns.Product);
        return product;
    }

    private static string Short(string text) => Cut(text, LongestText);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
