using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Says from title and beginning what kind of gathering or paper a text tells of.</summary>
internal static class Kinds
{
    private static readonly (Phrase Words, MeetingType Type)[] Signs =
    [
        .. Of(MeetingType.Voters, "tiếp xúc cử tri", "tiếp xúc với cử tri", "gặp gỡ cử tri"),
        .. Of(MeetingType.Verification, "thẩm tra"),
        .. Of(MeetingType.Supervision, "giám sát", "khảo sát", "giải trình"),
        .. Of(MeetingType.Report, "kết quả nhiệm kỳ", "tổng kết nhiệm kỳ", "nhìn lại nhiệm kỳ", "báo cáo kết quả", "kết quả hoạt động", "báo cáo công tác", "kết quả thực hiện"),
        .. Of(MeetingType.Standing, "phiên họp", "phiên thường kỳ", "họp thường kỳ", "họp phiên", "giao ban", "phiên họp thường trực"),
        .. Of(MeetingType.Conference, "hội nghị", "hội thảo", "tọa đàm", "rút kinh nghiệm"),
        .. Of(MeetingType.Session, "kỳ họp", "bầu bổ sung", "bế mạc", "khai mạc"),
    ];

    private static IEnumerable<(Phrase, MeetingType)> Of(MeetingType type, params string[] words) => words.Select(w => (Phrase.Of(w), type));

    private static readonly Phrase ThuongTruc = Phrase.Of("thường trực");

    internal static MeetingType Of(TokenText t, List<Line> lines)
    {
        var title = lines.Where(l => l.Kind == LineKind.Title).ToList();
        if (title.Count > 0 && Best(t, title[0].From, title[^1].To, true) is { } byTitle)
        {
            if (byTitle != MeetingType.Session || !HasStanding(t, title[0].From, title[^1].To)) return byTitle;
            var first = lines.FirstOrDefault(l => l.IsContent && l.Length > 10); // "Thường trực HĐND … nội dung Kỳ họp": whose meeting, the lead says
            return first is not null && Best(t, first.From, first.To, false) is MeetingType.Standing ? MeetingType.Standing : byTitle;
        }
        foreach (var lead in lines.Where(l => l.IsContent && l.Length > 10).Take(3))
            if (Best(t, lead.From, lead.To, false) is { } byLead) return byLead;
        return MeetingType.Other;
    }

    private static MeetingType? Best(TokenText t, int from, int to, bool isTitle)
    {
        MeetingType? first = null;
        for (var i = from; i < to; i++)
        {
            foreach (var (words, type) in Signs)
            {
                if (!t.At(i, words) || type == MeetingType.Standing && !HasStanding(t, from, to)) continue;
                if (!isTitle) return type;
                if (type is MeetingType.Session or MeetingType.Conference && HasStanding(t, from, to) && first is null) { first = type; continue; }
                first = first is null or MeetingType.Session ? type : first;
            }
        }
        return first;
    }

    private static bool HasStanding(TokenText t, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (t.At(i, ThuongTruc)) return true;
        return false;
    }
}
