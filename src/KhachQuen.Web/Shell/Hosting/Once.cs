using System.Security.Cryptography;
using System.Text;
using KhachQuen.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>
/// <c>Idempotency-Key</c> on any POST (T-11): the key and the answer are written in the transaction of the effect, so ten at once have one effect
/// and get the same answer. Only successes are kept: a refusal changed nothing and may be tried again.
/// </summary>
internal sealed class Once(RequestDelegate next, Database database, TimeProvider clock, IDataProtectionProvider keys)
{
    private const char Sealed = '\u0001';    // no JSON begins with it
    private readonly IDataProtector seal = keys.CreateProtector("KhachQuen.KeptAnswer");

    public async Task Invoke(HttpContext http)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(http.Request.Method) || http.ActorOrNull() is not { } actor)
        {
            await next(http);
            return;
        }
        if (key.Length > 200) { await Problems.Write(http, StatusCodes.Status400BadRequest, "idempotency.keyTooLong"); return; }
        var hash = await HashOf(http.Request);
        if (await Kept(actor, key, http.RequestAborted) is { } kept) { await Repeat(http, kept, hash); return; }
        await Run(http, actor, key, hash);
    }

    private async Task Run(HttpContext http, Actor actor, string key, string hash)
    {
        await using var unit = await database.Begin(actor, http.RequestAborted);
        var answer = new KeptAnswer { ActorId = actor.Id, Key = key, RequestHash = hash, CreatedAt = clock.Now() };
        if (!await Claim(unit, answer, http.RequestAborted))
        {
            await unit.DisposeAsync();
            await Repeat(http, (await Kept(actor, key, http.RequestAborted))!, hash);
            return;
        }
        var outside = http.Response.Body;
        using var inside = new MemoryStream();
        http.Response.Body = inside;
        Database.Enter(unit);
        try { await next(http); }
        finally
        {
            Database.Leave();
            http.Response.Body = outside;
        }
        if (http.Response.StatusCode < 300) await Keep(unit, answer, http, inside);
        inside.Position = 0;
        await inside.CopyToAsync(outside, http.RequestAborted);
    }

    private static async Task<bool> Claim(Unit unit, KeptAnswer answer, CancellationToken ct)
    {
        var oldest = answer.CreatedAt.AddHours(-24);
        await unit.Db.Rows<KeptAnswer>().Where(k => k.ActorId == answer.ActorId && k.Key == answer.Key && k.CreatedAt <= oldest).ExecuteDeleteAsync(ct);
        unit.Db.Add(answer);
        try
        {
            await unit.Db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException problem) when (unit.Db.Dialect.IsUniqueViolation(problem)) { return false; }
    }

    private async Task Keep(Unit unit, KeptAnswer answer, HttpContext http, MemoryStream body)
    {
        answer.Status = http.Response.StatusCode;
        answer.Body = Encoding.UTF8.GetString(body.ToArray());
        if (http.GetEndpoint()?.Metadata.GetMetadata<AnswersASecretAttribute>() is not null) answer.Body = Sealed + seal.Protect(answer.Body);
        answer.Location = http.Response.Headers.Location.ToString() is { Length: > 0 } location ? location : null;
        await unit.Db.SaveChangesAsync(CancellationToken.None);
        await unit.Commit(CancellationToken.None);
    }

    private async Task<KeptAnswer?> Kept(Actor actor, string key, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        var oldest = clock.Now().AddHours(-24);
        return await db.Rows<KeptAnswer>().AsNoTracking().SingleOrDefaultAsync(k => k.ActorId == actor.Id && k.Key == key && k.CreatedAt > oldest, ct);
    }

    private async Task Repeat(HttpContext http, KeptAnswer kept, string hash)
    {
        if (kept.RequestHash != hash) { await Problems.Write(http, StatusCodes.Status422UnprocessableEntity, "idempotency.reused"); return; }
        http.Response.StatusCode = kept.Status;
        if (kept.Location is not null) http.Response.Headers.Location = kept.Location;
        if (string.IsNullOrEmpty(kept.Body)) return;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(kept.Body[0] == Sealed ? seal.Unprotect(kept.Body[1..]) : kept.Body, http.RequestAborted);
    }

    private static async Task<string> HashOf(HttpRequest request)
    {
        request.EnableBuffering();
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0) sum.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexString(sum.GetHashAndReset());
    }
}

/// <summary>The answer holds a password or a token: kept answers are sealed with the installation's key.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswersASecretAttribute : Attribute;

internal static class Secrets
{
    public static TRoute AnswersASecret<TRoute>(this TRoute route) where TRoute : IEndpointConventionBuilder => route.WithMetadata(new AnswersASecretAttribute());
}
