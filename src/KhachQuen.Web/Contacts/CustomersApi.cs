using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Customers on the wire (api.md, part F).</summary>
internal static class CustomersApi
{
    public static void MapCustomers(this RouteGroupBuilder api)
    {
        var customers = api.MapGroup("").WithTags("Customers");
        var beside = Beside.Rights<Customer>();
        customers.MapGet("/customers", ([AsParameters] CustomerFilter filter, [AsParameters] ListArguments list, FindCustomers use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(CustomerPermissions.Read, beside).WithSummary("Customers the caller may see, by page; a search for one finds others too, restricted to name, number and salesperson");
        customers.MapGet("/customers/{id:guid}", (Guid id, LookAtCustomer use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(CustomerPermissions.Read, beside).WithSummary("One customer; restricted to name, number and salesperson where the caller may not see more");
        customers.MapGet("/customers/{id:guid}/timeline", (Guid id, string? noun, [AsParameters] ListArguments list, CustomerTimeline use, Actor actor, CancellationToken ct) => use.Handle(id, noun, list.Page, actor, ct)).Needs(CustomerPermissions.Read, beside).WithSummary("Everything that touched the customer, newest first");
        customers.MapGet("/customers/{id:guid}/products", (Guid id, [AsParameters] ListArguments list, ListCustomerProducts use, Actor actor, CancellationToken ct) => use.Handle(id, list.Page, actor, ct)).Needs(CustomerPermissions.Read, beside).WithSummary("What the customer makes and sells; a picture is an attachment of noun customerProduct");
        customers.MapPost("/customers/{id:guid}/products", (Guid id, CustomerProductFacts input, AddCustomerProducts use, Actor actor, CancellationToken ct) => One(use.Handle(id, [input], actor, ct)).At(_ => $"/customers/{id}/products")).Needs(CustomerPermissions.Write).WithSummary("Another product of the customer");
        customers.MapPatch("/customers/{id:guid}/products/{productId:guid}", (Guid id, Guid productId, CustomerProductEdit input, EditCustomerProduct use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, productId, http.IfMatch(), input, actor, ct)).Needs(CustomerPermissions.Write).WithSummary("Corrects a product of the customer (merge patch, If-Match)");
        customers.MapDelete("/customers/{id:guid}/products/{productId:guid}", async (Guid id, Guid productId, RemoveCustomerProduct use, Actor actor, CancellationToken ct) => (await use.Handle(id, productId, null, actor, ct)) is var (_, operation) ? new RemovedOnWire(operation) : null!).Needs(CustomerPermissions.Write).WithSummary("Takes a product off the customer's list; POST /operations/{operationId}:undo brings it back");
        customers.MapGet("/customers:duplicates", async (string[]? phone, string? taxCode, string? citizenId, string[]? email, FindDuplicates use, Actor actor, CancellationToken ct) => new Page<Duplicate>(await use.Handle(phone ?? [], taxCode, citizenId, email ?? [], actor, ct), null)).Needs(CustomerPermissions.Create).WithSummary("Who already has one of these numbers");
        customers.MapPost("/customers", (CustomerInput input, EnterCustomer use, Actor actor, CancellationToken ct) => use.Handle(input, actor, ct).At(made => $"/customers/{made.Id}")).Needs(CustomerPermissions.Create).WithSummary("A new customer");
        customers.MapPatch("/customers/{id:guid}", (Guid id, CustomerEdit input, EditCustomer use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, http.IfMatch(), input, actor, ct)).Needs(CustomerPermissions.Write).WithSummary("Corrects a customer (merge patch, If-Match)");
        customers.MapPost("/customers/{id:guid}:verify", (Guid id, VerifyBody body, VerifyCustomer use, Actor actor, CancellationToken ct) => use.Handle(id, body.State, body.Reason, actor, ct)).Needs(CustomerPermissions.Verify).WithSummary("The data steward's word");
        customers.MapPost("/customers/{id:guid}:claim", (Guid id, TakeCustomer use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(LeadPermissions.Work).WithSummary("“Kéo liên hệ”: takes a customer nobody looks after; of several at once one gets them, the others 409");
        customers.MapPost("/customers/{id:guid}:assign", (Guid id, AssignBody body, AssignCustomer use, Actor actor, CancellationToken ct) => use.Handle(id, body.UserId, body.Reason, actor, ct)).Needs(CustomerPermissions.Assign).WithSummary("Gives the customer to a salesperson; userId null takes them away");
        customers.MapPost("/customers:assignMany", (AssignManyBody body, AssignCustomers use, Actor actor, CancellationToken ct) => ManyOnWire.Answer(use, body.Ids, new(body.UserId, body.Reason), actor, ct)).Needs(CustomerPermissions.Assign).Produces<ManyOnWire>().Produces<JobTaken>(StatusCodes.Status202Accepted).WithSummary("Gives many customers to one salesperson, or takes them away; POST /operations/{operationId}:undo takes it back; more than 500 go on as a job");
        customers.MapPost("/customers:tagMany", (TagManyBody body, TagCustomers use, Actor actor, CancellationToken ct) => ManyOnWire.Answer(use, body.Ids, body.Tag ?? "", actor, ct)).Needs(CustomerPermissions.Write).Produces<ManyOnWire>().Produces<JobTaken>(StatusCodes.Status202Accepted).WithSummary("A tag for many customers; taken back by their operation; more than 500 go on as a job");
        customers.MapGet("/customers:groups", ([AsParameters] CustomerFilter filter, GroupCustomers use, Actor actor, CancellationToken ct) => use.Handle(filter, actor, ct)).Needs(CustomerPermissions.Read, beside).WithSummary("How many customers stand in each group: group=rank, verifyState, ownerId …");
        customers.MapPost("/customers/{id:guid}:merge", async (Guid id, MergeBody body, MergeCustomers use, Actor actor, CancellationToken ct) => (await use.Handle(id, body.FromId, body.Take ?? [], actor, ct)) is var (customer, operation) ? new MergedOnWire(customer, operation) : null!).Needs(CustomerPermissions.Write).WithSummary("Another record of the same person goes into this one; POST /operations/{operationId}:undo takes it back");
    }

    private static async Task<CustomerProductView> One(Task<IReadOnlyList<CustomerProductView>> many) => (await many)[0];
}

/// <param name="FromId">The record that goes.</param>
/// <param name="Take">Fields in which its word counts; else it fills what is missing.</param>
internal sealed record MergeBody(Guid FromId, IReadOnlyList<string>? Take);

internal sealed record MergedOnWire(CustomerView Customer, Guid OperationId);

internal sealed record RemovedOnWire(Guid OperationId);

internal sealed record AssignBody
{
    /// <summary>Who looks after them from now on; null: nobody.</summary>
    public required Guid? UserId { get; init; }
    /// <summary>Asked for when they are taken away.</summary>
    public string? Reason { get; init; }
}

internal sealed record AssignManyBody(IReadOnlyList<Guid>? Ids, Guid? UserId, string? Reason);

internal sealed record TagManyBody(IReadOnlyList<Guid>? Ids, string? Tag);

internal sealed record VerifyBody
{
    public required VerifyState State { get; init; }
    public string? Reason { get; init; }
}
