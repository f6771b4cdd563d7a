namespace NghiTruong.App.Shell;

/// <summary>The invented cast: the same in the demo province, tests, screenshots and manual.</summary>
public static class Cast
{
    public const string Chair = "Trần Minh Khánh";
    public const string StandingViceChair = "Lê Thị Thu Hà";
    public const string CommitteeHead = "Phạm Quốc Bảo";
    public const string OfficeHead = "Đỗ Văn Thành";
    public const string Secretary = "Nguyễn Thị Mai Anh";
    public const string Deputy = "Vũ Hoàng Yến";
    public const string SecondDeputy = "Lò Văn Phong";
    public const string Director = "Hoàng Đức Việt";
    public const string PeoplesCommitteeOfficer = "Bùi Thanh Tùng";
    public const string FrontOfficer = "Đặng Thị Ngọc Lan";
    public const string Contact = "Phan Thị Cúc";
    public const string CommuneSecretary = "Giàng A Páo";
    public const string Administrator = "Hoàng Kim Ngân";
    public const string Auditor = "Tô Minh Đức";

    /// <summary>Of every account of the demo province; it exists in Development only.</summary>
    public const string Password = "Bến-Lam-1931";

    public static readonly IReadOnlyList<string> Everyone =
    [
        Secretary, Chair, StandingViceChair, CommitteeHead, OfficeHead, Deputy, SecondDeputy, Director, Contact, PeoplesCommitteeOfficer, FrontOfficer, CommuneSecretary,
        Administrator, Auditor,
    ];
}
