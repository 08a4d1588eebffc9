using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Telesales;

/// <summary>Gathers what the desk shows. Asks and arranges; the rules stand in the use cases it calls.</summary>
public sealed class DeskLoader(AgentQueue queue, MyDay day, GetLead open, LeadHistory history, ListOutcomes outcomes, CompanyCalendar calendar, Database database, TimeProvider clock)
{
    /// <summary>The queue alone, for its live refresh.</summary>
    public async Task<DeskModel> Queue(QueueTab tab, Guid? leadId, Actor actor, CancellationToken ct)
    {
        var lead = leadId is { } id ? await open.Handle(id, actor, ct) : null;
        return new DeskModel { Queue = await queue.Handle(tab, actor, ct), Day = new(0, 0, null), Lead = lead };
    }

    public async Task<DeskModel> Load(QueueTab tab, Guid? leadId, Actor actor, CancellationToken ct)
    {
        var model = new DeskModel { Queue = await queue.Handle(tab, actor, ct), Day = await day.Handle(actor, ct) };
        if (leadId is not { } id) return model;
        var lead = await open.Handle(id, actor, ct);
        var hours = await calendar.Today(ct);
        var now = clock.Now();
        var catalogue = await outcomes.Handle(null, actor, ct);
        var auto = catalogue.FirstOrDefault(o => o is { Effect: OutcomeEffect.AutoCallBack, Stage: LeadStage.Contact });
        model = model with
        {
            Lead = lead, History = await history.Handle(id, actor, ct), Outcomes = catalogue, Offers = CallBackOffers.Of(hours, now),
            AutoCallBackAt = auto is null ? null : hours.NextSameTime(now.AddDays(auto.Days ?? 7)), After = model.Queue.Rows.FirstOrDefault(r => r.Id != id),
        };
        return await Names(model, lead, actor, ct);
    }

    private async Task<DeskModel> Names(DeskModel model, LeadView lead, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        var key = DraftKey(lead.Id);
        return model with
        {
            ProductName = lead.ProductId is { } product ? await db.Products.AsNoTracking().Where(p => p.Id == product).Select(p => p.Name).FirstOrDefaultAsync(ct) : null,
            SourceName = await db.Sources.AsNoTracking().Where(s => s.Code == lead.LastSource).Select(s => s.Name).FirstOrDefaultAsync(ct) ?? lead.LastSource,
            DraftNote = await db.Rows<Draft>().AsNoTracking().Where(d => d.UserId == actor.Id && d.Key == key).Select(d => d.Text).FirstOrDefaultAsync(ct),
        };
    }

    public static string DraftKey(Guid leadId) => $"lead:{leadId}:note";
}
