using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Finds who tells whom to do what: verbs of telling, what carries over ";" and into the next sentence, lists under a head.</summary>
internal sealed partial class DirectiveReader(TokenText t, KnownPeople people, Giver? fallback, MeetingType type)
{
    private readonly Known? chair = people.All.FirstOrDefault(p => p.IsChair);
    private readonly bool ledByCouncil = people.All.Any(p => p.IsChair && !p.Posts.Any(q => PostName.Key(q).Contains("mat tran", StringComparison.Ordinal)));
    private readonly bool isPlan = IsPlan(t);
    private readonly Clauses clauses = new(t);
    private readonly Addressees addressees = new(t);
    private readonly WhenScanner times = new(t);
    private readonly List<ReadDirective> found = [];
    private readonly Stack<ListHead> heads = new();

    private Giver? giver;
    private string verb = "";
    private List<string> to = [];
    private bool isOpen;      // the sentence before was a directive: the next may go on
    private bool wasTold;     // the paragraph before ended in a directive
    private bool? isAsked;    // the section asks (true) or only tells (false)
    private int askedAt;      // the depth at which that was said
    private int section;      // depth of the section's heading
    private Giver? concluder;

    private sealed record ListHead(int Depth, Giver? Giver, string Verb, List<string> To, bool IsExplicit);

    internal IReadOnlyList<ReadDirective> Found => found;

    private static readonly Phrase[] Asking = [.. new[] { "nhiệm vụ", "kiến nghị", "đề nghị", "yêu cầu", "kết luận", "giải pháp", "chỉ đạo", "giao nhiệm vụ", "phân công", "tổ chức thực hiện", "phương hướng", "giao", "công việc tiếp theo", "thời gian tới" }.Select(Phrase.Of)];

    private static readonly Phrase[] Only = [.. new[] { "kết quả", "hạn chế", "ưu điểm", "tồn tại", "nguyên nhân", "thành phần", "nội dung làm việc", "diễn biến", "ý kiến", "thảo luận", "đánh giá", "tình hình", "thời gian", "đề xuất của", "kiến nghị của", "phát biểu", "trình bày", "giải trình", "khó khăn", "nội dung cuộc họp", "nội dung phiên họp", "nội dung báo cáo" }.Select(Phrase.Of)];

    /// <summary>Reads one line of content, sentence by sentence.</summary>
    internal void Line(Line line, IReadOnlyList<(Sentence Sentence, List<Mention> Mentions)> sentences)
    {
        isStressed = false;
        if (line.Kind == LineKind.Heading) { Heading(line); return; }
        if (line.Depth > 0) while (heads.Count > 0 && heads.Peek().Depth >= line.Depth) heads.Pop();
        else if (!ItemLike(line) && section == 0) heads.Clear();
        else if (!ItemLike(line)) while (heads.Count > 0 && heads.Peek() is { IsExplicit: true, To.Count: 0 }) heads.Pop();
        if (heads.Count == 0)
        {
            wasTold = isOpen || wasTold && line.Length < 30;
            isOpen = false;
        }
        var isFirst = true;
        foreach (var (sentence, mentions) in sentences)
        {
            if (IsOffer(sentence)) { isOpen = false; continue; }
            Sentence(sentence, mentions, isFirst);
            if (isAsked == false) isOpen = false;
            isFirst = false;
        }
    }

    /// <summary>A line without a mark under a head still belongs to its list where it begins as an item does.</summary>
    private bool ItemLike(Line line) =>
        heads.Count > 0 && (heads.Peek().IsExplicit || heads.Peek().To.Count > 0) && (t.Match(line.BodyFrom, Tag.Action | Tag.Manner) > 0 || BodyScanner.BodyAt(t, line.BodyFrom) > 0);

    /// <summary>A programme or plan: its items are tasks even without a verb of telling.</summary>
    private static bool IsPlan(TokenText t)
    {
        for (var i = 0; i < t.Count && i < 60; i++)
            if (t.Form(i).IsUpper && (t.At(i, Programme) || t.At(i, Plan))) return true;
        return false;
    }

    private static readonly Phrase Programme = Phrase.Of("chương trình công tác"), Plan = Phrase.Of("kế hoạch");

    private void Heading(Line line)
    {
        isOpen = false;
        while (heads.Count > 0 && (line.Depth == 0 || heads.Peek().Depth >= line.Depth)) heads.Pop();
        if (line.Depth == 0 && section > 0 && isAsked is not null && !HasWord(line, Asking) && !HasWord(line, Only)) return;
        section = line.Depth;
        var said = HasWord(line, Only) ? HasWord(line, Asking) && !StartsWith(line, Only) : HasWord(line, Asking) ? true : default(bool?);
        if (said is not null || line.Depth <= askedAt) (isAsked, askedAt) = (said, line.Depth);
        var at = PastFrame(line.BodyFrom);
        var (names, end) = addressees.Read(at, line.To, []);
        if (names.Count > 0 && end >= line.To - 1 && isAsked != false) heads.Push(new ListHead(line.Depth, concluder ?? giver, t.Match(line.BodyFrom, Tag.Directive) is var d and > 0 ? Lower(t.Text(line.BodyFrom, line.BodyFrom + d)) : "kết luận", names, isAsked == true));
        else if (isAsked == true || isPlan && isAsked != false) heads.Push(new ListHead(line.Depth, giver ?? concluder, "kết luận", [], false));
    }

