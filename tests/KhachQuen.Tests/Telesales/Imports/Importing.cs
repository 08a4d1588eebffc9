using System.Text;
using System.Text.Json;

namespace KhachQuen.Tests.Telesales.Imports;

/// <summary>Importing the way another system does: multipart up, then asking how it stands.</summary>
internal static class Importing
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A sheet of names and phones.</summary>
    public static byte[] Sheet(IEnumerable<string> rows, string heading = "Họ tên;SĐT;Ghi chú") => Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(heading)));

    public static byte[] Sheet(IEnumerable<string> phones, Func<int, string> name) => Sheet(phones.Select((p, i) => $"{name(i)};{p};"));

    public static byte[] Given(string form) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "leads", form));

    /// <summary>Sends a file; the answer's body.</summary>
    public static async Task<JsonElement> Import(this HttpClient api, byte[] file, object? fields = null, int expected = 202, string name = "data.csv")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        foreach (var (field, value) in Fields(fields ?? new { source = "import", basis = "customerRequest" })) form.Add(new StringContent(value), field);
        return await (await api.PostAsync("/api/v1/leads:import", form, Now)).Body(expected);
    }

    /// <summary>Sends a file and waits for its end.</summary>
    public static async Task<JsonElement> Imported(this HttpClient api, byte[] file, object? fields = null, string state = "succeeded") =>
        await api.Over((await api.Import(file, fields)).Id(), state);

    /// <summary>The job once it is over.</summary>
    public static async Task<JsonElement> Over(this HttpClient api, Guid job, string? state = "succeeded")
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Now);
        patience.CancelAfter(TimeSpan.FromMinutes(30));
        JsonElement seen;
        for (var wait = 20; (seen = await api.Get($"/jobs/{job}")).Text("state") is "queued" or "running"; wait = Math.Min(1_000, wait * 5 / 4)) await Task.Delay(wait, patience.Token);
        Assert.True(state is null || seen.Text("state") == state, seen.ToString());
        return seen;
    }

    public static int Number(this JsonElement job, string name) => job.GetProperty(name).GetInt32();

    /// <summary>created, duplicates, rejected, which with nothing left over are all the rows.</summary>
    public static (int Created, int Duplicates, int Rejected) Counts(this JsonElement job)
    {
        Assert.Equal(job.Number("total"), job.Number("created") + job.Number("duplicates") + job.Number("rejected"));
        Assert.Equal(job.Number("total"), job.Number("done"));
        return (job.Number("created"), job.Number("duplicates"), job.Number("rejected"));
    }

    public static async Task<List<JsonElement>> LeadsOf(this HttpClient api, Guid job)
    {
        var leads = new List<JsonElement>();
        for (string? after = null; ;)
        {
            var page = await api.Get($"/leads?importId={job}&limit=500&sort=id" + (after is null ? "" : "&after=" + Uri.EscapeDataString(after)));
            leads.AddRange(page.GetProperty("items").EnumerateArray());
            if ((after = page.GetProperty("next").GetString()) is null) return leads;
        }
    }

    private static IEnumerable<(string Name, string Value)> Fields(object fields) =>
        from property in fields.GetType().GetProperties()
        let value = property.GetValue(fields)
        where value is not null
        select (property.Name, value as string ?? (value is bool or Guid or int ? value.ToString()!.ToLowerInvariant() : JsonSerializer.Serialize(value)));
}
