using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

internal sealed partial class DirectiveReader
{
    private bool HasDone(int from, int to)
    {
        for (var i = to - 1; i > from && !t.IsMark(i, ';'); i--)
            if (t.Key(i) == "đa3") return true;
        return false;
    }

    private static bool IsExecutive(Giver by) => by.IsExecutive;

    /// <summary>An order goes down: requests to those above, or of those who may only ask, are none.</summary>
    private static bool MayDirect(Giver by, List<string> names, string how)
    {
        var highest = names.Min(Givers.BodyRank);
        if (highest >= 9) return false;
        if (highest > by.Rank) return false;
        return !IsExecutive(by) || highest < 3 || names.TrueForAll(n => BodyName.Key(n).StartsWith("uy ban nhan dan", StringComparison.Ordinal)) && how != "đề nghị";
    }

    private static readonly Phrase CacThanhVien = Phrase.Of("các thành viên"), Cua = Phrase.Of("của");

    private Giver? Speaker(Sentence s, Cut cut, List<Mention> mentions, bool wasActive)
    {
        var at = cut.At;
        while (at > s.From && (t.Key(at - 1) is "cung3" or "," or "va1" || t.At(at - 2, DongThoi) || t.At(at - 2, TiepTuc))) at -= t.At(at - 2, DongThoi) || t.At(at - 2, TiepTuc) ? 2 : 1;
        if (clauses.BodyBefore(at, s.From) is { } team && (t.At(team.From - 2, ThanhVien) || t.At(team.From - 2, DaiDien))) return null;
        if ((t.At(s.From, CuTri) || t.At(s.From, CacDaiBieu) || t.At(s.From, NhieuYKien) || t.At(s.From, CacThanhVien) || t.At(s.From, MotSo)) && LastMention(mentions, cut.At) is null) return null;
        if (clauses.IsVoice(at) && !(at < cut.At && t.IsMark(at, ',') && t.At(at - 3, Cua)) && LastMention(mentions, at)?.To != at) return null;
        var person = LastMention(mentions, cut.At);
        var direct = cut.At;
        while (direct > s.From && (t.Key(direct - 1) == "cung3" || t.At(direct - 2, DongThoi) || t.At(direct - 2, TiepTuc))) direct -= t.Key(direct - 1) == "cung3" ? 1 : 2;
        var body = clauses.BodyBefore(direct, s.From);
        if (person is not null && (body is null || body.Value.From < person.To)) return OfPerson(person, cut) ?? (Concludes(s) && person.Person.Posts.Count == 0 ? concluder = new Giver(person.Person.Name, null, 5, true) : null);
        if (body is { } b) return Givers.OfBody(t.Text(b.From, b.To));
        if (clauses.IsChairWord(at)) return Chair() ?? concluder;
        if (clauses.IsMeetingWord(at)) return giver ?? concluder ?? fallback;
        if (person is null && Reports(s, cut.At)) return null;
        if (t.At(s.From, ChuToa) || t.At(s.From, TruongDoan)) return Chair() ?? concluder;
        if (isAsked == false) return wasActive ? giver : null;
        if (FirstBody(s, cut.At) is { } first && !wasActive) return Givers.OfBody(first) ?? (heads.Count > 0 ? heads.Peek().Giver : null);
        if (t.Key(at - 1) == "đoan1") return new Giver(t.Text(at - 1, at), null, 3, true);
        return (wasActive || isOpen) && giver is not null ? giver : heads.Count > 0 ? heads.Peek().Giver ?? concluder ?? fallback : concluder ?? (s.From == cut.At || at == s.From ? fallback : giver ?? fallback);
    }

    /// <summary>The body that opens the sentence as its subject: "UBND tỉnh báo cáo …, đề nghị …" asks, it does not direct.</summary>
    private string? FirstBody(Sentence s, int before)
    {
        var end = BodyScanner.BodyAt(t, s.From);
        return end > 0 && end < before && t.Match(end, Tag.Action | Tag.Speak | Tag.Small) > 0 ? t.Text(s.From, end) : null;
    }

    private bool IsFirm(Cut cut) => cut.Length > 0 && !t.At(cut.At, KienNghi) && !t.At(cut.At, DeNghi);

    /// <summary>"UBND huyện cho rằng …; đề nghị …": a body that reports asks.</summary>
    private bool Reports(Sentence s, int before)
    {
        for (var i = s.From; i < before; i++)
        {
            if (t.Form(i).Node is null || BodyScanner.BodyAt(t, i) is not (var end and > 0)) continue;
            if (end < before && t.Match(end, Tag.Speak | Tag.Present) > 0 && t.Match(end, Tag.Directive) == 0 && Givers.OfBody(t.Text(i, end)) is null) return true;
            i = end - 1;
        }
        return false;
    }

    private Giver? Chair() => chair is null ? null : Givers.Of(chair, []);

    private static Mention? LastMention(List<Mention> mentions, int before)
    {
        Mention? last = null;
        foreach (var mention in mentions)
            if (mention.To <= before) last = mention;
        return last;
    }

    /// <summary>"Kết thúc phiên họp, bà X đề nghị": who concludes may direct, even where no post is given.</summary>
    private bool Concludes(Sentence s) => t.At(s.From, KetLuanPhrase) || t.At(s.From, KetThuc) || t.At(s.From, PhatBieuKetLuan);

    private bool isGuest; // "Phát biểu chỉ đạo": someone from the level above

    private Giver? OfPerson(Mention mention, Cut cut = default)
    {
        var by = Givers.Of(mention.Person, mention.Posts);
        if (!by.MayDirect) return null;
        if (chair is not null && ledByCouncil && !mention.Person.IsChair && !IsExecutive(by) && (by.Rank < 5 ? !IsFirm(cut) && !isGuest : t.At(cut.At, KienNghi))) return null; // a member proposes
        if (mention.Person.Role is PersonRole.Chair || by.Rank >= 5) concluder = by;
        return by;
    }
}
