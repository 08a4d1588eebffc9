using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

internal sealed class LeadTable : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> lead)
    {
        lead.ToTable("contacts_leads");
        lead.Ignore(l => l.Title);
        lead.HasIndex(l => new { l.OwnerId, l.NextActionAt }).HasFilter("\"NextActionAt\" IS NOT NULL");        // my callbacks, oldest first
        lead.HasIndex(l => l.NextActionAt).HasFilter("\"NextActionAt\" IS NOT NULL");                           // the bell: due in the last second
        lead.HasIndex(l => new { l.OwnerId, l.Stage, l.Id }).IsDescending(false, false, true);                  // my new leads, newest first
        lead.HasIndex(l => new { l.OwnerId, l.Priority, l.Id }).IsDescending(false, true, true);                // my list
        lead.HasIndex(l => new { l.TeamId, l.Stage, l.Id }).IsDescending(false, false, true);                   // the team's pool and folders
        lead.HasIndex(l => new { l.TeamId, l.Priority, l.Id }).IsDescending(false, true, true);                 // the team's list
        lead.HasIndex(l => new { l.Priority, l.Id }).IsDescending(true, true);                                  // everybody's list
        lead.HasIndex(l => new { l.Stage, l.Priority, l.Id }).IsDescending(false, true, true);                  // everybody's folders
        lead.HasIndex(l => l.Phone);                                                                            // who is this number, duplicates
        lead.HasIndex(l => l.PhoneTail);                                                                        // last four digits and more
        lead.HasIndex(l => l.DuplicateOfId).HasFilter("\"DuplicateOfId\" IS NOT NULL");                          // which leads repeat this one
        lead.HasIndex(l => l.CustomerId).HasFilter("\"CustomerId\" IS NOT NULL");                                // a customer's leads
        lead.HasIndex(l => new { l.ImportId, l.Id }).HasFilter("\"ImportId\" IS NOT NULL");                      // what an import brought, batch by batch
        lead.HasIndex(l => new { l.CreatedAt, l.Id }).IsDescending(true, true);                                 // everybody's of a period, newest first
        lead.HasIndex(l => l.UpdatedAt);                                                                        // updatedSince
    }
}
