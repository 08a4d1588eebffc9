using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>Production.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : Db(options)
{
    private static readonly PostgresDialect TheDialect = new();
    public override Dialect Dialect => TheDialect;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasPostgresExtension("pg_trgm");
        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
            foreach (var property in type.GetProperties().Where(p => p.PropertyInfo?.IsDefined(typeof(SearchedByPartsAttribute), false) == true).ToList())
                modelBuilder.Entity(type.ClrType).HasIndex(property.Name).HasMethod("gin").HasOperators("gin_trgm_ops");
    }
}
