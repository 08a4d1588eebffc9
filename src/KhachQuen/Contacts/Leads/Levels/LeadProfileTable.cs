using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

internal sealed class LeadProfileTable : IEntityTypeConfiguration<LeadProfile>
{
    public void Configure(EntityTypeBuilder<LeadProfile> profile)
    {
        profile.ToTable("contacts_lead_profiles");
        profile.Ignore(p => p.Address);
        profile.HasOne<Lead>().WithMany().HasForeignKey(p => p.LeadId).OnDelete(DeleteBehavior.Cascade);      // a withdrawn import's leads take theirs along
        profile.HasIndex(p => p.LeadId).IsUnique();                                     // one per lead
        profile.HasIndex(p => new { p.LevelVersion, p.Id });                            // levelled by a choice of before
        profile.HasIndex(p => p.LeadId, "IX_contacts_lead_profiles_size").HasFilter("\"SizeState\" = 1");      // sizes that wait for a word
    }
}
