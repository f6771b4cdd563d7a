using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>What an old table says of a piece of work.</summary>
public enum SheetState { Open, Accepted, Doing, Answered, Reported, Done, PartlyDone, Returned, SentBack, Withdrawn, Excused, PassedOn, Replaced }

/// <summary>State words of old tables ("đã hoàn thành", "đang thực hiện", "quá hạn", "60%") and our own, read.</summary>
public static class SheetStates
{
    // The first that stands in the words decides: "chưa hoàn thành" before "hoàn thành".
    static readonly (string Words, SheetState State)[] Known =
    [
        ("cho xac nhan", SheetState.Reported), ("yeu cau bo sung", SheetState.SentBack), ("tra lai", SheetState.Returned), ("da rut", SheetState.Withdrawn), ("rut khong", SheetState.Withdrawn),
        ("khong thuc hien nua", SheetState.Withdrawn), ("dung thuc hien", SheetState.Withdrawn), ("khong con phu hop", SheetState.Withdrawn),
        ("chap nhan giai trinh", SheetState.Excused), ("chuyen co quan", SheetState.PassedOn), ("thay bang", SheetState.Replaced),
        ("hoan thanh mot phan", SheetState.PartlyDone), ("chua hoan thanh", SheetState.Doing), ("chua xong", SheetState.Doing), ("chua thuc hien", SheetState.Open), ("chua trien khai", SheetState.Open), ("chua bao cao", SheetState.Open), ("chua den han", SheetState.Open),
        ("chua", SheetState.Open), ("bao cao hoan thanh", SheetState.Reported), ("hoan thanh", SheetState.Done), ("da xong", SheetState.Done), ("da thuc hien", SheetState.Done), ("da ban hanh", SheetState.Done),
        ("da bao cao", SheetState.Done), ("da giai quyet", SheetState.Done), ("da tra loi", SheetState.Answered), ("da tiep nhan", SheetState.Accepted), ("moi giao", SheetState.Open), ("nhac lai", SheetState.Open),
        ("dang", SheetState.Doing), ("trien khai", SheetState.Doing), ("tiep tuc", SheetState.Doing), ("qua han", SheetState.Open), ("cham", SheetState.Open), ("tre han", SheetState.Open),
        ("trong han", SheetState.Open), ("dung han", SheetState.Open), ("sap den han", SheetState.Open),
    ];

    /// <summary>The state that words say; null for words that say none.</summary>
    public static SheetState? Of(SheetTableCell cell)
    {
        if (cell.Number is { } share) return share >= 1 ? share is 1 or 100 ? SheetState.Done : share < 100 ? SheetState.Doing : null : share > 0 ? SheetState.Doing : SheetState.Open;
        var words = SheetHeadings.Key(cell.Text);
        if (words is "xong" or "dat" or "100" or "ht") return SheetState.Done;
        if (words is "khong" or "0") return SheetState.Open;
        if (cell.Text.Contains('%') && words.Length <= 3 && words.All(char.IsDigit)) return SheetState.Doing;
        foreach (var (known, state) in Known)
            if ($" {words} ".Contains($" {known} ", StringComparison.Ordinal)) return state;
        return null;
    }
}
