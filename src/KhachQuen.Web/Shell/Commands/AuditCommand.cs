using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

internal static class AuditCommand
{
    public static async Task<int> Verify(CommandLine line)
    {
        line.Expect(0, 0, "head");
        await line.Ready();
        var verdict = await line.Get<VerifyAudit>().Handle(Actor.System, line.Option("head"));
        foreach (var flaw in verdict.Flaws)
            line.Say(string.Create(CultureInfo.InvariantCulture, $"{flaw.Kind.ToString().ToLowerInvariant(),-8} {(flaw.Seq is { } seq ? $"no. {seq}" : "unsealed")}{(flaw.Count > 1 ? $" and {flaw.Count - 1} after it" : "")}{(flaw.LineId is { } id ? $", line {id}" : "")}"));
        line.Say(string.Create(CultureInfo.InvariantCulture, $"{(verdict.Intact ? "intact" : "TAMPERED")}: {verdict.Lines} lines, head {verdict.Seq} {verdict.Head}, {verdict.Unsealed} not sealed yet"));
        return verdict.Intact ? 0 : 1;
    }
}
