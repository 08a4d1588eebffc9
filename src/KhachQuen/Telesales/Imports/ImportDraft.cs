using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>A file of leads somebody has brought and not imported yet: what was said about it so far, and its check. Theirs alone.</summary>
public sealed class ImportDraft : Entity, IOwned
{
    private ImportDraft() { }

    public ImportDraft(StoredFile file, Actor by, DateTime at) =>
        (Id, FileKey, FileName, OwnerId, TeamId) = (Keys.New(at), file.Key, file.Name, by.Id, by.TeamId);

    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    [NotAudited] public string FileKey { get; private set; } = "";
    public string FileName { get; private set; } = "";
    /// <summary>JSON: a <see cref="LeadImport"/>; null until columns are mapped.</summary>
    public string? Plan { get; private set; }
    /// <summary>The dry run of the plan.</summary>
    public Guid? CheckId { get; private set; }
    /// <summary>The import it became.</summary>
    public Guid? ImportId { get; private set; }

    public LeadImport? Said => Plan is null ? null : JsonSerializer.Deserialize<LeadImport>(Plan);

    /// <summary>Columns, source and basis are said; the check looks what comes of it.</summary>
    public void Says(LeadImport plan, Guid checkId)
    {
        Rule.Require(ImportId is null, "import.alreadyStarted");
        (Plan, CheckId) = (JsonSerializer.Serialize(plan), checkId);
    }

    public void Becomes(LeadImport plan, Guid importId)
    {
        Rule.Require(ImportId is null, "import.alreadyStarted");
        (Plan, ImportId) = (JsonSerializer.Serialize(plan), importId);
    }
}

internal sealed class ImportDraftTable : IEntityTypeConfiguration<ImportDraft>
{
    public void Configure(EntityTypeBuilder<ImportDraft> builder)
    {
        builder.ToTable("telesales_import_drafts");
        builder.Ignore(d => d.Said);
        builder.HasIndex(d => d.CreatedAt);     // purge
    }
}
