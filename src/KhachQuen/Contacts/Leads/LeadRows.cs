using KhachQuen.Platform;

namespace KhachQuen.Contacts;

public static class LeadRows
{
    extension(Db db)
    {
        /// <summary>The leads the actor may see.</summary>
        public IQueryable<Lead> Leads => db.Rows<Lead>().SeenBy(db.Actor, LeadPermissions.Read);

        /// <summary>The leads the actor may hand out: for a distributor all, for a team lead their teams'.</summary>
        public IQueryable<Lead> LeadsToAssign => db.Rows<Lead>().SeenBy(db.Actor, LeadPermissions.Assign);

        /// <summary>The floating pool of the actor's teams: everybody who works leads there may look at it, with the numbers hidden.</summary>
        public IQueryable<Lead> FloatingLeads
        {
            get
            {
                var floating = db.Rows<Lead>().Where(l => l.FloatedAt != null && l.OwnerId == null);      // index "floating"
                var (team, teams) = (db.Actor.TeamId, db.Actor.Teams);
                return db.Actor.ScopeOf(LeadPermissions.Read) switch
                {
                    Scope.All => floating,
                    Scope.TeamAndBelow when teams.Count > 1 => floating.Where(l => teams.Contains(l.TeamId!.Value)),
                    Scope.None => floating.Where(_ => false),
                    _ => floating.Where(l => l.TeamId == team && l.TeamId != null),
                };
            }
        }
    }
}
