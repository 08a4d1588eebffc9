using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>The folders of the seed that hold leads. Orders and shipments are lists of their own.</summary>
public enum LeadFolder : short
{
    All,
    /// <summary>Data mới: somebody's, not yet reached.</summary>
    New,
    /// <summary>Data contact: somebody's, reached.</summary>
    Contact,
    /// <summary>Kho: nobody's, waiting to be handed out or pulled.</summary>
    Pool,
    /// <summary>Đã đóng.</summary>
    Closed,
    /// <summary>Kho thả nổi: fell from somebody who did not work it in time .</summary>
    Floating,
}

public static class LeadFolders
{
    /// <summary>The door to a folder: into the floating pool everybody of the team looks, into the others by sight.</summary>
    public static IQueryable<Lead> Door(this Db db, LeadFolder? folder) => folder == LeadFolder.Floating ? db.FloatingLeads : db.Leads;

    public static IQueryable<Lead> In(this IQueryable<Lead> leads, LeadFolder folder) => folder switch
    {
        LeadFolder.New => leads.Where(l => l.Stage == LeadStage.New && l.OwnerId != null),
        LeadFolder.Contact => leads.Where(l => l.Stage == LeadStage.Contact && l.OwnerId != null),
        LeadFolder.Pool => leads.Where(l => l.OwnerId == null && l.FloatedAt == null && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact)),      // index (TeamId, Priority, Id) of nobody's
        LeadFolder.Floating => leads.Where(l => l.OwnerId == null && l.FloatedAt != null),      // index "floating"
        LeadFolder.Closed => leads.Where(l => l.Stage == LeadStage.Closed),
        _ => leads,
    };
}
