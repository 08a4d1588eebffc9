using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Catalog;

/// <summary>Somebody was helped by an article: counted once per person and edition, however often it is pressed .</summary>
public sealed class FindUseful(Database database, TimeProvider clock)
{
    public async Task<ArticleView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(KnowledgePermissions.Read);
        if (actor.IsViewing) throw new Forbidden("viewing");
        await using var db = database.Open(actor);
        var (me, edition) = (actor.Id, (await ShowArticle.Within(db, id, ct)).Edition);
        if (await db.Rows<ArticleVote>().AnyAsync(v => v.ArticleId == id && v.Edition == edition && v.UserId == me, ct)) return await ShowArticle.Within(db, id, ct);
        db.Add(new ArticleVote { ArticleId = id, Edition = edition, UserId = me, At = clock.Now() });
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException twice) when (db.Dialect.IsUniqueViolation(twice)) { }      // pressed twice at once
        return await ShowArticle.Within(db, id, ct);
    }
}
