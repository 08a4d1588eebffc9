using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>A pattern of working hours ("ca làm", X-31): weekday → its stretches. A night is two stretches: until 00:00, and from 00:00.</summary>
public sealed class Shift : Entity
{
    private Shift() { }

    public Shift(string name, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>> week, DateTime at)
    {
        (Id, CreatedAt) = (Keys.New(at), at);
        Set(name, week, active: true);
    }

    public string Name { get; private set; } = "";
    public string WeekJson { get; private set; } = "{}";
    public bool Active { get; private set; } = true;

    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>> Week => JsonSerializer.Deserialize<Dictionary<DayOfWeek, IReadOnlyList<Stretch>>>(WeekJson, JsonSerializerOptions.Web)!;

    /// <summary>A shift that is switched off is offered no more; whoever has it keeps it.</summary>
    public void Set(string name, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>> week, bool active)
    {
        Rule.Require(name?.Trim() is { Length: > 0 and <= 60 }, "shift.nameMissing", "name");
        new WorkingHours { Week = week }.CalendarFor([], VietnamTime.Zone);      // refuses hours that overlap, end before they begin, or none at all
        (Name, WeekJson, Active) = (name!.Trim(), JsonSerializer.Serialize(week.Where(d => d.Value.Count > 0).OrderBy(d => d.Key).ToDictionary(), JsonSerializerOptions.Web), active);
    }
}

/// <summary>From a day on, or on the days named, a person works by a shift; without one they are off. What was said last holds.</summary>
public sealed class RosterLine : Entity
{
    private RosterLine() { }

    public RosterLine(Guid userId, Guid? shiftId, DateOnly from, DateOnly? to, DateTime at)
    {
        Rule.Require(to is null || to >= from, "roster.daysInvalid", "to");
        (Id, CreatedAt, UserId, ShiftId, From, To) = (Keys.New(at), at, userId, shiftId, from, to);
    }

    public Guid UserId { get; private set; }
    /// <summary>Null: off.</summary>
    public Guid? ShiftId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    /// <summary>Said of this very day: holds on a public holiday too.</summary>
    public bool IsOneDay => From == To;
}

public enum LeaveKind : short { Annual, Sick, Unpaid, Other }

/// <summary>Days a person is away ("nghỉ phép"). Taken back, never removed.</summary>
public sealed class Leave : Entity
{
    private Leave() { }

    public Leave(Guid userId, DateOnly from, DateOnly to, LeaveKind kind, string? note, DateTime at)
    {
        Rule.Require(to >= from && to.DayNumber - from.DayNumber < 366, "roster.daysInvalid", "to");
        Rule.Require(note is null || note.Length <= 500, "roster.noteTooLong", "note");
        (Id, CreatedAt, UserId, From, To, Kind, Note) = (Keys.New(at), at, userId, from, to, kind, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
    }

    public Guid UserId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public LeaveKind Kind { get; private set; }
    public string? Note { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    public void Withdraw(DateTime at)
    {
        Rule.Require(WithdrawnAt is null, "roster.leaveWithdrawn");
        WithdrawnAt = at;
    }
}

internal sealed class RosterTables : IEntityTypeConfiguration<Shift>, IEntityTypeConfiguration<RosterLine>, IEntityTypeConfiguration<Leave>, IEntityTypeConfiguration<ReadySpan>
{
    public void Configure(EntityTypeBuilder<Shift> shift)
    {
        shift.ToTable("access_shifts");
        shift.Ignore(s => s.Week);
    }

    public void Configure(EntityTypeBuilder<RosterLine> line)
    {
        line.ToTable("access_roster");
        line.Ignore(l => l.IsOneDay);
        line.HasIndex(l => new { l.UserId, l.From });      // a person's days
    }

    public void Configure(EntityTypeBuilder<Leave> leave)
    {
        leave.ToTable("access_leaves");
        leave.HasIndex(l => new { l.UserId, l.To });       // a person's days
    }

    public void Configure(EntityTypeBuilder<ReadySpan> span)
    {
        span.ToTable("access_ready_spans");
        span.Property(s => s.Id).ValueGeneratedNever();
        span.HasIndex(s => new { s.UserId, s.Kind, s.From });      // a person's spans of a period
    }
}
