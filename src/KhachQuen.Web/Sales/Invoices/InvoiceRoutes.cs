using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Contacts;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Sales;

/// <summary>The invoices put to a customer (F-3): on the customer's page and on the wire.</summary>
internal static class InvoiceRoutes
{
    public static void MapInvoicePages(this RouteGroupBuilder pages)
    {
        var write = pages.MapGroup("/customers/{id:guid}/invoices").Needs(CustomerPermissions.Write);
        write.MapPost("", async (Guid id, IFormCollection form, AddCustomerInvoice use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
        {
            await using var file = form.Files.GetFile("file") is { Length: > 0 } sent ? sent.OpenReadStream() : null;
            var added = await use.Handle(id, new(form.Text("number"), form.Day("issuedOn"), Sum(form.Text("amount"))), file, form.Files.GetFile("file")?.FileName, actor, ct);
            if (!http.IsHtmx()) return Results.LocalRedirect($"/customers/{id}");
            http.Toast(texts["customerInvoices.added", added.Number]);
            return Forms.Fragment<CustomerInvoices>(new { CustomerId = id });
        }).WithMetadata(new RequestSizeLimitAttribute(AttachmentApi.MostBytes));
        write.MapPost("/{invoice:guid}/remove", async (Guid id, Guid invoice, RemoveCustomerInvoice use, ListCustomerInvoices list, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
        {
            var gone = await use.Handle(id, invoice, false, actor, ct);
            if (!http.IsHtmx()) return Results.LocalRedirect($"/customers/{id}");
            http.Toast(texts["customerInvoices.removed", gone.Number], undo: $"/customers/{id}/invoices/{invoice}/restore");
            return await Lines(id, true, list, actor, ct);
        });
        write.MapPost("/{invoice:guid}/restore", async (Guid id, Guid invoice, RemoveCustomerInvoice use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
        {
            http.Toast(texts["customerInvoices.restored", (await use.Handle(id, invoice, true, actor, ct)).Number]);
            return Results.NoContent();
        });
        pages.MapGet("/customers/{id:guid}/invoices", async (Guid id, ShowCustomer show, ListCustomerInvoices list, Actor actor, CancellationToken ct) =>
            await show.Handle(id, actor, ct) is var customer ? await Lines(id, actor.May(CustomerPermissions.Write, new Masking.Owned(customer.OwnerId, customer.TeamId)), list, actor, ct) : null!).Needs(CustomerPermissions.Read);
    }

    public static void MapInvoices(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/customers/{id:guid}/invoices").WithTags("Customers");
        all.MapGet("", (Guid id, [AsParameters] ListArguments list, ListCustomerInvoices use, Actor actor, CancellationToken ct) => use.Handle(id, list.Page, actor, ct)).Needs(CustomerPermissions.Read).WithSummary("The invoices put to a customer, the youngest first");
        all.MapPost("", async (Guid id, AddCustomerInvoice use, Actor actor, HttpRequest request, CancellationToken ct) =>
        {
            if (!request.HasFormContentType) throw new BadHttpRequestException("multipart/form-data with file, number, issuedOn and amount is expected");
            var form = await request.ReadFormAsync(ct);
            await using var file = form.Files.GetFile("file")?.OpenReadStream();
            return await use.Handle(id, new(form.Text("number"), form.Day("issuedOn"), long.TryParse(form["amount"], out var amount) ? amount : null), file, form.Files.GetFile("file")?.FileName, actor, ct);
        }).Needs(CustomerPermissions.Write).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(AttachmentApi.MostBytes)).Accepts<IFormFile>("multipart/form-data").WithSummary("Puts an invoice to a customer (multipart: file, number, issuedOn, amount)");
        all.MapDelete("/{invoice:guid}", (Guid id, Guid invoice, RemoveCustomerInvoice use, Actor actor, CancellationToken ct) => use.Handle(id, invoice, false, actor, ct)).Needs(CustomerPermissions.Write).WithSummary("Takes an invoice from a customer; its file stays");
    }

    private static long? Sum(string? text) => text is null ? null : Vnd.TryParse(text, out var sum, out var problem) ? sum : throw new Refused(problem!, "amount");

    private static async Task<IResult> Lines(Guid customer, bool mayWrite, ListCustomerInvoices list, Actor actor, CancellationToken ct) =>
        Forms.Fragment<CustomerInvoiceLines>(new { CustomerId = customer, Rows = await list.Handle(customer, new(Limit: 50), actor, ct), MayWrite = mayWrite });
}

/// <summary>How many invoices a customer has, on their page (F-3).</summary>
internal sealed class CustomerInvoiceCount(ListCustomerInvoices invoices, T texts) : ICustomerCount
{
    public int Order => 70;

    public async Task<Tab?> Of(Guid customerId, Actor actor, CancellationToken ct) => new(texts["customerInvoices.title"], $"/customers/{customerId}#invoices", Count: (await invoices.Handle(customerId, new(Limit: 1, Count: true), actor, ct)).Total);
}
