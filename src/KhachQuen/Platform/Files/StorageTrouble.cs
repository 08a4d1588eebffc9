namespace KhachQuen.Platform;

/// <summary>The disk took nothing: full, or shut to us (T-3). Nothing is half written; the same may go right in a while (API: 503).</summary>
public sealed class StorageTrouble(Exception why) : Exception("The data folder took nothing", why);
