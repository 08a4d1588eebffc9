using KhachQuen.Platform;

namespace KhachQuen.Catalog;

/// <summary>The module's doors. What is sold is known to everyone who may read the catalogue; changing it is a right.</summary>
public static class CatalogRows
{
    extension(Db db)
    {
        public IQueryable<ProductGroup> ProductGroups => db.Rows<ProductGroup>();
        public IQueryable<Product> Products => db.Rows<Product>();
        /// <summary>Scripts and answers: known to everyone who may read them, whosever they are.</summary>
        public IQueryable<Article> Articles => db.Rows<Article>();
    }
}
