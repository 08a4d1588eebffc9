using System.Linq.Expressions;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>An import as a line of the list.</summary>
/// <param name="Reversed">How its undo stands; null: it was not taken back.</param>
public sealed record ImportLine(Guid Id, string FileName, DateTime CreatedAt, Guid? OwnerId, WorkState State, int? Total, int Done, int Created, int Duplicates, int Rejected, WorkState? Reversed);

/// <summary>Who may import looks what was imported: their own, and by the right to read leads their team's or everybody's. The files and the refused rows stay with who brought them.</summary>
public sealed class ListImports(Database database)
{
    private static readonly Sorting<Work> Sorting = new Sorting<Work>("-id").By("id", w => w.Id).By("createdAt", w => w.CreatedAt);

    public async Task<Page<ImportLine>> Handle(PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        await using var db = database.Open(actor);
        return await Sorting.Page(Imports(db, actor), page, Line(db), ct);
    }

    /// <summary>The line of one, when it has changed.</summary>
    public async Task<ImportLine> One(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        await using var db = database.Open(actor);
        return await Imports(db, actor).Where(w => w.Id == id).Select(Line(db)).SingleOrDefaultAsync(ct) ?? throw new NotFound();
    }

    private static IQueryable<Work> Imports(Db db, Actor actor) => db.Rows<Work>().AsNoTracking().Where(w => w.Kind == ImportLeads.Kind).Where(Seen(actor));

    private static Expression<Func<Work, ImportLine>> Line(Db db)
    {
        var undos = db.Rows<Work>();
        return w => new ImportLine(w.Id, w.FileName ?? "", w.CreatedAt, w.OwnerId, w.State, w.Total, w.Done, w.Created, w.Duplicates, w.Rejected,
            undos.Where(u => u.Id == w.UndoneById).Select(u => (WorkState?)u.State).FirstOrDefault());
    }

    private static Expression<Func<Work, bool>> Seen(Actor actor)
    {
        var (me, team, teams) = (actor.Id, actor.TeamId, actor.Teams);
        return actor.ScopeOf(LeadPermissions.Read) switch
        {
            Scope.All => _ => true,
            Scope.TeamAndBelow => w => w.OwnerId == me || teams.Contains(w.TeamId!.Value),
            Scope.Team when team is not null => w => w.OwnerId == me || w.TeamId == team,
            _ => w => w.OwnerId == me,
        };
    }
}
