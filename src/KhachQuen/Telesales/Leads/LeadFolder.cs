using KhachQuen.Contacts;

namespace KhachQuen.Telesales;

/// <summary>The folders of the seed that hold leads. Orders and shipments are lists of their own.</summary>
public enum LeadFolder : short
{
    All,
    /// <summary>Data mới: somebody's, not yet reached.</summary>
    New,
    /// <summary>Data contact: somebody's, reached.</summary>
    Contact,
    /// <summary>Kho: nobody's.</summary>
    Pool,
    /// <summary>Đã đóng.</summary>
    Closed,
}

public static class LeadFolders
{
    public static IQueryable<Lead> In(this IQueryable<Lead> leads, LeadFolder folder) => folder switch
    {
        LeadFolder.New => leads.Where(l => l.Stage == LeadStage.New && l.OwnerId != null),
        LeadFolder.Contact => leads.Where(l => l.Stage == LeadStage.Contact && l.OwnerId != null),
        LeadFolder.Pool => leads.Where(l => l.OwnerId == null && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact)),      // index (TeamId, Priority, Id) of nobody's
        LeadFolder.Closed => leads.Where(l => l.Stage == LeadStage.Closed),
        _ => leads,
    };
}
