using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Demo;

/// <summary>Who works at the demo company, where and as what.</summary>
internal static class DemoPeople
{
    private static readonly (string Name, TeamKind Kind, string Under)[] Teams =
    [
        ("Kinh doanh", TeamKind.Sales, ""), ("Hà Nội 1", TeamKind.Sales, "Kinh doanh"), ("Hà Nội 2", TeamKind.Sales, "Kinh doanh"), ("Sài Gòn", TeamKind.Sales, "Kinh doanh"),
        ("Chăm sóc khách hàng", TeamKind.Care, ""), ("Tiếp nhận", TeamKind.Reception, ""),
        ("Kỹ thuật", TeamKind.Department, ""), ("Bảo hành", TeamKind.Department, ""), ("Kho vận", TeamKind.Department, ""),
        ("Pháp lý", TeamKind.Sales, ""), ("Tuyển dụng", TeamKind.Sales, ""), ("Điều hành tour", TeamKind.Sales, ""),
    ];

    /// <summary>User name without its number, roles, team, then the names in the order of their numbers; a single one without number ends in <c>!</c>.</summary>
    private static readonly (string Users, string Roles, string Team, string Names)[] People =
    [
        ("admin!", "admin manager", "", "Quản trị viên"), ("manager!", "manager", "", "Đinh Văn Quân"), ("director", "director", "", "Nguyễn Minh Châu"),
        ("lead", "lead", "Hà Nội 1|Hà Nội 2|Sài Gòn", "Trần Anh Tuấn|Hoàng Gia Khánh|Ngô Hồng Phúc"),
        ("sales", "sales", "Hà Nội 1*7|Hà Nội 2*7|Sài Gòn*6",
            "Nguyễn Thị Lan|Đỗ Quang Minh|Lê Phương Thảo|Nguyễn Hữu Long|Phạm Ngọc Anh|Trịnh Thị Yến|Vũ Đức Thắng|Phạm Thu Hương|Vũ Minh Đức|Nguyễn Khánh Ly|Bùi Quốc Bảo|Hà Thị Thanh|Đào Mạnh Hùng|Nguyễn Thùy Dung|Bùi Thị Nga|Huỳnh Tấn Phát|Võ Thị Kim Oanh|Trương Hoài Nam|Nguyễn Thị Ngọc Trâm|Lê Hoàng Sơn"),
        ("care", "care", "Chăm sóc khách hàng*8", "Đặng Minh Thu|Nguyễn Thị Hạnh|Phan Thị Diễm My|Lưu Bích Ngọc|Trần Thị Mai|Nguyễn Văn Hiếu|Tống Khánh Vy|Đoàn Thị Lệ"),
        ("carelead", "carelead", "Chăm sóc khách hàng", "Cao Thị Hằng"),
        ("reception", "reception", "Tiếp nhận*4", "Tô Minh Nguyệt|Nguyễn Thị Quỳnh|Lại Văn Tiến|Châu Ngọc Bích"),
        ("tech", "tech", "Kỹ thuật*3|Bảo hành*3", "Kiều Văn Khoa|Nguyễn Đình Trung|Phùng Quang Vinh|Lê Văn Thành|Mạc Thế Anh|Nguyễn Trọng Nghĩa"),
        ("data", "data", "", "Mai Thị Dung|Nguyễn Bá Lộc"), ("marketing", "marketing", "", "Tạ Quang Huy|Nguyễn Hà Vi"),
        ("accountant", "accountant", "", "Kim Thị Thoa"), ("distributor", "distributor", "", "Lý Thị Nhàn"),
        ("shipping", "shipping", "Kho vận*2", "Hà Văn Vượng|Nguyễn Tiến Dũng"), ("warehouse", "warehouse", "Kho vận", "Thái Bá Cường"), ("shipmentcare", "shipmentcare", "Kho vận", "Lâm Thị Giang"),
        ("legal", "legal", "Pháp lý", "Phan Thanh Tùng"), ("recruiter", "recruiter", "Tuyển dụng*2", "Từ Thị Tuyết|Nguyễn Minh Tâm"), ("tour", "tour", "Điều hành tour*2", "Đoàn Thị Tú|Nguyễn Hải Đăng"),
    ];

    public static async Task Enter(Db db, string password, DateTime at, CancellationToken ct)
    {
        var teams = new Dictionary<string, Team>();
        foreach (var (name, kind, under) in Teams)
            db.Add(teams[name] = new Team(name, kind, under.Length == 0 ? null : teams[under].Id, at));
        var users = People.SelectMany(p => GroupOf(p, teams, at)).ToList();
        users[0].SetPassword(password);
        users.ForEach(u => u.SharePassword(users[0]));
        db.AddRange(users);
        await db.SaveChangesAsync(ct);
    }

    private static IEnumerable<User> GroupOf((string Users, string Roles, string Team, string Names) group, Dictionary<string, Team> teams, DateTime at)
    {
        var places = Places(group.Team).ToList();
        foreach (var (i, name) in group.Names.Split('|').Index())
        {
            var userName = group.Users.EndsWith('!') ? group.Users[..^1] : group.Users + (i + 1);
            var user = new User(userName, name, places.Count == 0 ? null : teams[places[i]].Id, at);
            user.Give(group.Roles.Split(' '));
            user.Write($"{userName}@khachquen.example");
            user.TakesData(group.Roles == "sales");
            yield return user;
        }
    }

    /// <summary><c>Hà Nội 1*7|Sài Gòn</c>: seven places there, then one here.</summary>
    private static IEnumerable<string> Places(string teams) =>
        from part in teams.Split('|', StringSplitOptions.RemoveEmptyEntries)
        let star = part.Split('*')
        from place in Enumerable.Repeat(star[0], star.Length == 1 ? 1 : int.Parse(star[1], System.Globalization.CultureInfo.InvariantCulture))
        select place;
}
