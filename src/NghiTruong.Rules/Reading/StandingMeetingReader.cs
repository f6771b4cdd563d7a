using System.Runtime.CompilerServices;
using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Meetings of the Standing Committee, numbered or monthly; those of a People's Committee or of the National Assembly are none.</summary>
internal sealed class StandingMeetingReader(TokenText t, DateReader dates, MeetingType type)
{
    private static readonly Phrase PhienHop = Phrase.Of("phiên họp"), Phien = Phrase.Of("phiên"), HopThuongKy = Phrase.Of("họp thường kỳ"), GiaoBan = Phrase.Of("giao ban"), Thang = Phrase.Of("tháng"), Thu = Phrase.Of("thứ"), Lan = Phrase.Of("lần"), ThuongKy = Phrase.Of("thường kỳ"), ThuongTruc = Phrase.Of("thường trực"), Hdnd = Phrase.Of("HĐND"), HoiDong = Phrase.Of("hội đồng"), Cua = Phrase.Of("của"), Ubnd = Phrase.Of("UBND"), UyBan = Phrase.Of("ủy ban"), Hop = Phrase.Of("họp"), GiaiTrinh = Phrase.Of("giải trình"), ChatVan = Phrase.Of("chất vấn"), DinhKy = Phrase.Of("định kỳ"), ToanThe = Phrase.Of("toàn thể"), MoRong = Phrase.Of("mở rộng");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal List<ReadStandingMeeting> Read(IEnumerable<Line> told)
    {
        var found = new List<ReadStandingMeeting>();
        foreach (var line in told)
            for (var i = line.From; i < line.To; i++)
            {
                if (!Head(i, out var at)) continue;
                var (number, period, end) = Parts(at);
                if (number is null && period is null || !IsStanding(i, end, line)) continue;
                Merge(found, new ReadStandingMeeting(number, period) { At = new Place(t[i].Start, t[end - 1].End - t[i].Start), Confidence = 0.9 });
                i = end - 1;
            }
        return found;
    }

    private bool Head(int i, out int at)
    {
        at = t.At(i, Hop) && !t.At(i - 1, PhienHop) && (t.At(i + 1, Thang) ? i + 1 : t.At(i + 3, Thang) && (t.At(i + 1, ThanhVien) || t.At(i + 1, DinhKy) || t.At(i + 1, GiaoBan)) ? i + 3 : 0) is var plain and > 0 ? plain : t.At(i, PhienHop) ? i + 2 : t.At(i, HopThuongKy) ? i + 3 : t.At(i, GiaoBan) ? i + 2 : t.At(i, Phien) && !t.At(i + 1, GiaiTrinh) && !t.At(i + 1, ChatVan) ? i + 1 : 0;
        return at > 0;
    }

    /// <summary>"thường kỳ tháng 2/2021", "thứ 26", "tháng 11 (mở rộng)", "lần thứ năm".</summary>
    private (int?, string?, int) Parts(int i)
    {
        var (number, period, at) = (default(int?), default(string), i);
        for (var turns = 0; turns < 8; turns++)
        {
            if (number is null && period is null && t.At(at, ThuongTruc) && IsCouncil(at + 2) && BodyScanner.BodyAt(t, at) is var body and > 0 && t.At(body, Thang)) at = body;
            else if (t.At(at, ThuongKy) || t.At(at, DinhKy) || t.At(at, ToanThe) || t.At(at, MoRong)) at += 2;
            else if (t.IsMark(at, '(') && (number is null && (t.At(at + 1, Thu) || t.At(at + 1, Lan)) || period is null && t.At(at + 1, Phien) && t.At(at + 2, ThuongKy))) at += t.At(at + 1, Phien) ? 2 : 1;
            else if (t.Key(at) is "(" or "," or "-" && period is null && (t.At(at + 1, Thang) || t.At(at + 1, ThuongKy))) at++;
            else if (t.IsMark(at, ',') && period is null && t.At(at + 1, PhienHop) && (t.At(at + 3, Thang) || t.At(at + 3, ThuongKy))) at += 3;
            else if (number is null && (t.At(at, Thu) || t.At(at, Lan)) && SessionScanner.NumberAt(t, at, out var n) is var end and > 0) (number, at) = (n, end);
            else if (period is null && t.At(at, Thang) && t.Number(at + 1) is var month and >= 1 and <= 12) (period, at) = Month(at, month);
            else break;
        }
        return (number, period, Math.Max(at, i));
    }

    private (string?, int) Month(int at, int month)
    {
        if (DateScanner.At(t, at) is { First: { Year: not null, Day: null } first } span) return (first.Iso, span.To);
        var near = dates.HeldOn ?? dates.Stamp ?? dates.Context;
        return near is { } day ? ($"{NearestYear(month, day):0000}-{month:00}", at + 2) : (null, at + 2);
    }

    private static int NearestYear(int month, DateOnly day) => DateReader.Nearest(new PartialDate(null, month, 15), day) ?? day.Year;

    /// <summary>Whose meeting it is: said after it, else the last body before it, else the text's own kind.</summary>
    private bool IsStanding(int from, int end, Line line)
    {
        var at = end;
        while (t.Key(at) is "," or "-" or ")" || t.At(at, Cua)) at++;
        if (t.At(at, ThuongTruc) && IsCouncil(at + 2)) return true;
        if (t.Match(at, Tag.Body) > 0) return false;
        for (var i = from - 1; i >= line.From && from - i < 40; i--)
        {
            if (t.At(i, ThuongTruc) && IsCouncil(i + 2)) return true;
            if (t.At(i, Ubnd) && !t.At(i - 1, PhraseCua) || t.At(i, UyBan)) return false;
        }
        return Says(12) || type is MeetingType.Standing && Says(400);
    }

    private static readonly Phrase ThanhVien = Phrase.Of("thành viên");
    private static readonly Phrase PhraseCua = Phrase.Of("của");

    private bool IsCouncil(int i) => t.At(i, Hdnd) || t.At(i, HoiDong);

    /// <summary>Whether the beginning of the text speaks of the Standing Committee.</summary>
    private bool Says(int within)
    {
        for (var i = 0; i < t.Count && i < within; i++)
            if (t.At(i, ThuongTruc) && IsCouncil(i + 2)) return true;
        return false;
    }

    private static void Merge(List<ReadStandingMeeting> found, ReadStandingMeeting one)
    {
        if (found.Exists(f => f.Number == one.Number && f.Period == one.Period)) return;
        var same = found.FindIndex(f => one.Number is not null && f.Number == one.Number || one.Period is not null && f.Period == one.Period && (f.Number is null || one.Number is null));
        if (same < 0) found.Add(one);
        else found[same] = found[same] with { Number = found[same].Number ?? one.Number, Period = found[same].Period ?? one.Period };
    }
}
