namespace NghiTruong.Rules.Rulebook;

/// <summary>What a limit is counted in: giờ, ngày, ngày làm việc, tháng.</summary>
public enum CountUnit { Hour, CalendarDay, WorkingDay, Month }

/// <summary>On which side of its anchor a limit lies; <see cref="Around"/> is a window on both sides, <see cref="At"/> the anchor itself.</summary>
public enum Direction { Before, After, At, Around }

/// <summary>What a limit limits.</summary>
public enum LimitKind
{
    /// <summary>Chậm nhất.</summary>
    NoLaterThan,
    /// <summary>Không quá: a duration counted from the anchor.</summary>
    NoMoreThan,
    /// <summary>Không sớm hơn.</summary>
    NotEarlierThan,
    /// <summary>Trong khoảng.</summary>
    Window,
    /// <summary>Định kỳ.</summary>
    Periodic,
}

/// <summary>What becomes of a last day that is a day off.</summary>
public enum RollRule
{
    /// <summary>It stays (every limit counted backward; election milestones).</summary>
    Never,
    /// <summary>It ends with the next working day (Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5).</summary>
    NextWorkingDay,
}

/// <summary>How far a rule was held against its text.</summary>
public enum Confidence
{
    /// <summary>T: đã đối chiếu văn bản.</summary>
    Text,
    /// <summary>S: theo nguồn khác, chưa đối chiếu văn bản gốc.</summary>
    Secondary,
    /// <summary>I: suy ra.</summary>
    Inferred,
    /// <summary>M: chưa đối chiếu.</summary>
    Unchecked,
}

/// <summary>What breaking a rule does: chặn, cảnh báo, thông tin. A rule that was not read never blocks.</summary>
public enum Severity { Block, Warn, Info }

/// <summary>Kỳ họp thường lệ, chuyên đề, giải quyết công việc phát sinh đột xuất, bất thường (name until 30/06/2020).</summary>
public enum SessionKind { Regular, Thematic, Urgent, Extraordinary }

/// <summary>Cấp tỉnh, cấp xã, cấp huyện (until 30/06/2025).</summary>
public enum CouncilLevel { Province, Commune, District }

/// <summary>What a period of a periodic duty is.</summary>
public enum Period { Month, Quarter, HalfYear, Year }

/// <summary>Of whom a majority is taken.</summary>
public enum MajorityBase
{
    /// <summary>Tổng số đại biểu được bầu.</summary>
    Elected,
    /// <summary>Số đại biểu đang giữ chức (còn lại).</summary>
    InOffice,
    /// <summary>Số người có mặt.</summary>
    Present,
    /// <summary>Số phiếu hợp lệ.</summary>
    Valid,
    /// <summary>Số cử tri trong danh sách.</summary>
    Listed,
    /// <summary>Tổng số thành viên của cơ quan (Thường trực, Ban).</summary>
    Members,
}
