using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

/// <summary>What a person asks of us about their data (Luật 91/2025/QH15, NĐ 356/2025 Điều 5).</summary>
public enum SubjectAsk : short { Access, Correct, Objection, Delete }

public enum SubjectState : short { Open, Done, Refused }

/// <summary>The law's clocks of a request: two working days to say it was received; then days to do it, more where others hold the data too, once more with a reason.</summary>
public static class SubjectClock
{
    public const int WorkingDaysToAcknowledge = 2;

    /// <param name="ask">What is asked.</param>
    /// <param name="others">Processors or third parties (carriers, a telephone company) hold the data too.</param>
    public static int Days(SubjectAsk ask, bool others) => (ask, others) switch
    {
        (SubjectAsk.Access or SubjectAsk.Correct, false) => 10,
        (SubjectAsk.Access or SubjectAsk.Correct, true) => 15,
        (SubjectAsk.Objection, false) => 15,
        (SubjectAsk.Objection, true) => 20,
        (SubjectAsk.Delete, false) => 20,
        _ => 30,
    };

    /// <summary>What one extension adds.</summary>
    public static int More(SubjectAsk ask) => ask switch { SubjectAsk.Objection => 15, SubjectAsk.Delete => 20, _ => 10 };
}

/// <summary>A person's request about their own data, with its clocks (T-31). It outlives their erasure without naming them.</summary>
public sealed class SubjectRequest : Entity
{
    private SubjectRequest() { }

    internal SubjectRequest(SubjectRequestInput input, PhoneNumber phone, WorkingCalendar calendar, Actor by, DateTime at)
    {
        Rule.Require(input.Ask is not null, "subject.askMissing", "ask");
        Rule.Require(input.How?.Trim() is { Length: > 0 and <= 300 }, "subject.howMissing", "how");
        Rule.Require(input.Note is null or { Length: <= 2_000 }, "subject.noteTooLong", "note", 2_000);
        var received = input.ReceivedOn ?? calendar.DayOf(at);
        Rule.Require(received <= calendar.DayOf(at) && received > calendar.DayOf(at).AddYears(-1), "subject.receivedOnInvalid", "receivedOn");
        (Id, CreatedAt, Ask, Phone, Key) = (Keys.New(at), at, input.Ask!.Value, phone.E164, NumberKey.Of(phone.E164));
        (How, Note, ReceivedOn, Others, TakenById) = (input.How!.Trim(), string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim(), received, input.Others, by.Id);
        (AcknowledgeBy, DueOn) = (calendar.AddWorkingDays(received, SubjectClock.WorkingDaysToAcknowledge), received.AddDays(SubjectClock.Days(Ask, Others)));
    }

    public SubjectAsk Ask { get; private set; }
    /// <summary>E.164; null once they were erased.</summary>
    [NotAudited] public string? Phone { get; private set; }
    public Guid Key { get; private set; }
    /// <summary>How it came: by phone, a letter, at the desk.</summary>
    public string How { get; private set; } = "";
    public string? Note { get; private set; }
    public bool Others { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    public DateOnly AcknowledgeBy { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateTime? AcknowledgedAt { get; private set; }
    public string? ExtendedWhy { get; private set; }
    public SubjectState State { get; private set; }
    public DateTime? EndedAt { get; private set; }
    /// <summary>What was done, or why it was not.</summary>
    public string? Answer { get; private set; }
    /// <summary>Who wrote it down; never the one who erases.</summary>
    public Guid TakenById { get; private set; }
    public Guid? EndedById { get; private set; }

    public void Acknowledge(DateTime at)
    {
        RequireOpen();
        Rule.Require(AcknowledgedAt is null, "subject.acknowledgedAlready");
        AcknowledgedAt = at;
    }

    /// <summary>Once, with a reason the person is told.</summary>
    public void Extend(string? why)
    {
        RequireOpen();
        Rule.Require(ExtendedWhy is null, "subject.extendedAlready");
        Rule.Require(why?.Trim() is { Length: > 0 and <= 300 }, "subject.reasonMissing", "reason");
        (ExtendedWhy, DueOn) = (why!.Trim(), DueOn.AddDays(SubjectClock.More(Ask)));
    }

    /// <summary>It was done by hand (sent, corrected, no longer called). A deletion is done by <see cref="EraseSubject"/> alone.</summary>
    public void Finish(string? answer, Actor by, DateTime at)
    {
        Rule.Require(Ask != SubjectAsk.Delete, "subject.eraseInstead");
        End(SubjectState.Done, answer, by, at);
    }

    public void Refuse(string? why, Actor by, DateTime at) => End(SubjectState.Refused, why, by, at);

    internal void WasErased(Actor by, DateTime at)
    {
        RequireErasable(by);
        (State, EndedAt, EndedById, AcknowledgedAt) = (SubjectState.Done, at, by.Id, AcknowledgedAt ?? at);
    }

    /// <summary>Nothing brings the data back, so two people stand for it.</summary>
    internal void RequireErasable(Actor by)
    {
        RequireOpen();
        Rule.Require(Ask == SubjectAsk.Delete, "subject.notADeletion");
        Rule.Require(TakenById != by.Id, "subject.fourEyes");
    }

    private void End(SubjectState state, string? answer, Actor by, DateTime at)
    {
        RequireOpen();
        Rule.Require(answer?.Trim() is { Length: > 0 and <= 2_000 }, "subject.answerMissing", "answer");
        (State, Answer, EndedAt, EndedById, AcknowledgedAt) = (state, answer!.Trim(), at, by.Id, AcknowledgedAt ?? at);
    }

    private void RequireOpen() => Rule.Require(State == SubjectState.Open, "subject.endedAlready");
}

/// <summary>A person was erased: by whom, when, which rows. Kept without their name, and beside the database too, so that a restored backup forgets them again (T-4).</summary>
public sealed class Erasure
{
    public Guid Id { get; init; }
    public DateTime At { get; init; }
    public Guid Key { get; init; }
    /// <summary>Their leads and customers, blanks between.</summary>
    [Impersonal] public required string RowIds { get; init; }
    public Guid? ById { get; init; }
}

internal sealed class SubjectTables : IEntityTypeConfiguration<SubjectRequest>, IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<SubjectRequest> request)
    {
        request.ToTable("contacts_subject_requests");
        request.HasIndex(r => new { r.State, r.DueOn, r.Id });      // what is due first
        request.HasIndex(r => new { r.CreatedAt, r.Id }).IsDescending(true, true);
    }

    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.ToTable("contacts_erasures");
        erasure.Property(e => e.Id).ValueGeneratedNever();
    }
}
