using System.Linq.Expressions;
using KhachQuen.Contacts;

namespace KhachQuen.Telesales;

/// <summary>Which of the heaps of A-50 a lead lies on: each on one, by its present state.</summary>
public enum LeadHeap : short { NotYetWorked, NotConnected, Connected, WrongNumber, NoNeed, Duplicate, Floating, OtherClosed }

/// <summary>A lead with its heap: what the balance groups and what a number of it opens, by the same rule.</summary>
public sealed class HeapedLead
{
    public required Lead Lead { get; init; }
    public LeadHeap Heap { get; init; }
}

public static class LeadHeaps
{
    public static readonly Expression<Func<Lead, HeapedLead>> Of = l => new HeapedLead
    {
        Lead = l,
        Heap = l.DuplicateOfId != null || l.LastOutcome == "duplicate" ? LeadHeap.Duplicate
            : l.FloatedAt != null ? LeadHeap.Floating
            : l.Stage == LeadStage.New ? (l.LastOutcome == null ? LeadHeap.NotYetWorked : LeadHeap.NotConnected)
            : l.Stage != LeadStage.Closed ? LeadHeap.Connected
            : l.LastOutcome == "wrongNumber" ? LeadHeap.WrongNumber
            : l.LastOutcome == "noNeed" ? LeadHeap.NoNeed
            : LeadHeap.OtherClosed,
    };

    public static IQueryable<Lead> On(this IQueryable<Lead> leads, LeadHeap heap) => leads.Select(Of).Where(h => h.Heap == heap).Select(h => h.Lead);
}
