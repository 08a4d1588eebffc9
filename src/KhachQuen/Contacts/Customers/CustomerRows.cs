using KhachQuen.Platform;

namespace KhachQuen.Contacts;

public static class CustomerRows
{
    extension(Db db)
    {
        /// <summary>The customers the actor may see: by scope, and those a later module shows beside it.</summary>
        public IQueryable<Customer> Customers => db.Seen<Customer>(CustomerPermissions.Read).Where(c => c.MergedIntoId == null);

        /// <summary>What the customers the actor may see make and sell.</summary>
        public IQueryable<CustomerProduct> CustomerProducts
        {
            get
            {
                var seen = db.Customers;
                return db.Rows<CustomerProduct>().Where(p => seen.Any(c => c.Id == p.CustomerId));
            }
        }

        /// <summary>The customers the actor may give to somebody: of their scope, and those nobody looks after (F-11).</summary>
        public IQueryable<Customer> CustomersToAssign
        {
            get
            {
                var all = db.Rows<Customer>().Where(c => c.MergedIntoId == null);
                return db.Actor.ScopeOf(CustomerPermissions.Assign) switch
                {
                    Scope.All => all,
                    Scope.None => all.Where(_ => false),
                    _ => all.SeenEitherWay([Sight.Condition<Customer>(db.Actor, CustomerPermissions.Assign), c => c.OwnerId == null]),
                };
            }
        }
    }
}
