using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The module's doors.</summary>
public static class SalesRows
{
    extension(Db db)
    {
        public IQueryable<Order> Orders => OrdersSight.Seen(db);
        public IQueryable<Order> OrdersToCheck => OrdersSight.ToCheck(db);
        public IQueryable<Shipment> Shipments => OrdersSight.Shipments(db);
        public IQueryable<Opportunity> Opportunities => db.Rows<Opportunity>().SeenBy(db.Actor, OpportunityPermissions.Read);
        /// <summary>Quotes are seen as far as the opportunities of their salesperson.</summary>
        public IQueryable<Quote> Quotes => db.Rows<Quote>().SeenBy(db.Actor, OpportunityPermissions.Read);
        /// <summary>Those whose evidence the actor looks at.</summary>
        public IQueryable<Opportunity> OpportunitiesToReview => db.Rows<Opportunity>().SeenBy(db.Actor, OpportunityPermissions.Review);
        /// <summary>Draws: known to everybody who reviews; each shows only what its reader may see.</summary>
        public IQueryable<EvidenceSample> EvidenceSamples => db.Rows<EvidenceSample>().Where(_ => db.Actor.May(OpportunityPermissions.Review));
        /// <summary>The carriers' statements: for who reconciles, all of them.</summary>
        public IQueryable<Statement> Statements => db.Rows<Statement>().Where(_ => db.Actor.May(OrderPermissions.Reconcile));
        public IQueryable<StatementLine> StatementLines => db.Rows<StatementLine>().Where(_ => db.Actor.May(OrderPermissions.Reconcile));
        /// <summary>What carriers told: all of it for who ships.</summary>
        public IQueryable<CarrierMessage> CarrierMessages => db.Rows<CarrierMessage>().Where(_ => db.Actor.May(OrderPermissions.Ship));
    }
}
