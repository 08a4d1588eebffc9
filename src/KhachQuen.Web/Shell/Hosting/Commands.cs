namespace KhachQuen.Web.Shell;

/// <summary>The command line. Returns null for <c>run</c>: then the host starts.</summary>
internal static class Commands
{
    public static Task<int?> Run(string[] args) => Task.FromResult<int?>(null);
}
