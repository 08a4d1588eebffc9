namespace KhachQuen.Contacts;

/// <summary>What the data steward says of a customer's data (F-4): wrong or lacking, complete, checked, or not asked for (retail).</summary>
public enum VerifyState : short { Rejected, ToDo, Verified, NotRequired }

/// <summary>Chưa mua, Đã mua, and who bought once and is gone.</summary>
public enum Lifecycle : short { Prospect, Customer, Former }
