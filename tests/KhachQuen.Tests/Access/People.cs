using System.Text.Json;

namespace KhachQuen.Tests.Access;

/// <summary>Colleagues of one test's own.</summary>
internal static class People
{
    private static int last;

    public static string Name() => $"nv{Environment.ProcessId}.{Interlocked.Increment(ref last)}";

    /// <summary>Made by the administrator, with <see cref="House.Password"/> as the password.</summary>
    public static async Task<JsonElement> Made(House house, string? name = null, Guid? team = null, string[]? roles = null, string? email = null) =>
        await (await house.Api("root")).Post("/users", new { userName = name ?? Name(), displayName = "Người Thử Việc", teamId = team, roles = roles ?? [], email, password = House.Password }, 201);
}
