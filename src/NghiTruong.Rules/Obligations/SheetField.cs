namespace NghiTruong.Rules.Obligations;

/// <summary>What a column of an old follow-up table holds.</summary>
public enum SheetField
{
    None, Key, Ordinal, Work, Kind, Status, Lead, JointLead, Coordinating, Giver, Origin, Source, SourceNumber, GivenOn, Due, DueWords, State,
    MarkDone, MarkDoing, MarkNotDone, MarkLate, Result, AnsweredOn, AnswerNumber, RoadmapOn, ReportedOn, DoneOn, EndedOn, ExpectedResult, Authority, Watcher, Note,
    OriginalDue, ExtendedDue,
}

/// <summary>The screen's words for what a column holds.</summary>
public static class SheetFieldWords
{
    public static string Of(SheetField field) => field switch
    {
        SheetField.Key => "mã nhiệm vụ",
        SheetField.Ordinal => "số thứ tự",
        SheetField.Work => "nội dung nhiệm vụ",
        SheetField.Kind => "loại nhiệm vụ",
        SheetField.Status => "hiệu lực (dự kiến, đã ban hành)",
        SheetField.Lead => "cơ quan chủ trì",
        SheetField.JointLead => "đồng chủ trì",
        SheetField.Coordinating => "cơ quan phối hợp",
        SheetField.Giver => "người giao",
        SheetField.Origin => "loại nguồn",
        SheetField.Source => "nguồn",
        SheetField.SourceNumber => "số, ký hiệu văn bản giao",
        SheetField.GivenOn => "ngày giao",
        SheetField.Due => "thời hạn",
        SheetField.DueWords => "lời hẹn thời hạn",
        SheetField.OriginalDue => "thời hạn gốc, trước khi gia hạn",
        SheetField.ExtendedDue => "thời hạn đã gia hạn",
        SheetField.State => "trạng thái",
        SheetField.MarkDone => "đánh dấu: đã hoàn thành",
        SheetField.MarkDoing => "đánh dấu: đang thực hiện",
        SheetField.MarkNotDone => "đánh dấu: chưa thực hiện",
        SheetField.MarkLate => "đánh dấu: quá hạn",
        SheetField.Result => "kết quả thực hiện",
        SheetField.AnsweredOn => "ngày trả lời",
        SheetField.AnswerNumber => "số văn bản trả lời",
        SheetField.RoadmapOn => "lộ trình (ngày hẹn xong)",
        SheetField.ReportedOn => "ngày báo cáo hoàn thành",
        SheetField.DoneOn => "ngày hoàn thành",
        SheetField.EndedOn => "ngày kết thúc",
        SheetField.Authority => "thẩm quyền",
        SheetField.ExpectedResult => "kết quả cần có",
        SheetField.Watcher => "theo dõi",
        SheetField.Note => "ghi chú",
        _ => "không nhập",
    };
}
