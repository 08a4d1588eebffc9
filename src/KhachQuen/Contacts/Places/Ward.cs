using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

/// <summary>A ward, commune or special zone ("phường, xã, đặc khu") between two days: the list changes by law, addresses of before keep their code .</summary>
public sealed class Ward : Entity
{
    private Ward() { }

    internal Ward(WardRow row, DateOnly from, DateTime at)
    {
        (Id, Code, ProvinceCode, Name, From) = (Keys.New(at), row.Code, row.ProvinceCode, row.Name.Trim(), from);
        FormerNames = string.IsNullOrWhiteSpace(row.FormerNames) ? null : row.FormerNames.Trim();
        Folded = Folding.Fold($"{Name} {FormerNames}");
    }

    public string Code { get; private set; } = "";
    public string ProvinceCode { get; private set; } = "";
    public string Name { get; private set; } = "";
    /// <summary>What was merged into it, so that it is found by a name the customer still uses.</summary>
    public string? FormerNames { get; private set; }
    [NotAudited] public string Folded { get; private set; } = "";
    public DateOnly From { get; private set; }
    /// <summary>The first day it is no more; null: in force.</summary>
    public DateOnly? Until { get; private set; }

    internal bool Says(WardRow row) => Name == row.Name.Trim() && ProvinceCode == row.ProvinceCode && (FormerNames ?? "") == (row.FormerNames?.Trim() ?? "");
    internal void End(DateOnly on) => Until = on;
}

/// <summary>One row of the official list.</summary>
/// <param name="Code">Five digits.</param>
/// <param name="ProvinceCode">Two digits of today's 34.</param>
/// <param name="Name">"Phường Cầu Giấy".</param>
/// <param name="FormerNames">What was merged into it, separated by commas.</param>
public sealed record WardRow(string Code, string ProvinceCode, string Name, string? FormerNames = null);

internal sealed class WardTable : IEntityTypeConfiguration<Ward>
{
    public void Configure(EntityTypeBuilder<Ward> builder)
    {
        builder.ToTable("contacts_wards");
        builder.HasIndex(w => new { w.Code, w.From }).IsUnique();       // one ward by its code, and the same on a day of the past
        builder.HasIndex(w => new { w.ProvinceCode, w.Name });          // the wards of a province
    }
}
