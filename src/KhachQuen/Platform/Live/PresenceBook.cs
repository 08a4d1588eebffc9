namespace KhachQuen.Platform;

/// <summary>
/// Who is changing what at this moment, as far as the windows of all nodes say. In memory: a sign is renewed while the form is open,
/// and forgotten when it is not; a node that starts knows of everybody after one round.
/// </summary>
public sealed class PresenceBook(TimeProvider clock)
{
    /// <summary>A window says so again after this long, and is forgotten after that long.</summary>
    public static readonly TimeSpan Renewed = TimeSpan.FromSeconds(6), Kept = TimeSpan.FromSeconds(15);
    private const int Most = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Noun, Guid Id), Dictionary<Guid, (Guid User, DateTime Until)>> open = [];

    /// <summary>Whether anybody looking at the row would see a difference.</summary>
    public bool Hear(Guid id, EditSign sign)
    {
        lock (gate)
        {
            Forget();
            var row = (sign.Noun, id);
            var tabs = open.GetValueOrDefault(row);
            if (!sign.Begins) return tabs is not null && tabs.Remove(sign.Tab);
            if (tabs is null) open[row] = tabs = [];
            var news = !tabs.ContainsKey(sign.Tab);
            tabs[sign.Tab] = (sign.UserId, clock.Now() + Kept);
            return news;
        }
    }

    /// <summary>The windows in which it is being changed.</summary>
    public IReadOnlyList<(Guid Tab, Guid User)> Of(string noun, Guid id)
    {
        lock (gate) return open.GetValueOrDefault((noun, id)) is { } tabs ? [.. tabs.Where(t => t.Value.Until > clock.Now()).Select(t => (t.Key, t.Value.User))] : [];
    }

    private void Forget()
    {
        var now = clock.Now();
        foreach (var (row, tabs) in open.Count > Most ? open.ToList() : open.Where(r => r.Value.Count == 0 || r.Value.Values.All(t => t.Until <= now)).ToList())
        {
            foreach (var gone in tabs.Where(t => t.Value.Until <= now).Select(t => t.Key).ToList()) tabs.Remove(gone);
            if (tabs.Count == 0 || open.Count > Most) open.Remove(row);
        }
    }
}
