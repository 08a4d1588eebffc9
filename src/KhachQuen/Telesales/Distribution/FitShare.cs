namespace KhachQuen.Telesales;

/// <summary>What a lead asks of whoever gets it.</summary>
/// <param name="Groups">Its product's group with those above it.</param>
/// <param name="Region">Its province's code.</param>
public readonly record struct Asks(IReadOnlyList<Guid> Groups, string? Region);

/// <summary>What a person is good for. Nothing said is no limit.</summary>
public sealed record Fit(int Quota, IReadOnlySet<Guid> Groups, IReadOnlySet<string> Provinces, TimeOnly? From, TimeOnly? To)
{
    public static readonly Fit Any = new(1, new HashSet<Guid>(), new HashSet<string>(), null, null);

    public bool IsOpen(TimeOnly time) => From is not { } from || To is not { } to || (from < to ? time >= from && time < to : time >= from || time < to);
}

/// <summary>
/// Sharing by quota, skill, region or time slot. Pure. Among those a lead suits, whoever has least for their quota comes first, then who has no
/// carried remainder, then the lot decides: people alike in everything the rule looks at never differ by more than one.
/// </summary>
public static class FitShare
{
    /// <summary>Who gets each of the leads, in order; null where it suits nobody.</summary>
    public static IReadOnlyList<Guid?> Among(IReadOnlyCollection<(Receiver Who, Fit Fit)> receivers, IReadOnlyList<Asks> leads, SharingMode mode, TimeOnly time, Random lot)
    {
        var standing = receivers.Where(r => mode != SharingMode.TimeSlot || r.Fit.IsOpen(time)).Select(r => new Standing(r.Who, r.Fit, mode == SharingMode.Quota ? r.Fit.Quota : 1)).ToList();
        var given = new Guid?[leads.Count];
        for (var i = 0; i < leads.Count; i++)
        {
            var suited = Suited(standing, leads[i], mode);
            if (suited.Count == 0) continue;
            var next = suited.MinBy(s => (s.Share, s.Who.Carried, lot.NextInt64()))!;
            next.Count++;
            given[i] = next.Who.UserId;
        }
        return given;
    }

    /// <summary>Those who name the lead's group or province; where nobody does, those who name none at all.</summary>
    private static List<Standing> Suited(List<Standing> all, Asks lead, SharingMode mode)
    {
        (Func<Standing, bool> named, Func<Standing, bool> open) = mode switch
        {
            SharingMode.Skill => ((Standing s) => lead.Groups.Any(s.Fit.Groups.Contains), s => s.Fit.Groups.Count == 0),
            SharingMode.Region => (s => lead.Region is { } region && s.Fit.Provinces.Contains(region), s => s.Fit.Provinces.Count == 0),
            _ => ((Func<Standing, bool>)(_ => true), (Func<Standing, bool>)(_ => true)),
        };
        var suited = all.FindAll(s => named(s));
        return suited.Count > 0 ? suited : all.FindAll(s => open(s));
    }

    private sealed class Standing(Receiver who, Fit fit, int quota)
    {
        public Receiver Who { get; } = who;
        public Fit Fit { get; } = fit;
        public int Count { get; set; } = who.Today;
        /// <summary>Rounds they are through: equal quotas compare exactly.</summary>
        public double Share => (double)Count / quota;
    }
}
