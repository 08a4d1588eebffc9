using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>The module's doors. Who works here is known to everyone who signs in; what they may change is a right.</summary>
public static class AccessRows
{
    extension(Db db)
    {
        public IQueryable<User> Users => db.Rows<User>();
        public IQueryable<Team> Teams => db.Rows<Team>();
        public IQueryable<Role> Roles => db.Rows<Role>();
        public IQueryable<ApiToken> Tokens => db.Rows<ApiToken>();
        public IQueryable<Session> Sessions => db.Rows<Session>();

        /// <summary>What was done to many rows at once.</summary>
        public IQueryable<BulkOperation> Operations => db.Rows<BulkOperation>().SeenBy(db.Actor, AccessPermissions.Undo);

        /// <summary>The works whose rows the actor may read: who brought a file, nobody else. Who runs the system sees how works stand, not the customers in them (access.md).</summary>
        public IQueryable<Work> OwnWorks => db.Rows<Work>().Where(w => w.OwnerId == db.Actor.Id || db.Actor.IsSystem);

        /// <summary>The works a person asked for; whoever runs the system sees all.</summary>
        public IQueryable<Work> Works => db.Actor.May(AccessPermissions.System) ? db.Rows<Work>() : db.Rows<Work>().Where(w => w.OwnerId == db.Actor.Id);
    }
}
