using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>The module's doors. History and ledger lines are reached through a lead that was seen first.</summary>
public static class TelesalesRows
{
    extension(Db db)
    {
        public IQueryable<Outcome> Outcomes => db.Rows<Outcome>();
        public IQueryable<Source> Sources => db.Rows<Source>();
        public IQueryable<Attempt> AttemptsOf(Guid leadId) => db.Rows<Attempt>().Where(a => a.LeadId == leadId);
        /// <summary>The lines of the fairness ledger one may read: by the right to hand out, else only one's own ("vì sao tôi nhận data này", X-26).</summary>
        public IQueryable<Assignment> Assignments => db.Actor.ScopeOf(LeadPermissions.Assign) switch
        {
            Scope.All => db.Rows<Assignment>(),
            Scope.TeamAndBelow or Scope.Team when db.Actor.Teams is { Count: > 0 } teams => db.Rows<Assignment>().Where(a => teams.Contains(a.TeamId!.Value)),
            _ => db.Rows<Assignment>().Where(a => a.UserId == db.Actor.Id),
        };
        public IQueryable<Assignment> AssignmentsOf(Guid leadId) => db.Rows<Assignment>().Where(a => a.LeadId == leadId);
    }
}
