using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>Whoever asked for a work stops it; what is done stays done and is counted .</summary>
public sealed class CancelWork(Database database, TimeProvider clock)
{
    public async Task<Work> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var work = await db.Works.Get(id, ct);
        work.Cancel(clock.Now());
        await db.SaveChangesAsync(ct);
        return work;
    }
}

/// <summary>Whoever asked for a work has it go on where it failed or was stopped.</summary>
public sealed class ResumeWork(Database database, WorkDesk desk, WorkSignal signal)
{
    public async Task<Work> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var work = await db.Works.Get(id, ct);
        actor.Require(desk.Find(work.Kind).Permission);
        work.Resume();
        await db.SaveChangesAsync(ct);
        signal.Ring();
        return work;
    }
}

/// <summary>Whoever asked for a work takes all of it back, by a work of its own .</summary>
public sealed class UndoWork(Database database, WorkDesk desk, WorkSignal signal, TimeProvider clock)
{
    public async Task<Work> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var work = await db.Works.Get(id, ct);
        var handler = desk.Find(work.Kind);
        actor.Require(handler.Permission);
        var kind = handler.UndoneBy(work);
        Rule.Require(kind is not null, "work.cannotUndo");
        var undo = work.Undo(kind!, actor, clock.Now());
        db.Add(undo);
        await db.SaveChangesAsync(ct);
        signal.Ring();
        return undo;
    }
}
