using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>A way of looking at a list that somebody keeps: its filters, order and columns, under a name. Private, or shared with the company; the rows stay those each reader may see.</summary>
public sealed class SavedView : Entity
{
    private SavedView() { }

    public SavedView(Guid userId, string list, string name, DateTime at)
    {
        Rule.Require(list is { Length: > 0 and <= 40 } && list.All(char.IsAsciiLetterOrDigit), "view.listUnknown", "list");
        Rule.Require(name?.Trim() is { Length: > 0 and <= 60 }, "view.nameMissing", "name");
        (Id, UserId, List, Name) = (Keys.New(at), userId, list, name!.Trim());
        NameKey = Folding.Fold(Name);
    }

    public Guid UserId { get; private set; }
    /// <summary>Which list: <c>leads</c>, <c>orders</c> …</summary>
    public string List { get; private set; } = "";
    public string Name { get; private set; } = "";
    [NotAudited] public string NameKey { get; private set; } = "";
    /// <summary>The list's query string, without <c>?</c>.</summary>
    public string Query { get; private set; } = "";
    /// <summary>Keys of the columns not shown, joined by dots; null: as each reader has them.</summary>
    public string? HiddenColumns { get; private set; }
    public bool Shared { get; private set; }

    /// <summary>Keeps what is on screen now.</summary>
    public void Keep(string query, string? hiddenColumns, bool shared)
    {
        Rule.Require(query.Length <= 2_000 && (hiddenColumns?.Length ?? 0) <= 400, "view.tooLong", "query");
        (Query, HiddenColumns, Shared) = (query.TrimStart('?'), string.IsNullOrEmpty(hiddenColumns) ? null : hiddenColumns, shared);
    }
}

internal sealed class SavedViewTable : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("access_saved_views");
        builder.HasIndex(v => new { v.UserId, v.List, v.NameKey }).IsUnique();     // mine of a list; a name once
        builder.HasIndex(v => v.List).HasFilter("\"Shared\"");                     // the company's of a list
    }
}
