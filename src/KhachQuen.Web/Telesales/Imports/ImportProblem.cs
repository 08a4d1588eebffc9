using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>Why a work ended as it did, as a sentence.</summary>
internal static class ImportProblem
{
    public static string Of(Work work, T texts) => work.Problem is { } code ? texts["problem." + code, JobOnWire.Args(work)] : texts["import.stopped.what"];
}
