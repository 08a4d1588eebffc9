using System.Text;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Contacts;

namespace KhachQuen.Tests.Contacts.Activities;

/// <summary>What is planned, when it is reminded of, how a day is laid out, how other calendars read it .</summary>
public sealed class ActivityRuleTests
{
    private static readonly DateTime At = HandClock.Wall("2026-11-23 09:00");

    private static Activity Planned(ActivityKind kind = ActivityKind.Call, int inMinutes = 60, short? remind = 15) =>
        new(Terms(kind, At.AddMinutes(inMinutes), remind), About(), new User("lan", "Lan", null, At), At);

    private static ActivityTerms Terms(ActivityKind kind, DateTime due, short? remind) => new ActivityTerms(kind, " Gọi lại ", due, 30, remind, null, null).Read();

    private static ActivitySubject About() => new("customer", Guid.CreateVersion7(), "Bà Hoa", null, null!);

    [Fact]
    public void It_is_reminded_of_so_long_before_or_when_it_begins_where_that_is_past()
    {
        Assert.Equal(At.AddMinutes(45), Planned().RemindAt);
        Assert.Equal(At.AddMinutes(10), Planned(inMinutes: 10).RemindAt);      // planned on shorter notice
        Assert.Null(Planned(remind: null).RemindAt);
        var activity = Planned();
        activity.Edit(Terms(ActivityKind.Call, At.AddMinutes(200), 15), At.AddMinutes(50));
        Assert.Equal(At.AddMinutes(185), activity.RemindAt);                   // moved: reminded again
        activity.Edit(activity.Terms with { Note = "Hỏi địa chỉ" }, At.AddMinutes(190));
        Assert.Equal(At.AddMinutes(185), activity.RemindAt);                   // a word more is no reason to remind anew
        activity.Complete(null, At.AddMinutes(60));
        Assert.Null(activity.RemindAt);
        activity.Reopen(At.AddMinutes(61));
        Assert.Equal(At.AddMinutes(185), activity.RemindAt);
    }

    [Fact]
    public void Only_what_is_to_come_is_planned_and_only_what_is_planned_is_changed()
    {
        Assert.Equal("activity.past", Assert.Throws<Refused>(() => Planned(inMinutes: 0)).Code);
        var activity = Planned();
        Assert.Equal("activity.past", Assert.Throws<Refused>(() => activity.Edit(Terms(ActivityKind.Call, At.AddMinutes(30), 15), At.AddMinutes(31))).Code);
        activity.Edit(activity.Terms with { Place = "Zalo" }, At.AddDays(1));      // late by now, and a word is added all the same
        activity.Cancel(null, At.AddDays(1));
        foreach (var act in (Action[])[() => activity.Edit(activity.Terms, At), () => activity.Complete("x", At), () => activity.Cancel(null, At)]) Assert.Equal("activity.notPlanned", Assert.Throws<Refused>(act).Code);
        activity.Reopen(At.AddDays(1));
        Assert.Equal("activity.notEnded", Assert.Throws<Refused>(() => activity.Reopen(At)).Code);
    }

    [Theory, InlineData(null), InlineData("  ")]
    public void A_meeting_is_not_done_without_its_recap(string? nothing)
    {
        var meeting = Planned(ActivityKind.Meeting);
        Assert.Equal("activity.recapMissing", Assert.Throws<Refused>(() => meeting.Complete(nothing, At)).Code);
        meeting.Complete(" Chốt 3 mẫu ", At);
        Assert.Equal((ActivityState.Done, "Chốt 3 mẫu"), (meeting.State, meeting.Result));
        Planned().Complete(nothing, At);
    }

    [Theory]
    [InlineData("", 30, 0, "activity.titleMissing"), InlineData("x", -1, 0, "activity.minutesInvalid"), InlineData("x", 1441, 0, "activity.minutesInvalid"), InlineData("x", 0, -1, "activity.reminderInvalid"), InlineData("x", 0, 20161, "activity.reminderInvalid")]
    public void Terms_that_cannot_be_are_refused(string title, int minutes, int remind, string code) =>
        Assert.Equal(code, Assert.Throws<Refused>(() => new ActivityTerms(ActivityKind.Task, title, At, (short)minutes, (short)remind, null, null).Read()).Code);

    [Fact]
    public void Whatever_overlaps_stands_side_by_side_and_none_is_lost()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var day = new DateOnly(2026, 11, 23);
            var items = Enumerable.Range(0, random.Next(0, 30)).Select(_ => Item(random.Next(0, 1440), random.Next(0, 300))).ToList();
            var placed = CalendarLanes.Of(items, day);
            Assert.Equal(items.Count, placed.Items.Count + placed.More.Sum(m => m.Count));
            Assert.All(placed.Items, p => Assert.True(p.Slot >= 0 && p.Span >= CalendarLanes.Shortest && p.Slot + p.Span <= CalendarLanes.Slots && p.Lane < p.Lanes && p.Lanes <= CalendarLanes.Most));
            foreach (var one in placed.Items)
                foreach (var other in placed.Items.Where(o => o != one && o.Slot < one.Slot + one.Span && one.Slot < o.Slot + o.Span))
                    Assert.True(one.Lane != other.Lane && one.Lanes == other.Lanes, "two lie on each other");
        }
    }

    private static CalendarItem Item(int minute, int length) => new("activity", Guid.CreateVersion7(), "call", "Gọi", null, CompanyTime.StartOf(new(2026, 11, 23)).AddMinutes(minute), CompanyTime.StartOf(new(2026, 11, 23)).AddMinutes(minute + length), null, false, null, 1);

    [Fact]
    public void Other_calendars_read_it_and_no_number_leaves_in_it()
    {
        var item = Item(540, 30) with { Title = "Gọi 0912 345 678; hỏi, chốt\nhàng \\ giao", About = string.Concat(Enumerable.Repeat("Nông sản Đồi Thông ", 8)), Path = "/customers/1" };
        var text = CalendarText.Of([item], At, "https://khach.test");
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(["BEGIN:VCALENDAR", "END:VCALENDAR", ""], [lines[0], .. lines[^2..]]);
        Assert.Contains("DTSTART:20261123T020000Z", lines);
        Assert.Contains("DTEND:20261123T023000Z", lines);
        var summary = Assert.Single(lines, l => l.StartsWith("SUMMARY:", StringComparison.Ordinal));
        Assert.StartsWith("SUMMARY:Gọi ", summary, StringComparison.Ordinal);
        Assert.Contains("\\; hỏi\\, chốt\\nhàng \\\\ giao · Nông sản Đồi Thông", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("345678", summary.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
