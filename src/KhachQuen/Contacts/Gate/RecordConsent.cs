using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>What somebody said about being contacted.</summary>
/// <param name="Phone">A number in any form, or an <paramref name="Email"/>.</param>
/// <param name="Purpose">Null with a refusal: every purpose one can refuse.</param>
/// <param name="Channel">Null with a refusal: every channel.</param>
/// <param name="Proof">Where it can be seen or heard; a consent needs it.</param>
public sealed record ConsentInput(string? Phone = null, string? Email = null, ConsentAct Act = ConsentAct.Withdrawn, ContactPurpose? Purpose = null, ContactChannel? Channel = null, string? Source = null, string? Proof = null);

/// <summary>Somebody writes down that a person agreed, or wants to be left alone. A refusal also takes the person's leads out of the queues.</summary>
public sealed class RecordConsent(Database database)
{
    public const int LongestSource = 60;
    private static readonly ContactPurpose[] Refusable = [ContactPurpose.Advertisement, ContactPurpose.Care, ContactPurpose.CustomerRequested];

    public async Task<IReadOnlyList<ConsentView>> Handle(ConsentInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.Record);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var lines = await Within(db, input, ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return [.. lines.Select(l => ConsentView.For(l, actor))];
    }

    /// <summary>Inside the caller's transaction.</summary>
    public static async Task<IReadOnlyList<ConsentLine>> Within(Db db, ConsentInput input, CancellationToken ct)
    {
        var address = AddressOf(input);
        Rule.Require(input.Source is null or { Length: <= LongestSource }, "consent.sourceTooLong", "source", LongestSource);
        Rule.Require(input.Act == ConsentAct.Withdrawn || input.Purpose is not null, "consent.purposeMissing", "purpose");
        Rule.Require(input.Purpose != ContactPurpose.Transactional, "consent.notAsked", "purpose");
        await db.Dialect.Lock(db, "contact:" + NumberKey.Of(address), ct);      // a dial that is being decided sees it, or came before
        var byEmail = input.Email is not null;
        ContactChannel[] channels = input.Channel is { } one ? [one] : byEmail ? [ContactChannel.Email] : input.Act == ConsentAct.Given ? [ContactChannel.Call] : [ContactChannel.Call, ContactChannel.Sms, ContactChannel.Zalo];
        Rule.Require(channels.All(c => c == ContactChannel.Email == byEmail), "consent.channelInvalid", "channel");
        var lines = new List<ConsentLine>();
        foreach (var purpose in input.Purpose is { } named ? [named] : Refusable)
            foreach (var channel in channels) lines.Add(await Line(db, address, purpose, channel, input, ct));
        db.AddRange(lines);
        if (input.Act == ConsentAct.Withdrawn && !byEmail && lines.Any(l => l.Channel == ContactChannel.Call)) await LeaveQueues(db, address, lines, ct);
        return lines;
    }

    private static async Task<ConsentLine> Line(Db db, string address, ContactPurpose purpose, ContactChannel channel, ConsentInput input, CancellationToken ct)
    {
        var restores = false;
        if (input.Act == ConsentAct.Given && (await ConsentBook.StandOf(db, NumberKey.Of(address), purpose, channel, ct)).Stand == ConsentStand.Withdrawn)
        {
            Rule.Require(!db.Actor.IsSystem && db.Actor.May(ContactPermissions.Restore), "consent.refusedBefore", "proof");      // no import and no form lowers it
            restores = true;
        }
        return new(address, purpose, channel, input.Act, string.IsNullOrWhiteSpace(input.Source) ? "screen" : input.Source.Trim(), input.Proof, restores, db.Actor, db.Clock.Now());
    }

    /// <summary>Whoever holds them: there is nobody to call any more. A lead that asked to be called stays while only advertisements were refused.</summary>
    private static async Task LeaveQueues(Db db, string e164, List<ConsentLine> lines, CancellationToken ct)
    {
        var all = lines.Any(l => l is { Channel: ContactChannel.Call, Purpose: ContactPurpose.CustomerRequested });
        var leads = await db.Rows<Lead>().Where(l => l.Phone == e164 && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact)).ToListAsync(ct);      // beyond sight: the person's word binds every holder
        foreach (var lead in leads.Where(l => all || l.Basis is ContactBasis.None or ContactBasis.Consent)) lead.LeftAlone(db.Clock.Now());
    }

    private static string AddressOf(ConsentInput input)
    {
        Rule.Require(input.Phone is null != input.Email is null, "consent.oneAddress", "phone");
        if (input.Phone is { } phone) return PhoneNumber.Parse(phone).E164;
        var (email, standing) = NumberKey.Read(input.Email, ContactChannel.Email);
        Rule.Require(standing == NumberStanding.Good, "customer.emailInvalid", "email", email);
        return email;
    }
}
