using KhachQuen.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

internal sealed class ActivityTable : IEntityTypeConfiguration<Activity>, IEntityTypeConfiguration<CalendarFeed>
{
    private const string Planned = "\"State\" = 0";

    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("contacts_activities");
        builder.Ignore(a => a.Terms);
        builder.HasIndex(a => new { a.OwnerId, a.DueAt, a.Id }).HasFilter(Planned).HasDatabaseName("IX_activities_planned");      // due today for me, and how many
        builder.HasIndex(a => new { a.OwnerId, a.DueAt, a.Id });                                                                // my calendar
        builder.HasIndex(a => new { a.TeamId, a.DueAt, a.Id });                                                                 // the team's
        builder.HasIndex(a => new { a.DueAt, a.Id });                                                                           // everybody's
        builder.HasIndex(a => new { a.NounId, a.DueAt });                                                                       // a record's
        builder.HasIndex(a => new { a.CustomerId, a.Kind, a.DueAt }).HasFilter("\"CustomerId\" IS NOT NULL");                   // a customer's meetings
        builder.HasIndex(a => a.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");                                                // whom to remind
        builder.HasIndex(a => new { a.UpdatedAt, a.Id });                                                                       // updatedSince
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("contacts_calendar_feeds");
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => f.UserId).IsUnique();          // one for each person
        builder.HasIndex(f => f.KeyHash).IsUnique();         // whose link this is
    }
}