    private bool HasWord(Line line, Phrase[] words)
    {
        for (var i = line.BodyFrom; i < line.To; i++)
            foreach (var word in words)
                if (t.At(i, word)) return true;
        return false;
    }

    private bool StartsWith(Line line, Phrase[] words)
    {
        foreach (var word in words)
            if (t.At(line.BodyFrom, word)) return true;
        return false;
    }

    /// <summary>"Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh về …": a closing formula.</summary>
    private bool IsOffer(Sentence s)
    {
        for (var i = s.From; i < s.To && i < s.From + 16; i++)
            if (t.At(i, NeuCo)) return true;
        return false;
    }

    private static readonly Phrase NeuCo = Phrase.Of("nếu có"), ThucHien = Phrase.Of("thực hiện");
    private static readonly Phrase[] Closings = [.. new[] { "thông báo này", "kế hoạch này", "kết luận này", "để các cơ quan", "biết , thực hiện", "kế hoạch này ./", "nghị quyết này", "công văn này", "văn bản này" }.Select(Phrase.Of)];

    /// <summary>"nghiêm túc thực hiện", "phối hợp thực hiện tốt Kế hoạch này": said to everyone at the end, nothing to follow.</summary>
    private bool IsClosing(int from, int end, List<string> whom)
    {
        if (end - from > 22 || !whom.TrueForAll(IsEveryone) && !HasClosing(from, end, "biết") && !t.At(from + 2, Closings[3])) return false;
        for (var i = from; i < end; i++)
        {
            if (t.At(i, ThucHien) && i + 2 == end && end - from <= 7) return true;
            foreach (var closing in Closings)
                if (t.At(i, closing)) return true;
        }
        return false;
    }

    private bool HasClosing(int from, int end, string word)
    {
        for (var i = from; i < end; i++)
            if (t.Form(i).Text == word) return true;
        return false;
    }

    private static bool IsEveryone(string name) => Folding.Fold(name) is var key && (key.StartsWith("cac co quan", StringComparison.Ordinal) || key.StartsWith("cac don vi", StringComparison.Ordinal) || key.StartsWith("cac cap", StringComparison.Ordinal) || key.StartsWith("cac nganh", StringComparison.Ordinal) || key.StartsWith("cac dia phuong", StringComparison.Ordinal) || key.StartsWith("cac so", StringComparison.Ordinal) || key.StartsWith("cac dong chi", StringComparison.Ordinal) || key.StartsWith("cac d/c", StringComparison.Ordinal));

    /// <summary>Past "Đối với", "Giao", "Về phía" before a body that heads a list.</summary>
    private int PastFrame(int i)
    {
        foreach (var frame in Frames)
            if (t.At(i, frame)) return i + frame.Length;
        var length = t.Match(i, Tag.Directive);
        return length > 0 ? i + length : i;
    }

    private static readonly Phrase[] Frames = [.. new[] { "đối với", "về phía", "riêng", "với" }.Select(Phrase.Of)];

    private void Add(int from, int end, Giver? by, string how, List<string> whom, double confidence, string? doubt)
    {
        (from, end) = Trim(from, end);
        if (end - from < 2 || CountWords(from, end) < 2) return;
        if (by is not null && Givers.IsUpward(by, whom)) return;
        if (type == MeetingType.Report && whom.Count == 0 && how == "kết luận") return; // a report's own plan
        if (IsClosing(from, end, whom) || whom.Count == 1 && by is not null && IsOwnTeam(whom[0])) return;
        if (whom.Count == 1 && whom[0].Length < 7 && Full(whom[0]) is { } full) whom = [full];
        var when = times.Find(from, end);
        if (when is { } only && found.Count > 0 && found[^1].When is null && only.To == end && (only.From == from || only.From - from <= 2 && (t.At(from, Xong) || t.At(from, HoanThanh))))
        {
            found[^1] = found[^1] with { When = t.Text(only.From, only.To) };
            return;
        }
        var words = when is { } w ? t.Text(w.From, w.To) : null;
        var what = What(from, end, when);
        if (what.Length == 0) return;
        if ((IsNoun(from) || isCarried && IsVerbless(from, end)) && found.Count > 0 && found[^1].To.SequenceEqual(whom) && found.Count > 0 && found[^1].At.Start + found[^1].At.Length <= t[from].Start && found[^1].From == by?.Name && found[^1].What.Length < 600)
        {
            var at = found[^1].At;
            found[^1] = found[^1] with { What = found[^1].What + "; " + what, At = new Place(at.Start, t[end - 1].End - at.Start) };
            return;
        }
        var place = new Place(t[from].Start, t[end - 1].End - t[from].Start);
        if (whom.Count == 0) doubt ??= "Không nêu nơi nhận";
        found.Add(new ReadDirective(by?.Name, by?.Capacity, whom, how, what, words, KindOf(from, when), null) { At = place, Confidence = confidence, Doubt = doubt });
    }

