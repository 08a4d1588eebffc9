using System.Linq.Expressions;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <param name="How">How it came: by phone, a letter, at the desk.</param>
/// <param name="Others">Processors or third parties hold the data too: the longer clock.</param>
public sealed record SubjectRequestInput(SubjectAsk? Ask, string? Phone, string? How, string? Note = null, DateOnly? ReceivedOn = null, bool Others = false);

public sealed record SubjectRequestView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public SubjectAsk Ask { get; init; }
    /// <summary>Null once the person was erased.</summary>
    public string? Phone { get; init; }
    public required string How { get; init; }
    public string? Note { get; init; }
    public bool Others { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public DateOnly AcknowledgeBy { get; init; }
    public DateOnly DueOn { get; init; }
    public DateTime? AcknowledgedAt { get; init; }
    public string? ExtendedWhy { get; init; }
    public SubjectState State { get; init; }
    public DateTime? EndedAt { get; init; }
    public string? Answer { get; init; }
    public Guid TakenById { get; init; }
    public Guid? EndedById { get; init; }

    internal static readonly Expression<Func<SubjectRequest, SubjectRequestView>> Of = r => new SubjectRequestView
    {
        Id = r.Id, Version = r.Version, CreatedAt = r.CreatedAt, UpdatedAt = r.UpdatedAt, Ask = r.Ask, Phone = r.Phone, How = r.How, Note = r.Note, Others = r.Others, ReceivedOn = r.ReceivedOn,
        AcknowledgeBy = r.AcknowledgeBy, DueOn = r.DueOn, AcknowledgedAt = r.AcknowledgedAt, ExtendedWhy = r.ExtendedWhy, State = r.State, EndedAt = r.EndedAt, Answer = r.Answer, TakenById = r.TakenById, EndedById = r.EndedById,
    };

    internal static readonly Func<SubjectRequest, SubjectRequestView> Compiled = Of.Compile();
}

/// <summary>What people asked about their data: the open ones by what is due first, or all, newest first (T-31).</summary>
public sealed class ListSubjectRequests(Database database)
{
    private static readonly Sorting<SubjectRequest> Sorting = new Sorting<SubjectRequest>("-createdAt").By("createdAt", r => r.CreatedAt).By("dueOn", r => r.DueOn);

    public async Task<Page<SubjectRequestView>> Handle(bool open, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.ExportSubject);
        await using var db = database.Open(actor);
        var requests = db.Rows<SubjectRequest>().AsNoTracking();
        return await Sorting.Page(open ? requests.Where(r => r.State == SubjectState.Open) : requests, open && page.Sort is null ? page with { Sort = "dueOn" } : page, SubjectRequestView.Of, ct);
    }

    public async Task<SubjectRequestView> One(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.ExportSubject);
        await using var db = database.Open(actor);
        return SubjectRequestView.Compiled(await db.Rows<SubjectRequest>().AsNoTracking().Get(id, ct));
    }
}

/// <summary>Somebody asked; it is written down and its clocks run. An objection is heard at once: nobody calls them with an offer again.</summary>
public sealed class TakeSubjectRequest(Database database, CompanyCalendar calendar, TimeProvider clock)
{
    public async Task<SubjectRequestView> Handle(SubjectRequestInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.ExportSubject);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var request = new SubjectRequest(input, PhoneNumber.Parse(input.Phone ?? ""), await calendar.Today(ct), actor, clock.Now());
        db.Add(request);
        if (request.Ask == SubjectAsk.Objection) await RecordConsent.Within(db, new ConsentInput(input.Phone, Source: "subjectRequest"), ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return SubjectRequestView.Compiled(request);
    }
}

public enum SubjectStep { Acknowledge, Extend, Finish, Refuse }

/// <summary>The steps of a request but the erasure itself.</summary>
public sealed class AnswerSubjectRequest(Database database, TimeProvider clock)
{
    public async Task<SubjectRequestView> Handle(Guid id, SubjectStep step, string? words, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.ExportSubject);
        await using var db = database.Open(actor);
        var request = await db.Rows<SubjectRequest>().Get(id, ct);
        Take(request, step, words, actor);
        await db.SaveChangesAsync(ct);
        return SubjectRequestView.Compiled(request);
    }

    private void Take(SubjectRequest request, SubjectStep step, string? words, Actor actor)
    {
        if (step == SubjectStep.Acknowledge) request.Acknowledge(clock.Now());
        else if (step == SubjectStep.Extend) request.Extend(words);
        else if (step == SubjectStep.Finish) request.Finish(words, actor, clock.Now());
        else request.Refuse(words, actor, clock.Now());
    }
}
