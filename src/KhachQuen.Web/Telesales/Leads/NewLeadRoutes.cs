using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>A lead entered by hand.</summary>
internal static class NewLeadRoutes
{
    public static void MapNewLead(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapGet("/leads/new/panel", () => Forms.Fragment<NewLeadPanel>(new { })).Needs(LeadPermissions.Create);
        forms.MapGet("/leads/phone", async (string? phone, KnownNumber known, Actor actor, CancellationToken ct) => Forms.Fragment<PhoneSaid>(new { Known = string.IsNullOrWhiteSpace(phone) ? null : await known.Handle(phone, actor, ct) })).Needs(LeadPermissions.Create);
        forms.MapGet("/leads/known", Known).Needs(CustomerPermissions.Create);
        forms.MapPost("/leads/new", Create).Needs(LeadPermissions.Create);
    }

    /// <summary>While a lead is being typed: customers with the same papers or email; a number not whole yet is no refusal. Its phone is looked after by itself.</summary>
    private static async Task<IResult> Known(string? taxCode, string? citizenId, string? email, FindDuplicates find, Actor actor, CancellationToken ct)
    {
        var found = new List<Duplicate>();
        foreach (var (tax, citizen, emails) in new (string?, string?, string[])[] { (taxCode, null, []), (null, citizenId, []), (null, null, [email ?? ""]) })
        {
            try { found.AddRange(await find.Handle([], tax, citizen, emails, actor, ct)); }
            catch (Refused) { }
        }
        return Forms.Fragment<KhachQuen.Web.Contacts.DuplicateNotes>(new { Found = (IReadOnlyList<Duplicate>)[.. found.DistinctBy(f => f.Id)] });
    }

    private static async Task<IResult> Create(IFormCollection form, CreateLead create, LeadNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var lead = await create.Handle(new LeadInput
        {
            Phone = form.Text("phone"), Name = form.Text("name"), Source = form.Text("source"), ProductId = form.Id("productId"), BasisProof = form.Text("basisProof"), Region = form.Text("region"), Note = form.Text("note"),
            Basis = Named<ContactBasis>.TryParse(form["basis"], out var basis) ? basis.Value : null, Priority = short.TryParse(form["priority"], out var priority) ? priority : (short)0, OwnerId = form.Id("ownerId"),
            ContactType = Named<ContactType>.TryParse(form["contactType"], out var type) ? type.Value : ContactType.Individual, Email = form.Text("email"), TaxCode = form.Text("taxCode"), CitizenId = form.Text("citizenId"),
            Profile = (form.Id("rankId") ?? form.Id("channelId")) is null ? null : new() { RankId = new(true, form.Id("rankId")), ChannelId = new(true, form.Id("channelId")) },
        }, actor, ct);
        var said = lead.DuplicateOf is null ? texts["leads.made", lead.Name ?? LeadRow.Whole(lead.Phone)] : texts["leads.madeDuplicate", (await names.Known(ct)).Person(lead.OwnerId) ?? texts["leads.noOwner"]];
        if (!actor.May(LeadPermissions.Read, new Masking.Owned(lead.OwnerId, lead.TeamId))) return http.Done("/leads/new", said);      // it went to somebody else
        if (http.Request.Headers["HX-Target"] != "side") return http.Done($"/leads/{lead.Id}", said);
        http.Toast(said);
        return Forms.Fragment<LeadPanel>(new { lead.Id });
    }
}
