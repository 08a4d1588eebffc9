using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

/// <summary>A person one speaks with at a customer, or at a company that is still a lead ("Đầu mối liên hệ", F-21). Converted, they are the customer's. Seen by whoever sees that row.</summary>
[ErasedWhole]
public sealed class ContactPerson : Entity
{
    private ContactPerson() { }

    private ContactPerson(Guid? leadId, Guid? customerId, DateTime at) => (Id, CreatedAt, LeadId, CustomerId) = (Keys.New(at), at, leadId, customerId);

    public static ContactPerson OfLead(Guid leadId, DateTime at) => new(leadId, null, at);
    public static ContactPerson OfCustomer(Guid customerId, DateTime at) => new(null, customerId, at);

    public Guid? LeadId { get; private set; }
    public Guid? CustomerId { get; private set; }
    public string Name { get; private set; } = "";
    public string? Role { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }

    public void Edit(PersonEdit edit)
    {
        var name = LeadProfile.Text(edit.Name.Or(Name), 200, "name");
        Rule.Require(name is not null, "contactPerson.nameMissing", "name");
        (Name, Role) = (name!, LeadProfile.Text(edit.Role.Or(Role), 200, "role"));
        if (edit.Phone.Given) Phone = string.IsNullOrWhiteSpace(edit.Phone.Value) ? null : PhoneNumber.Parse(edit.Phone.Value).E164;
        if (edit.Email.Given) Email = EmailOf(edit.Email.Value);
    }

    /// <summary>Their lead became this customer, or their customer went into this one.</summary>
    internal void BelongTo(Guid customerId) => CustomerId = customerId;

    private static string? EmailOf(string? written)
    {
        if (LeadProfile.Text(written, 254, "email") is not { } email) return null;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        Rule.Require(at > 0 && at == email.LastIndexOf('@') && email.LastIndexOf('.') > at + 1 && !email.EndsWith('.') && !email.Any(char.IsWhiteSpace), "contactPerson.emailInvalid", "email");
        return email.ToLowerInvariant();
    }
}

/// <summary>The fields of a contact person as a merge patch names them.</summary>
public sealed record PersonEdit
{
    public Patch<string> Name { get; init; }
    public Patch<string> Role { get; init; }
    public Patch<string> Phone { get; init; }
    public Patch<string> Email { get; init; }

    /// <summary>Says nothing of anybody: an emptied form.</summary>
    internal bool IsBlank => new[] { Name, Role, Phone, Email }.All(f => string.IsNullOrWhiteSpace(f.Value));
}

internal sealed class ContactPersonTable : IEntityTypeConfiguration<ContactPerson>
{
    public void Configure(EntityTypeBuilder<ContactPerson> person)
    {
        person.ToTable("contacts_persons");
        person.HasOne<Lead>().WithMany().HasForeignKey(p => p.LeadId).OnDelete(DeleteBehavior.Cascade);
        person.HasOne<Customer>().WithMany().HasForeignKey(p => p.CustomerId).OnDelete(DeleteBehavior.Cascade);
        person.HasIndex(p => new { p.LeadId, p.Id }).HasFilter("\"LeadId\" IS NOT NULL");              // a lead's, the first first
        person.HasIndex(p => new { p.CustomerId, p.Id }).HasFilter("\"CustomerId\" IS NOT NULL");      // a customer's
        person.HasIndex(p => p.Phone).HasFilter("\"Phone\" IS NOT NULL");                              // who is calling
    }
}

/// <summary>Doors: reached through a lead or customer that was seen first.</summary>
public static class ContactPersonRows
{
    extension(Db db)
    {
        public IQueryable<ContactPerson> PersonsOfLead(Guid leadId) => db.Rows<ContactPerson>().Where(p => p.LeadId == leadId);
        public IQueryable<ContactPerson> PersonsOf(Guid customerId) => db.Rows<ContactPerson>().Where(p => p.CustomerId == customerId);
        public IQueryable<LeadProfile> ProfileOf(Guid leadId) => db.Rows<LeadProfile>().Where(p => p.LeadId == leadId);
    }
}
