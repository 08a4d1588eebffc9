using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

internal sealed class LeadTable : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> lead)
    {
        lead.ToTable("contacts_leads");
        lead.Ignore(l => l.Title).Ignore(l => l.WhyNotBack).Ignore(l => l.CallPurpose);
        lead.HasIndex(l => new { l.OwnerId, l.NextActionAt, l.Stage }).HasFilter("\"NextActionAt\" IS NOT NULL");                // my callbacks, oldest first; how many are late or due, from the index alone
        lead.HasIndex(l => l.NextActionAt).HasFilter("\"NextActionAt\" IS NOT NULL");                                       // the bell: due in the last second
        lead.HasIndex(l => new { l.OwnerId, l.Id }).IsDescending(false, true).HasFilter("\"Stage\" = 0 AND \"NextActionAt\" IS NULL");   // my new leads, newest first: the desk's count and "next"
        lead.HasIndex(l => new { l.OwnerId, l.Stage, l.Id }).IsDescending(false, false, true);                              // my folders
        lead.HasIndex(l => new { l.OwnerId, l.Priority, l.Id }).IsDescending(false, true, true);                            // my list
        lead.HasIndex(l => new { l.TeamId, l.Stage, l.Id, l.OwnerId }).IsDescending(false, false, true, false);             // the team's pool and folders, counted from the index alone
        lead.HasIndex(l => new { l.TeamId, l.Priority, l.Id }).IsDescending(false, true, true);                             // the team's list
        lead.HasIndex(l => new { l.Priority, l.Id }).IsDescending(true, true);                                              // everybody's list
        lead.HasIndex(l => new { l.Stage, l.Priority, l.Id, l.OwnerId }).IsDescending(false, true, true, false);            // everybody's folders
        lead.HasIndex(l => new { l.TeamId, l.Priority, l.Id }, "IX_contacts_leads_pool").IsDescending(false, true, true).HasFilter("\"OwnerId\" IS NULL");     // a team's pool as a list: few rows among very many
        lead.HasIndex(l => new { l.TeamId, l.Priority, l.Id }, "IX_contacts_leads_floating").IsDescending(false, true, true).HasFilter("\"FloatedAt\" IS NOT NULL AND \"OwnerId\" IS NULL");     // the floating pool
        lead.HasIndex(l => l.ReceivedAt, "IX_contacts_leads_untouched").HasFilter("\"Stage\" = 0 AND \"LastOutcome\" IS NULL AND \"OwnerId\" IS NOT NULL");     // given to somebody and not worked: recall, floating
        lead.HasIndex(l => new { l.FirstSource, l.Priority, l.Id }).IsDescending(false, true, true);                        // of a source
        lead.HasIndex(l => new { l.ReceivedAt, l.Id }).IsDescending(true, true);                                            // by the day received: a team's and one's own stand close enough together in it
        lead.HasIndex(l => new { l.WorkedOrder, l.Id }).IsDescending(true, true);                                           // by the day worked
        lead.HasIndex(l => new { l.Attempts, l.Id }).IsDescending(true, true);                                              // by calls so far
        lead.HasIndex(l => new { l.NextOrder, l.Id });                                                                      // by what is next
        lead.HasIndex(l => new { l.Level, l.Priority, l.Id }).IsDescending(false, true, true).HasFilter("\"Level\" > 0");     // those with a level: few among very many
        lead.HasIndex(l => l.Phone);                                                                            // who is this number, duplicates
        lead.HasIndex(l => l.PhoneTail);                                                                        // last four digits and more
        lead.HasIndex(l => l.DuplicateOfId).HasFilter("\"DuplicateOfId\" IS NOT NULL");                          // which leads repeat this one
        lead.HasIndex(l => l.CustomerId).HasFilter("\"CustomerId\" IS NOT NULL");                                // a customer's leads
        lead.HasIndex(l => new { l.ImportId, l.Id }).HasFilter("\"ImportId\" IS NOT NULL");                      // what an import brought, batch by batch
        lead.HasIndex(l => new { l.CreatedAt, l.Id }).IsDescending(true, true);                                 // everybody's of a period, newest first
        lead.HasIndex(l => l.UpdatedAt);                                                                        // updatedSince
    }
}
