using KhachQuen.Platform;

namespace KhachQuen.Contacts;

public static class CustomerRows
{
    extension(Db db)
    {
        /// <summary>The customers the actor may see: by scope, and those a later module shows beside it.</summary>
        public IQueryable<Customer> Customers => db.Seen<Customer>(CustomerPermissions.Read).Where(c => c.MergedIntoId == null);
    }
}
