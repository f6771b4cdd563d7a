using System.Globalization;
using System.Text.RegularExpressions;

namespace NghiTruong.Rules.Obligations;

/// <summary>What an old table says of a piece of work.</summary>
public enum SheetState { Open, Accepted, Doing, Answered, Reported, Done, PartlyDone, Returned, SentBack, Withdrawn, Excused, PassedOn, Replaced }

/// <summary>State words of old tables ("đã hoàn thành", "đang thực hiện", "quá hạn", "60%") and our own, read.</summary>
public static partial class SheetStates
{
    // The first that stands in the words decides: "chưa hoàn thành" before "chưa". That work is done is another question (SheetDone).
    static readonly (string Words, SheetState State)[] Known =
    [
        ("cho xac nhan", SheetState.Reported), ("yeu cau bo sung", SheetState.SentBack), ("tra lai", SheetState.Returned), ("rut kinh nghiem", SheetState.Doing), ("da rut", SheetState.Withdrawn), ("rut khong", SheetState.Withdrawn),
        ("khong thuc hien nua", SheetState.Withdrawn), ("dung thuc hien", SheetState.Withdrawn), ("khong con phu hop", SheetState.Withdrawn),
        ("chap nhan giai trinh", SheetState.Excused), ("chuyen co quan", SheetState.PassedOn), ("thay bang", SheetState.Replaced),
        ("hoan thanh mot phan", SheetState.PartlyDone), ("chua hoan thanh", SheetState.Doing), ("chua xong", SheetState.Doing), ("chua thuc hien", SheetState.Open), ("chua trien khai", SheetState.Open), ("chua bao cao", SheetState.Open), ("chua den han", SheetState.Open),
        ("chua", SheetState.Open), ("bao cao hoan thanh", SheetState.Reported), ("da tra loi", SheetState.Answered), ("da tiep nhan", SheetState.Accepted), ("moi giao", SheetState.Open), ("nhac lai", SheetState.Open),
        ("dang", SheetState.Doing), ("trien khai", SheetState.Doing), ("tiep tuc", SheetState.Doing), ("qua han", SheetState.Open), ("cham", SheetState.Open), ("tre han", SheetState.Open),
        ("trong han", SheetState.Open), ("dung han", SheetState.Open), ("sap den han", SheetState.Open),
    ];

    /// <summary>The state that the words of a state column say; null for words that say none.</summary>
    public static SheetState? Of(SheetTableCell cell)
    {
        if (cell.Number is not null || PercentOf(cell) is not null) return OfPercent(PercentOf(cell));
        var words = SheetHeadings.Key(cell.Text);
        if (words is "khong" or "0" || NotDone().IsMatch(words)) return SheetState.Open;
        if (SheetDone.IsSaid(cell.Text, inStateColumn: true)) return SheetState.Done;
        var isDoubted = SheetDone.IsDoubted(cell.Text);
        foreach (var (known, state) in Known)
            if ($" {words} ".Contains($" {known} ", StringComparison.Ordinal)) return state is SheetState.Reported && isDoubted ? SheetState.Doing : state;
        return isDoubted || SheetDone.IsSpokenOf(cell.Text) ? SheetState.Doing : null;
    }

    /// <summary>The state that a told result says where no column says one: done or reported only where it says so, else the work stays open.</summary>
    public static SheetState OfResult(SheetTableCell cell)
    {
        if (cell.Number is null && SheetDone.IsSaid(cell.Text, inStateColumn: false)) return SheetState.Done;
        return Of(cell) switch
        {
            SheetState.Open => SheetState.Open,
            SheetState.Reported => SheetState.Reported,
            SheetState.Done when cell.Number is not null && cell.Text.Contains('%') => SheetState.Done,
            _ => SheetState.Doing,
        };
    }

    /// <summary>What a mark in a column of done work ("x", a paper's number) says; words there may still say otherwise, and a figure up to 100 is a share.</summary>
    public static SheetState OfDoneMark(SheetTableCell cell) =>
        PercentOf(cell) is { } share ? OfPercent(share) ?? SheetState.Done : Of(cell) is SheetState.Open or SheetState.Doing || SheetDone.IsDoubted(cell.Text) ? SheetState.Doing : SheetState.Done;

    /// <summary>Whether a told result says that the work is not begun, or how it stands to its time, and nothing that happened.</summary>
    public static bool SaysNotBegun(string words) => NotBegun().IsMatch(SheetHeadings.Key(words));

    static SheetState? OfPercent(double? percent) => percent switch
    {
        null or > 100 => null,
        100 => SheetState.Done,
        > 0 => SheetState.Doing,
        _ => SheetState.Open,
    };

    /// <summary>The share in percent where a cell holds nothing but one: "80%", 80, 0.8, "1/2"; 1 alone is the whole. Null for words.</summary>
    static double? PercentOf(SheetTableCell cell)
    {
        var text = cell.Text.Trim();
        if (Part().Match(text) is { Success: true } part && Read(part.Groups[1]) is var of && Read(part.Groups[2]) is > 0 and var whole && of <= whole) return 100 * of / whole;
        var figure = Figure().Match(text);
        if (figure is { Success: true, Groups: [_, _, { Length: > 0 }] }) return Read(figure.Groups[1]);
        return (cell.Number ?? (figure.Success ? Read(figure.Groups[1]) : null)) is { } said ? said is > 0 and <= 1 ? 100 * said : said : null;

        static double Read(Group group) => double.Parse(group.Value.Replace(',', '.'), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^([0-9]{1,6}(?:[.,][0-9]{1,6})?)\s*(%?)$")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^([0-9]{1,3})\s*/\s*([0-9]{1,3})$")]
    private static partial Regex Part();

    [GeneratedRegex("^(?:don vi |co quan )?khong (?:thuc hien|trien khai|giai quyet|xu ly|lam)(?! (?:nua|dung|kip|day du|xong|het|tot|dat|hoan thanh))\\b")]
    private static partial Regex NotDone();

    [GeneratedRegex(@"^(?:(?:den nay|hien nay|hien|nay|van|con|don vi|co quan|nhiem vu) )*(?:(?:chua|khong)(?: (?:duoc |to chuc |co )?(?:thuc hien|trien khai|giai quyet|xu ly|lam|bao cao|den han|ket qua|phat sinh)\b(?!.*\b(?:da|dang|tiep tuc)\b).*)?|qua han|cham|tre han|trong han|dung han|sap den han|moi giao)$")]
    private static partial Regex NotBegun();
}
