using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Demo;

/// <summary>What a B2B salesperson means to do this week: one call late since yesterday, a demo this afternoon, some already done.</summary>
internal sealed class ActivityChapter(IServiceProvider services, Actor seller)
{
    /// <summary>Working days from today, hour, minutes, what; <c>Done</c>: what came of it.</summary>
    private static readonly (int Day, int Hour, short Minutes, ActivityKind Kind, string What, string? Place, string? Done)[] Plans =
    [
        (-1, 15, 15, ActivityKind.Call, "Gọi chốt số lượng mã", null, null),
        (-1, 10, 60, ActivityKind.Meeting, "Demo tem truy xuất", "Văn phòng khách, Mộc Châu", "Khách xem 3 mẫu tem, chọn mẫu vỡ; hẹn gửi báo giá trong tuần"),
        (0, 16, 15, ActivityKind.Call, "Gọi hỏi hồ sơ công bố", null, null),
        (0, 17, 30, ActivityKind.Email, "Gửi bảng giá gói năm", null, null),
        (1, 9, 60, ActivityKind.Meeting, "Họp kỹ thuật tích điểm", "Google Meet", null),
        (1, 9, 30, ActivityKind.Task, "Chuẩn bị mẫu in thử", null, null),
        (2, 14, 90, ActivityKind.Meeting, "Demo ứng dụng truy xuất", "Nhà máy Năm Căn", null),
        (3, 10, 15, ActivityKind.Message, "Nhắn Zalo nhắc ký phụ lục", null, null),
    ];

    public static async Task Tell(IServiceProvider services, IReadOnlyList<User> sellers, CancellationToken ct)
    {
        if (sellers.Count > 0 && await services.GetRequiredService<ActorDesk>().OfUser(sellers[0].Id, ct) is { } seller) await new ActivityChapter(services, seller).All(ct);
    }

    private async Task All(CancellationToken ct)
    {
        var (database, subjects, notices, now) = (services.GetRequiredService<Database>(), services.GetRequiredService<ActivitySubjects>(), services.GetRequiredService<ActivityNotices>(), services.GetRequiredService<TimeProvider>().Now());
        await using var db = database.Open(seller);
        var deals = await db.Opportunities.Where(o => o.State == OpportunityState.Active && o.OwnerId == seller.Id).OrderBy(o => o.Id).Select(o => o.Id).Take(Plans.Length).ToListAsync(ct);
        foreach (var (plan, deal) in Plans.Zip(deals.Concat(deals)))
        {
            var due = CompanyTime.ToUtc(WorkingDay(CompanyTime.DayOf(now), plan.Day), new(plan.Hour, 0));
            if (plan.Day == 0 && due <= now) due = now.AddMinutes(30);
            var then = due <= now ? due.AddDays(-1) : now;
            var planned = await new PlanActivity(database, subjects, notices, new StoodStill(then)).Handle(new() { Noun = "opportunity", NounId = deal, Kind = plan.Kind, Title = plan.What, DueAt = due, Minutes = plan.Minutes, Place = plan.Place, RemindMinutes = due <= now ? null : (short)15 }, seller, ct);
            if (plan.Done is { } result) await new CompleteActivity(database, subjects, new StoodStill(due.AddMinutes(plan.Minutes))).Handle(planned.Id, null, result, seller, ct);
        }
    }

    /// <summary>So many days that are not a Sunday before or after.</summary>
    private static DateOnly WorkingDay(DateOnly today, int away)
    {
        var day = today;
        for (var left = Math.Abs(away); left > 0;)
        {
            day = day.AddDays(Math.Sign(away));
            if (day.DayOfWeek != DayOfWeek.Sunday) left--;
        }
        return day;
    }
}
