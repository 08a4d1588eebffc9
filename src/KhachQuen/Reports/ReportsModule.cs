using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Telephony;

namespace KhachQuen.Reports;

/// <summary>Numbers about work and money: counted from the rows as they stand, each number with its rows behind it.</summary>
public sealed class ReportsModule : Module
{
    public override string Name => "reports";
}

/// <summary>The module's doors.</summary>
public static class ReportRows
{
    extension(Db db)
    {
        /// <summary>The first dial of each callback, as far as the actor's reports reach; dialling again does not make it punctual.</summary>
        public IQueryable<Call> CallbackCalls
        {
            get
            {
                var calls = db.Rows<Call>();
                return calls.Where(c => c.DueAt != null && !calls.Any(e => e.AboutId == c.AboutId && e.DueAt == c.DueAt && e.StartedAt < c.StartedAt)).SeenBy(db.Actor, ReportPermissions.Read);      // index (AboutId, StartedAt)
            }
        }
    }
}
