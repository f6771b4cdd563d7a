using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Desk;

/// <summary>What an act of the record is called where people read it; its name stays beside it, for searching and for machines.</summary>
static class ActWords
{
    /// <summary>What the record is searched by, in the order in which it is offered: the first part of the names of acts.</summary>
    public static readonly IReadOnlyList<(string Beginning, string Words)> Groups =
    [
        ("account.", "Tài khoản, đăng nhập"), ("access.", "Bị từ chối"), ("read.", "Đọc tài liệu cần giữ kín"), ("audit.", "Xem, xuất nhật ký"), ("obligation.", "Nhiệm vụ"), ("draft.", "Dự thảo trả lời"),
        ("forwarding.", "Chuyển giữa các HĐND"), ("sheet.", "Nhập bảng theo dõi"), ("meeting.", "Phiên họp"), ("import.", "Nhập văn bản phiên họp"), ("notice.", "Thông báo kết luận"), ("comments.", "Góp ý"),
        ("programme.", "Chương trình công tác"), ("occasion.", "Mốc kỳ họp, phiên họp"), ("timetable.", "Lịch mẫu"), ("calendar.", "Ngày nghỉ, địa chỉ lịch"), ("council-rule.", "Quy định riêng"), ("council.", "HĐND trong hệ thống"), ("term.", "Khóa, đại biểu"), ("rule.", "Đối chiếu quy tắc"),
        ("bod", "Cơ quan"), ("post.", "Chức vụ"), ("contact.", "Đầu mối"), ("rights.", "Bảng quyền"), ("settings.", "Cài đặt"), ("backup.", "Sao lưu"), ("restore.", "Phục hồi"), ("keys.", "Khóa phiên đăng nhập"), ("rebuild.", "Dựng lại trạng thái"), ("demo.", "Bản trình diễn"),
    ];

