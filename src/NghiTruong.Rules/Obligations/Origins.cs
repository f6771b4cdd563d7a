namespace NghiTruong.Rules.Obligations;

/// <summary>Kinds of source that give work. A council's list starts with these and is its own after that.</summary>
public static class Origins
{
    public const string Conclusion = "ket-luan";

    public static readonly IReadOnlyList<(string Key, string Name)> First =
    [
        (Conclusion, "Kết luận phiên họp"), ("nghi-quyet", "Nghị quyết"), ("cong-van", "Công văn"), ("chi-dao", "Ý kiến chỉ đạo"), ("da-hua", "Vấn đề đã hứa, cam kết"),
        ("giam-sat", "Kiến nghị sau giám sát"), ("cu-tri", "Kiến nghị cử tri"), ("chuong-trinh", "Chương trình công tác"), ("khac", "Nguồn khác"),
    ];
}

/// <summary>One kind of source in a council's list (loại nguồn).</summary>
public sealed class Origin
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    /// <summary>Stable key kept with the work.</summary>
    public required string Key { get; set; }
    public required string Name { get; set; }
    public required int Position { get; set; }
    /// <summary>No longer offered for new work; old work keeps it.</summary>
    public bool IsClosed { get; set; }
}
