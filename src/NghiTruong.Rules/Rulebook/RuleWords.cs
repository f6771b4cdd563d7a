namespace NghiTruong.Rules.Rulebook;

/// <summary>The parts of a rule as they are said on a screen.</summary>
public static class RuleWords
{
    public static string Of(CountUnit unit) => unit switch
    {
        CountUnit.Hour => "giờ",
        CountUnit.WorkingDay => "ngày làm việc",
        CountUnit.Month => "tháng",
        _ => "ngày",
    };

    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.Text => "đã đối chiếu văn bản",
        Confidence.Secondary => "theo nguồn khác, chưa đối chiếu văn bản gốc",
        Confidence.Inferred => "suy ra",
        _ => "chưa đối chiếu",
    };

    /// <summary>The mark of a version: its confidence, or that an old number is carried over.</summary>
    public static string Mark(RuleVersion version) => version.IsCarriedOver ? "tạm theo luật cũ, chưa đối chiếu" : Of(version.Confidence);

    public static char Letter(Confidence confidence) => confidence switch { Confidence.Text => 'T', Confidence.Secondary => 'S', Confidence.Inferred => 'I', _ => 'M' };

    public static string Of(Severity severity) => severity switch { Severity.Block => "chặn", Severity.Warn => "cảnh báo", _ => "thông tin" };

    public static string Of(LimitKind limit) => limit switch
    {
        LimitKind.NoLaterThan => "chậm nhất",
        LimitKind.NoMoreThan => "không quá",
        LimitKind.NotEarlierThan => "không sớm hơn",
        LimitKind.Window => "trong khoảng",
        _ => "định kỳ",
    };

    public static string Of(SessionKind kind) => kind switch
    {
        SessionKind.Regular => "kỳ họp thường lệ",
        SessionKind.Thematic => "kỳ họp chuyên đề",
        SessionKind.Urgent => "kỳ họp giải quyết công việc phát sinh đột xuất",
        _ => "kỳ họp bất thường",
    };

    public static string Of(CouncilLevel level) => level switch { CouncilLevel.Commune => "cấp xã", CouncilLevel.District => "cấp huyện", _ => "cấp tỉnh" };

    public static string Of(Period period) => period switch { Period.Month => "tháng", Period.Quarter => "quý", Period.HalfYear => "6 tháng", _ => "năm" };

    public static string Of(MajorityBase of) => of switch
    {
        MajorityBase.InOffice => "số đại biểu đang giữ chức",
        MajorityBase.Present => "số đại biểu có mặt",
        MajorityBase.Valid => "số phiếu hợp lệ",
        MajorityBase.Listed => "số cử tri trong danh sách",
        MajorityBase.Members => "tổng số thành viên",
        _ => "tổng số đại biểu HĐND",
    };

    /// <summary>"20 ngày trước ngày khai mạc kỳ họp"; "trong ngày khai mạc kỳ họp".</summary>
    public static string Of(Offset offset, string anchor)
    {
        var amount = $"{offset.Value} {Of(offset.Unit)}";
        var clock = offset.Clock is { } at ? $", trước {at:HH\\:mm}" : "";
        return (offset.Direction, offset.Value) switch
        {
            (Direction.At, _) or (_, 0) => $"đúng {anchor}",
            (Direction.Before, _) => $"{amount} trước {anchor}",
            (Direction.Around, _) => $"trong {amount} trước và sau {anchor}",
            _ => $"{amount} sau {anchor}",
        } + clock;
    }
}
