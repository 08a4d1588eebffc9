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
    }
}