    /// <summary>"Sở", "Ban", "Phòng" alone: the one told before.</summary>
    private string? Full(string name)
    {
        if (name is not ("Sở" or "Ban" or "Phòng" or "Cục" or "Công ty")) return null;
        for (var k = found.Count - 1; k >= 0; k--)
            if (found[k].To.Count == 1 && found[k].To[0].StartsWith(name + " ", StringComparison.Ordinal)) return found[k].To[0];
        return null;
    }

    /// <summary>What is to be done, without the words of time where these stand at the end.</summary>
    private string What(int from, int end, (int From, int To)? when)
    {
        if (when is not { } w || w.To < end || w.From <= from + 2) return t.Text(from, end);
        var cut = w.From;
        while (cut > from && (t.Key(cut - 1) is "," or "(" || t.At(cut - 1, Xong))) cut--;
        if (t.At(cut - 2, HoanThanh) && t.Key(cut - 3) is "," or "va1") cut -= 3;
        return cut - from >= 3 ? t.Text(from, cut) : t.Text(from, end);
    }

    private static readonly Phrase BaiHoc = Phrase.Of("bài học"), CoChe = Phrase.Of("cơ chế"), KetQua = Phrase.Of("kết quả"), CongTac = Phrase.Of("công tác"), Nhung = Phrase.Of("những"), Viec = Phrase.Of("việc");

    /// <summary>A clause that only names more of the same ("những kết quả nổi bật") belongs to the one before.</summary>
    private bool IsNoun(int i) => t.At(i, BaiHoc) || t.At(i, CoChe) || t.At(i, KetQua) || t.At(i, CongTac) || t.At(i, Nhung) || t.At(i, Viec);

    /// <summary>"các khu, cụm công nghiệp …" after ";": no verb, so it goes on with what stands before.</summary>
    private bool IsVerbless(int from, int end)
    {
        if (t.Key(from) is not ("cac4" or "nhưng3" or "moi5" or "ca3")) return false;
        for (var i = from; i < end && i < from + 24; i++)
            if (t.Match(i, Tag.Action | Tag.Manner | Tag.Modal) is var length and > 0 && (length > 1 || i == from)) return false;
        return true;
    }

    private static bool IsOwnTeam(string name) => BodyName.Key(name) is var key && (key.StartsWith("doan giam sat", StringComparison.Ordinal) || key.StartsWith("doan khao sat", StringComparison.Ordinal));

    private static readonly Phrase HoanThanh = Phrase.Of("hoàn thành"), Xong = Phrase.Of("xong");

    private DirectiveKind KindOf(int from, (int From, int To)? when)
    {
        if (when is { } w)
        {
            for (var i = w.From; i < w.To; i++)
                if (t.Match(i, Tag.Rhythm) > 0 || t.At(i, DinhKy)) return DirectiveKind.Standing;
            return DirectiveKind.Task;
        }
        if (t.At(from, ThuongXuyen) || t.At(from, DinhKy)) return DirectiveKind.Standing;
        var at = from;
        while (t.Match(at, Tag.Modal) is var modal and > 0) at += modal;
        return t.Match(at, Tag.General) > 0 ? DirectiveKind.Guidance : DirectiveKind.Task;
    }

    private static readonly Phrase ThuongXuyen = Phrase.Of("thường xuyên"), DinhKy = Phrase.Of("định kỳ");

    private int CountWords(int from, int end)
    {
        var words = 0;
        for (var i = from; i < end; i++)
            if (t.IsWord(i)) words++;
        return words;
    }

    private (int, int) Trim(int from, int end)
    {
        while (from < end && (t.Form(from).Kind == TokenKind.Mark && t.Key(from) is not ("(" or "\"" or "“") || t.Key(from) is "va1" or "thi1" or "la1" or "răng1")) from++;
        while (end > from && (t.Form(end - 1).Kind == TokenKind.Mark && t.Key(end - 1) is not (")" or "%" or "\"" or "”") || t.Key(end - 1) is "va1" or "cung3" || t.IsBreak(end - 1))) end--;
        if (end - 2 > from && t.At(end - 2, DongThoi)) return Trim(from, end - 2);
        return (from, end);
    }

    private static readonly Phrase DongThoi = Phrase.Of("đồng thời");
}
