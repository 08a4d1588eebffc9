using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What may be edited on a lead by hand; everything else changes by an act.</summary>
public sealed record LeadEdit
{
    public Patch<string> Name { get; init; }
    public Patch<string> Email { get; init; }
    public Patch<string> TaxCode { get; init; }
    public Patch<string> CitizenId { get; init; }
    public Patch<ContactType?> ContactType { get; init; }
    public Patch<Guid?> ProductId { get; init; }
    public Patch<Guid?> CampaignId { get; init; }
    public Patch<short?> Priority { get; init; }
    public Patch<string> Region { get; init; }
    public Patch<string> Note { get; init; }
    /// <summary>What is known beyond the number (F-20 … F-23).</summary>
    public Patch<LeadProfileEdit> Profile { get; init; }
}

public sealed partial class Lead
{
    /// <summary>Takes the given fields over.</summary>
    public void Edit(LeadEdit edit)
    {
        var priority = edit.Priority.Or(Priority) ?? 0;
        Rule.Require(priority is >= 0 and <= 3, "lead.priorityOutOfRange", "priority");
        (Name, Email, Priority) = (Clean(edit.Name.Or(Name)), Clean(edit.Email.Or(Email)), priority);
        (TaxCode, CitizenId) = (Clean(edit.TaxCode.Or(TaxCode)), Clean(edit.CitizenId.Or(CitizenId)));
        (ProductId, CampaignId) = (edit.ProductId.Or(ProductId), edit.CampaignId.Or(CampaignId));
        (Region, Note, ContactType) = (Clean(edit.Region.Or(Region)), Clean(edit.Note.Or(Note)), edit.ContactType.Or(ContactType) ?? ContactType);
        Refold();
    }

    /// <summary>A row of a file about this number: what it says replaces what we had, what it leaves empty stays .</summary>
    public void TakeFrom(NewLead row)
    {
        static Patch<string> Said(string? text) => string.IsNullOrWhiteSpace(text) ? default : new(true, text);
        Edit(new()
        {
            Name = Said(row.Name), Email = Said(row.Email), TaxCode = Said(row.TaxCode), CitizenId = Said(row.CitizenId), Region = Said(row.Region), Note = Said(row.Note),
            ProductId = row.ProductId is { } product ? new(true, product) : default, Priority = row.Priority > 0 ? new(true, row.Priority) : default,
        });
        LastSource = row.Source;
        Tell("lead.updatedByImport", new { source = row.Source });
    }
}
