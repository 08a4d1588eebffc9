using KhachQuen.Platform;
using KhachQuen.Telesales;

namespace KhachQuen.Web.Telesales;

/// <summary>Words and addresses of the import pages.</summary>
internal static class ImportWords
{
    /// <summary>A work's state as the look of a job.</summary>
    public static string State(Work work) => State(work.State);

    public static string State(WorkState state) => state switch
    {
        WorkState.Queued => "waiting", WorkState.Running => "running", WorkState.Succeeded => "done", WorkState.Cancelled => "cancelled", _ => "failed",
    };

    /// <summary>What is under way.</summary>
    public static string Of(ImportStand stand) => stand switch { { Undo: not null } => "undo", { Import: not null } => "import", _ => "check" };

    /// <summary>The page the file is looked at: the wizard for who came through it.</summary>
    public static string PathOf(ImportStand stand) => stand.Draft is { } draft ? $"/leads/import/{draft.Id}" : $"/leads/imports/{stand.Import!.Work.Id}";
}
