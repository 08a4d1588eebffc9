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
        public IQueryable<Assignment> AssignmentsOf(Guid leadId) => db.Rows<Assignment>().Where(a => a.LeadId == leadId);
    }
}
