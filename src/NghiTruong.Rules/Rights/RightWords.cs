using NghiTruong.Rules.People;

namespace NghiTruong.Rules.Rights;

/// <summary>Rights, posts and bodies in the office's words.</summary>
public static class RightWords
{
    /// <summary>Each right, what it is called and what it means, in the order of the table.</summary>
    public static readonly IReadOnlyList<(Right Right, string Name, string Means)> All =
    [
        (Right.SeesOwn, "Xem việc của cơ quan mình", "nhiệm vụ cơ quan mình chủ trì, phối hợp hoặc được phân công, kèm lời giao; không xem ghi chú của bên theo dõi"),
        (Right.SeesAll, "Xem toàn bộ", "sổ theo dõi, phiên họp, kỳ họp và tài liệu đã phát hành; không xem bản đang soạn"),
        (Right.ActsForCouncil, "Theo dõi, đôn đốc", "đứng về phía giao việc: yêu cầu bổ sung, đề xuất công nhận, đọc ghi chú theo dõi"),
        (Right.Settles, "Công nhận, kết thúc, gia hạn", "quyết định của lãnh đạo"),
        (Right.KeepsWork, "Ghi sổ nhiệm vụ", "thêm, đính chính, tách, bàn giao, nhập thay, nhập bảng cũ"),
        (Right.KeepsMeetings, "Soạn và ghi phiên họp", "nhập văn bản, thông báo kết luận, biên bản, chương trình công tác, xin ý kiến"),
        (Right.KeepsDirectory, "Sửa danh bạ", "cơ quan, người, chức vụ, sắp xếp cơ quan"),
        (Right.KeepsCalendar, "Đặt mốc và lịch", "mốc thời gian, ngày nghỉ, quy định riêng, lịch mẫu"),
        (Right.KeepsSettings, "Cài đặt", "cài đặt nghiệp vụ của HĐND"),
        (Right.Drafts, "Soạn trả lời", "soạn trả lời, báo cáo của cơ quan mình và trình duyệt"),
        (Right.Sends, "Duyệt và gửi", "duyệt bản soạn, gửi trả lời, báo cáo của cơ quan mình, cử đầu mối"),
        (Right.ReadsRecord, "Đọc nhật ký", "nhật ký hành vi của HĐND; việc đọc cũng được ghi"),
        (Right.ManagesAccounts, "Quản lý tài khoản", "tạo, khóa, mở, đặt lại tài khoản; không xem nội dung"),
        (Right.ManagesRights, "Sửa bảng quyền", "trong giới hạn của bảng"),
    ];

    public static string Of(Right rights) => string.Join(", ", All.Where(r => (rights & r.Right) != 0).Select(r => r.Name.ToLowerInvariant()));

    public static string Of(PostRank post) => post switch
    {
        PostRank.Head => "cấp trưởng",
        PostRank.DeputyHead => "cấp phó",
        PostRank.Member => "thành viên",
        PostRank.Officer => "chuyên viên, công chức",
        PostRank.Administrator => "quản trị hệ thống",
        _ => "kiểm tra, chỉ xem",
    };
}
