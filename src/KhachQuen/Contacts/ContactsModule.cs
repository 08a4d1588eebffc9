using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Contacts;

/// <summary>Whom we know: leads and customers, their phones and addresses.</summary>
public sealed class ContactsModule : Module
{
    public override string Name => "contacts";
    public override IReadOnlyList<Permission> Permissions => [.. LeadPermissions.All, .. CustomerPermissions.All, .. ContactPermissions.All];
    public override IReadOnlyList<SettingsArea> Settings => [SettingsArea.Of<CustomerLists>(AccessPermissions.BusinessRules), SettingsArea.Of<CustomerSettings>(AccessPermissions.BusinessRules), SettingsArea.Of<ContactSettings>(ContactPermissions.Rules), SettingsArea.Of<LeadLists>(AccessPermissions.BusinessRules), SettingsArea.Of<LeadLevels>(AccessPermissions.BusinessRules)];

    public override void Add(IServiceCollection services) => services.AddActivities()
        .AddSingleton<IMovesWithItsOwner, MovesRowsOf<Lead>>().AddSingleton<IMovesWithItsOwner, MovesRowsOf<Customer>>()
        .AddSingleton<CustomerMoves>().AddSingleton<ErasureRegister>().AddHostedService<ForgetAgain>().AddSingleton<LeadRevenue>().AddSweep<LevelLeads>().AddSingleton<ICustomerMerge, PersonsOfMerged>()
        .AddSingleton<ICustomerMerge, LeadsOfMerged>().AddSingleton<ICustomerMerge, FilesOfMerged>().AddSingleton<ICustomerMerge, ProductsOfMerged>().AddUndo(new ImagedOperation(MergeCustomers.Kind, CustomerPermissions.Write, typeof(Customer), ByColumn: true))
        .AddUndo(new ImagedOperation(RemoveCustomerProduct.Kind, CustomerPermissions.Write, typeof(CustomerProduct)))
        .AddMany<AssignCustomers>(new(AssignCustomers.TheKind, CustomerPermissions.Assign, typeof(Customer))).AddMany<TagCustomers>(new(TagCustomers.TheKind, CustomerPermissions.Write, typeof(Customer)))
        .AddSingleton(new OperationNoun(nameof(Customer), "/customers", (db, ids, ct) => db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct)))
        .AddSingleton<IAttachable>(new Attachable<Lead>("lead", "/leads", db => db.Leads, (actor, lead) => actor.May(LeadPermissions.Work, lead)))
        .AddSingleton<IAttachable>(new Attachable<Customer>("customer", "/customers", db => db.Customers, (actor, customer) => actor.May(CustomerPermissions.Write, customer)))
        .AddSingleton<IAttachable, FilesOfCustomerProduct>()
        .AddWebhookEvent<CustomerUpdated, ShowCustomer>("customer.updated", e => e.CustomerId, (use, id, actor, ct) => use.Handle(id, actor, ct).AsObject());
}
