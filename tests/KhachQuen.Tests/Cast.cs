using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Tests;

/// <summary>The people of the demo company who appear in the tests. Hà Nội 1 and Hà Nội 2 stand under Hà Nội; Sài Gòn stands alone.</summary>
public static class Cast
{
    public static readonly (string User, string Name, string Team, string[] Roles)[] People =
    [
        ("lan", "Nguyễn Thị Lan", "Hà Nội 1", ["sales"]), ("minh", "Đỗ Quang Minh", "Hà Nội 1", ["sales"]), ("thao", "Lê Phương Thảo", "Hà Nội 1", ["sales"]),
        ("tuan", "Trần Anh Tuấn", "Hà Nội 1", ["lead"]),
        ("huong", "Phạm Thu Hương", "Hà Nội 2", ["sales"]), ("duc", "Vũ Minh Đức", "Hà Nội 2", ["sales"]),
        ("khanh", "Hoàng Gia Khánh", "Hà Nội", ["lead"]),
        ("nga", "Bùi Thị Nga", "Sài Gòn", ["sales"]), ("phuc", "Ngô Hồng Phúc", "Sài Gòn", ["lead"]),
        ("quan", "Đinh Văn Quân", "", ["manager"]), ("admin", "Quản trị", "", ["admin", "manager"]), ("root", "Quản trị hệ thống", "", ["admin"]),
        ("chia", "Lý Thị Chia", "", ["distributor"]), ("data1", "Mai Thị Dữ", "", ["data"]), ("marketing1", "Tạ Quảng", "", ["marketing"]),
        ("thu", "Đặng Minh Thu", "CSKH", ["care"]), ("carelead1", "Cao Thị Chăm", "CSKH", ["carelead"]), ("reception1", "Tô Tiếp", "Tiếp nhận", ["reception"]),
        ("tech1", "Kiều Văn Kỹ", "Kỹ thuật", ["tech"]), ("shipping1", "Hà Văn Vận", "", ["shipping"]), ("warehouse1", "Thái Kho", "", ["warehouse"]),
        ("shipmentcare1", "Lâm Care", "", ["shipmentcare"]), ("accountant1", "Kim Toán", "", ["accountant"]), ("director1", "Giang Đốc", "", ["director"]),
        ("legal1", "Phan Pháp", "Pháp lý", ["legal"]), ("recruiter1", "Từ Tuyển", "Nhân sự", ["recruiter"]), ("tour1", "Đoàn Tour", "Du lịch", ["tour"]),
    ];

    public static async Task Enter(House house)
    {
        await using var db = house.Open();
        if (db.Users.Any()) return;
        var at = House.Clock.Now();
        var teams = new Dictionary<string, Team>();
        foreach (var (name, parent, kind) in new[] { ("Hà Nội", "", TeamKind.Sales), ("Hà Nội 1", "Hà Nội", TeamKind.Sales), ("Hà Nội 2", "Hà Nội", TeamKind.Sales), ("Sài Gòn", "", TeamKind.Sales), ("CSKH", "", TeamKind.Care), ("Tiếp nhận", "", TeamKind.Reception), ("Kỹ thuật", "", TeamKind.Department), ("Pháp lý", "", TeamKind.Sales), ("Nhân sự", "", TeamKind.Sales), ("Du lịch", "", TeamKind.Sales) })
            db.Add(teams[name] = new Team(name, kind, parent.Length == 0 ? null : teams[parent].Id, at));
        User? first = null;
        foreach (var (userName, name, team, roles) in People)
        {
            var user = new User(userName, name, team.Length == 0 ? null : teams[team].Id, at);
            user.Give(roles);
            user.TakesData(roles.Contains("sales"));
            if (first is null) (first = user).SetPassword(House.Password);
            user.SharePassword(first);
            db.Add(user);
        }
        await db.SaveChangesAsync();
    }
}