    static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["access.refused"] = "bị từ chối",
        ["account.codes-begun"] = "bật xác thực hai bước", ["account.codes-ended"] = "tắt xác thực hai bước", ["account.codes-reset"] = "đặt lại xác thực hai bước", ["account.created"] = "lập tài khoản",
        ["account.disabled"] = "ngừng tài khoản", ["account.enabled"] = "dùng lại tài khoản", ["account.first-administrator"] = "lập người quản trị đầu tiên", ["account.linked"] = "liên kết nhà cung cấp định danh",
        ["account.not-let-in"] = "đúng danh tính nhưng không được vào", ["account.paper-codes-renewed"] = "cấp lại mã giấy", ["account.first-link"] = "in liên kết lập người quản trị", ["account.passkey-added"] = "thêm khóa truy cập", ["account.passkey-removed"] = "bỏ khóa truy cập",
        ["account.password-accepted"] = "đúng mật khẩu, chờ mã", ["account.password-changed"] = "đổi mật khẩu", ["account.password-reset"] = "cấp lại mật khẩu", ["account.post-chosen"] = "chọn chức vụ để làm việc",
        ["account.provider-refused"] = "nhà cung cấp định danh từ chối", ["account.session-ended"] = "kết thúc phiên đăng nhập", ["account.session-expired"] = "phiên đăng nhập hết hạn", ["account.signed-in"] = "đăng nhập",
        ["account.signed-out"] = "đăng xuất", ["account.slept"] = "cho ngủ vì lâu không dùng", ["account.tried-while-locked"] = "thử khi đang khóa", ["account.unknown-name"] = "tên đăng nhập không có",
        ["account.unlinked"] = "bỏ liên kết định danh", ["account.unlocked"] = "mở khóa", ["account.woken"] = "đánh thức", ["account.wrong-code"] = "sai mã", ["account.wrong-passkey"] = "sai khóa truy cập", ["account.wrong-password"] = "sai mật khẩu",
        ["audit.archived"] = "lưu trữ nhật ký", ["audit.begun"] = "bắt đầu chuỗi niêm", ["audit.exported"] = "xuất nhật ký", ["audit.read"] = "xem nhật ký",
        ["backup.made"] = "sao lưu", ["backup.failed"] = "sao lưu không thành", ["keys.reset"] = "bỏ khóa phiên đăng nhập", ["rebuild.done"] = "dựng lại trạng thái nhiệm vụ", ["restore.done"] = "phục hồi", ["demo.seeded"] = "dựng bản trình diễn", ["demo.accounts-seeded"] = "lập tài khoản trình diễn",
        ["bodies.rename"] = "đổi tên cơ quan", ["bodies.merge"] = "hợp nhất cơ quan", ["bodies.split"] = "chia tách cơ quan", ["bodies.dissolve"] = "giải thể cơ quan", ["bodies.renamed"] = "đổi tên cơ quan",
        ["body.added"] = "thêm cơ quan", ["body.corrected"] = "sửa cơ quan", ["body.ended"] = "cơ quan thôi hoạt động", ["body.renamed"] = "đổi tên cơ quan",
        ["calendar.address-made"] = "lấy địa chỉ lịch", ["calendar.address-revoked"] = "thu hồi địa chỉ lịch", ["calendar.day-decided"] = "ghi một ngày nghỉ, làm bù", ["calendar.decided"] = "ghi lịch nghỉ của năm", ["calendar.taken-back"] = "bỏ lịch nghỉ đã ghi",
        ["comments.answered"] = "gửi góp ý", ["comments.asked"] = "mở đợt góp ý", ["comments.asked-more"] = "hỏi thêm nơi góp ý", ["comments.closed"] = "kết thúc góp ý", ["comments.judged"] = "tiếp thu, giải trình góp ý",
        ["contact.ended"] = "thôi đầu mối", ["contact.named"] = "cử đầu mối",
        ["council-rule.added"] = "thêm quy định riêng", ["council-rule.ended"] = "quy định riêng hết hiệu lực", ["council-rule.taken-back"] = "bỏ quy định riêng", ["rule.checked"] = "đối chiếu quy tắc với văn bản",
        ["council.administrator-named"] = "cử người quản trị của HĐND cấp xã", ["council.opened"] = "mở HĐND cấp xã", ["term.begun"] = "thêm khóa", ["term.seated"] = "ghi danh sách đại biểu", ["term.seat-ended"] = "đại biểu thôi",
        ["draft.begun"] = "bắt đầu soạn trả lời", ["draft.dropped"] = "bỏ dự thảo", ["draft.edited"] = "sửa dự thảo", ["draft.sent-back"] = "yêu cầu sửa dự thảo", ["draft.submitted"] = "trình duyệt",
        ["forwarding.answered"] = "trả lời nơi chuyển", ["forwarding.received"] = "tiếp nhận việc chuyển đến", ["forwarding.returned"] = "trả lại nơi chuyển", ["forwarding.sent"] = "chuyển đến HĐND khác", ["forwarding.taken-back"] = "rút việc đã chuyển",
        ["import.bodies-answered"] = "chỉ rõ cơ quan", ["import.confirmed"] = "xác nhận bản đọc", ["import.discarded"] = "bỏ bản đọc", ["import.head-edited"] = "sửa phần chung của bản đọc", ["import.item-added"] = "thêm mục vào bản đọc",
        ["import.item-dropped"] = "bỏ mục của bản đọc", ["import.item-edited"] = "sửa mục của bản đọc", ["import.item-split"] = "tách mục của bản đọc", ["import.items-merged"] = "gộp mục của bản đọc", ["import.people-answered"] = "chỉ rõ người",
        ["import.started"] = "nhập văn bản", ["import.undone"] = "hoàn tác nhập văn bản",
        ["meeting.agenda-item-added"] = "thêm nội dung phiên họp", ["meeting.attendance-marked"] = "điểm danh", ["meeting.concluded"] = "ghi kết luận", ["meeting.corrected"] = "sửa phiên họp", ["meeting.invited"] = "mời họp",
        ["meeting.minutes-written"] = "ghi biên bản", ["meeting.opened"] = "mở phiên họp", ["meeting.paper-added"] = "thêm tài liệu họp",
        ["notice.conclusions-taken-in"] = "đưa kết luận vào thông báo", ["notice.draft-removed"] = "bỏ dự thảo thông báo", ["notice.drafted"] = "soạn thông báo", ["notice.edited"] = "sửa thông báo", ["notice.issued"] = "ban hành thông báo",
        ["notice.SubmitToHead"] = "trình Chánh Văn phòng", ["notice.SubmitToChair"] = "trình chủ tọa", ["notice.SendBack"] = "yêu cầu sửa thông báo", ["notice.Approve"] = "duyệt thông báo",
        ["notice.published"] = "công khai thông báo", ["notice.taken-back"] = "thôi công khai",
        ["obligation.entered"] = "thêm bằng tay", ["obligation.handed-over"] = "bàn giao theo dõi", ["obligation.periods-begun"] = "đến kỳ mới", ["obligation.split"] = "tách nhiệm vụ",
        ["occasion.cancelled"] = "hủy mốc", ["occasion.moved"] = "dời mốc", ["occasion.opened"] = "đặt mốc",
        ["post.annulled"] = "hủy chức vụ nhập nhầm", ["post.begun"] = "ghi nhận chức vụ", ["post.corrected"] = "sửa chức vụ", ["post.ended"] = "thôi chức vụ",
        ["programme.adopted"] = "thông qua chương trình", ["programme.item-added"] = "thêm việc vào chương trình", ["programme.item-corrected"] = "sửa việc của chương trình", ["programme.item-done"] = "việc của chương trình đã xong",
        ["programme.item-placed"] = "xếp việc vào tháng", ["programme.item-postponed"] = "lùi việc của chương trình", ["programme.item-removed"] = "bỏ việc khỏi chương trình", ["programme.item-reopened"] = "mở lại việc của chương trình", ["programme.opened"] = "lập chương trình",
        ["programme.carried"] = "đưa việc chưa xong vào dự thảo chương trình", ["programme.deleted"] = "xóa dự thảo chương trình",
        ["read.comments"] = "đọc góp ý", ["read.draft"] = "đọc dự thảo", ["read.evidence"] = "tải minh chứng", ["read.import"] = "đọc văn bản đã nhập", ["read.minutes"] = "đọc biên bản", ["read.paper"] = "đọc tài liệu họp",
        ["read.register"] = "tải sổ nhiệm vụ", ["read.report"] = "đọc báo cáo kết quả",
        ["rights.changed"] = "sửa bảng quyền",
        ["settings.audit-retention"] = "đặt thời gian giữ nhật ký", ["settings.clears"] = "đặt số “rõ”", ["settings.origin-added"] = "thêm loại nguồn", ["settings.origin-closed"] = "thôi dùng loại nguồn", ["settings.time-reading"] = "đặt cách hiểu thời hạn",
        ["sheet.confirmed"] = "xác nhận bảng nhập", ["sheet.discarded"] = "bỏ bảng nhập", ["sheet.laid"] = "chỉ rõ bố cục bảng", ["sheet.mapped"] = "ghép cột của bảng", ["sheet.names-answered"] = "chỉ rõ tên trong bảng", ["sheet.row-dropped"] = "bỏ dòng của bảng",
        ["sheet.row-fixed"] = "sửa dòng của bảng", ["sheet.row-taken"] = "chỉ rõ dòng của bảng là nhiệm vụ", ["sheet.rows-dropped"] = "bỏ các dòng lỗi", ["sheet.started"] = "nhập bảng theo dõi", ["sheet.undone"] = "hoàn tác nhập bảng",
        ["timetable.laid"] = "đặt lịch theo mẫu", ["timetable.step-done"] = "đánh dấu bước đã xong", ["timetable.step-open"] = "mở lại bước", ["timetable.template-changed"] = "sửa lịch mẫu",
    };

    /// <summary>An act in words, beginning with a capital; its own name where it has none.</summary>
    public static string Of(string act) =>
        Words.TryGetValue(act, out var words) ? char.ToUpperInvariant(words[0]) + words[1..]
            : act.StartsWith("obligation.", StringComparison.Ordinal) && Enum.TryParse<ObligationEventKind>(act["obligation.".Length..], out var kind) ? StateWords.Of(kind)
            : act;
}
