using System.Runtime.CompilerServices;

namespace NghiTruong.Text;

/// <summary>Finds bodies ("Sở Giáo dục và Đào tạo tỉnh", "các Ban HĐND tỉnh") and posts with the body they belong to.</summary>
internal static class BodyScanner
{
    private const Tag Verb = Tag.Action | Tag.Directive | Tag.Modal | Tag.Manner | Tag.Speak | Tag.Present | Tag.Chair | Tag.Attend | Tag.Elect | Tag.Dismiss;

    private static readonly Phrase Khoa = Phrase.Of("khóa"), NhiemKy = Phrase.Of("nhiệm kỳ"), Cua = Phrase.Of("của"), Va = Phrase.Of("và"), Thuong = Phrase.Of("thường trực"), GiuChuc = Phrase.Of("giữ chức"), ToChuc = Phrase.Of("tổ chức"), Cac = Phrase.Of("các"), So = Phrase.Of("số");

    /// <summary>The end of a body that begins here, or 0.</summary>
    internal static int BodyAt(TokenText t, int i)
    {
        if ((uint)i >= (uint)t.Count || t.Form(i) is not { Node: { } node } form || (node.Below & Tag.Body) == 0 && form.Key != Many && form.Key is not ("hai" or "ba")) return 0;
        ref var known = ref t.Bodies[i];
        if (known == 0) known = ReadBody(t, i) + 1;
        return known - 1;
    }

    private static int ReadBody(TokenText t, int i)
    {
        var at = i;
        if (t.At(at, Cac) || t.Key(at) is "hai" or "ba") at++;
        var length = t.Match(at, Tag.Body);
        if (length == 0 || t.Match(at, Tag.Capacity) > length) return 0;
        if (length == 3 && t.IsCapital(at) && !t.IsCapital(at + 1) && t.At(at + 1, ToChuc)) length = 1; // "mỗi Ban tổ chức …" acts
        if (!IsHead(t, at, length) && at == i && !(t.IsCapital(at + length) && t.Match(at + length, Tag.Field) > 0)) return 0;
        if (length == 1 && !t.IsCapital(at) && t.IsWord(at + 1) && !t.IsCapital(at + 1) && t.Match(at + 1, Tag.Unit | Tag.Small | Tag.Field) == 0 && t.Match(at + 1, Verb) == 0 && !t.At(at + 1, Va)) return 0;
        var end = Tail(t, at + length, out _);
        return length == 1 && end == at + 1 && !t.Form(at).IsUpper && at == i ? 0 : end;
    }

    private static readonly string Many = Syllable.Key("các");

    private static bool IsHead(TokenText t, int i, int length)
    {
        if (t.IsCapital(i)) return true;
        for (var k = i + 1; k < i + length; k++)
            if (t.Form(k).IsUpper) return true;
        return length >= 2 && t.Key(i) != Syllable.Key("trường");
    }

    /// <summary>The end of a post that begins here with its body, or 0: "Phó Chủ tịch Thường trực HĐND tỉnh".</summary>
    internal static int PostAt(TokenText t, int i)
    {
        if ((uint)i >= (uint)t.Count || t.Form(i) is not { Node: { } node } form || (node.Below & (Tag.Post | Tag.Capacity)) == 0 && form.Key != Nguyen && form.Key != Quyen) return 0;
        ref var known = ref t.Posts[i];
        if (known == 0) known = ReadPost(t, i) + 1;
        return known - 1;
    }

    private static int ReadPost(TokenText t, int i)
    {
        var at = i;
        if (t.Key(at) == Nguyen || t.Key(at) == Quyen) at++;
        var length = t.Match(at, Tag.Post | Tag.Capacity, out var tag);
        if (length == 0 || t.Key(at) == "vu5" && t.Key(at - 1) == "chưc4") return 0;
        if (length == 1 && (tag & Tag.Capacity) == 0 && !t.Form(at).IsUpper && t.Match(at + 1, Tag.Body | Tag.Field) == 0 && !IsFunction(t, at)) return 0;
        return InCharge(t, Tail(t, at + length, out _));
    }

    /// <summary>"Phó Trưởng Ban phụ trách Ban Dân tộc": what a deputy is in charge of belongs to the post.</summary>
    private static int InCharge(TokenText t, int end)
    {
        if (!t.At(end, PhuTrach)) return end;
        if (BodyAt(t, end + 2) is var body and > 0) return body;
        return !t.IsWord(end + 2) || t.IsBreak(end + 2) || NameScanner.At(t, end + 2) > 0 ? end + 2 : end;
    }

    private static readonly Phrase PhuTrach = Phrase.Of("phụ trách");

    /// <summary>"Phó phòng", "phụ trách Sở": short heads need what they belong to.</summary>
    private static bool IsFunction(TokenText t, int i) => t.Match(i, Tag.Unit) == 0 && t.Match(i + 1, Tag.Post) > 0;

    private static readonly string Nguyen = Syllable.Key("nguyên"), Quyen = Syllable.Key("quyền");

    /// <summary>What belongs to a body or post after its head: further bodies, levels, places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Tail(TokenText t, int i, out int nameFrom)
    {
        nameFrom = 0;
        var at = i;
        var isPlaced = false;
        for (var words = 0; words < 40; words++)
        {
            var form = t.Form(at);
            if (form.Kind == TokenKind.Number && t.At(at - 1, So)) { at++; continue; }
            if (form.Kind == TokenKind.Number && t.Match(at + 1, Tag.Unit) is var level and > 0 && !t.IsCapital(at + 1)) { at += 1 + level; continue; }
            if (form.Kind != TokenKind.Word)
            {
                if (JoinsHdnd(t, at, i)) { at++; continue; }
                break;
            }
            if (t.At(at, Khoa) || t.At(at, NhiemKy) || t.At(at, GiuChuc)) break;
            if (t.Match(at, Tag.Honorific) > 0 && !t.Form(at).IsFamilyName && t.Key(at) != Dai) break;
            if (at > i && t.Match(at, Tag.Post) >= 2) break;
            if (t.Match(at, Tag.Field) is var field and > 0 && (t.IsCapital(at) || at == i && t.Match(at, Tag.Action) == 0)) { at += field; isPlaced = field > 1; continue; }
            if (t.Match(at, Tag.Body) is var body and > 0 && (body > 1 || t.IsCapital(at)) && NameScanner.At(t, at) - at < 3 && !(body > 1 && !t.IsCapital(at) && t.Match(at, Tag.Unit) == 1 && NameScanner.At(t, at + 1) - at > 3)) { at += body; continue; }
            if (UnitAt(t, at) is var unit and > 0)
            {
                var isMany = t.At(at, Cac) || t.At(at - 1, Cac);
                at = Places(t, unit);
                while (isMany && at > unit && (t.IsMark(at, ',') || t.At(at, Va)) && t.IsCapital(at + 1) && t.Match(at + 1, Tag.Body | Tag.Post) == 0 && NameWithin(t, at + 1) < 0) at = Places(t, at + 1);
                isPlaced = true;
                if (t.IsCapital(at) && t.Match(at, Tag.Body | Tag.Post | Tag.Field) == 0) break;
                continue;
            }
            if (t.At(at, Thuong)) { at += 2; continue; }
            if (t.At(at, So) && t.IsNumber(at + 1)) { at += 2; continue; }
            if (t.At(at, Cua)) { if (t.Match(at + 1, Tag.Body | Tag.Unit) > 0) { at++; continue; } break; }
            if (form.IsCapital)
            {
                var place = t.Match(at, Tag.Place);
                if (place > 0) { at += place; continue; }
                if (at > i - 1 && IsName(t, at, false)) break;
                at++;
                continue;
            }
            if (t.At(at, Cac) && t.Match(at + 1, Tag.Body | Tag.Unit) > 0) { at++; continue; }
            if (!form.IsCapital && (t.Match(at, Verb) > 0 || t.Match(at, Tag.Small) > 0 || t.Match(at, Tag.Gathering) > 0 || t.Match(at, Tag.Document) > 0)) break;
            if (t.At(at, Va) || at - i > 10 || isPlaced) break;
            if (!t.IsCapital(at - 1) && t.Match(at, Tag.Link | Tag.Vague) > 0) break;
            at++;
        }
        nameFrom = IsName(t, at, true) ? at : 0;
        return at;
    }

    private static readonly string Dai = Syllable.Key("đại");

    /// <summary>", HĐND tỉnh" after a committee belongs to it.</summary>
    private static bool JoinsHdnd(TokenText t, int at, int from) =>
        t.Key(at) is "," or "-" && at > from && t.Form(at + 1).Text == "HĐND" && t.Match(at - 2, Tag.Field) + t.Match(at - 3, Tag.Field) + t.Match(at - 4, Tag.Field) + t.Match(at - 5, Tag.Field) > 0
        && t.Match(at + 2, Tag.Unit) > 0;

    /// <summary>The end of levels ("tỉnh", "các huyện, thành phố, thị xã", "hai cấp"), or 0.</summary>
    internal static int UnitAt(TokenText t, int i)
    {
        var at = i;
        if (t.At(at, Cac)) at++;
        else if (t.IsNumber(at) && t.Match(at + 1, Tag.Unit) > 0) at++;
        var length = t.Match(at, Tag.Unit);
        if (length == 0) return 0;
        at += length;
        if (t.IsMark(at, '.') && t.IsGlued(at) && t.Form(at - 1).IsUpper) at++;
        while (at > i + length - 1 && (t.IsMark(at, ',') || t.At(at, Va)) && t.Match(at + 1, Tag.Unit) is var next and > 0 && !t.IsCapital(at + 1) && (t.At(i, Cac) || t.At(at - 2, Cac)))
            at += 1 + next;
        return at;
    }

    /// <summary>The place after a level ("tỉnh Hưng Yên"), stopping where a person's name begins.</summary>
    private static int Places(TokenText t, int i)
    {
        var at = i;
        if (!t.IsCapital(at)) return t.IsNumber(at) && t.IsGlued(at) is false && t.Number(at) is > 0 and < 40 && t.Match(at - 1, Tag.Unit) > 0 && !t.IsMark(at + 1, '/') && !t.IsMark(at + 1, ',') && t.Match(at + 1, Tag.Counted) == 0 ? at + 1 : at;
        if (t.Match(at, Tag.Place) is var known and > 0) return at + known;
        if (t.At(at, Khoa)) return at;
        if (t.Match(at, Tag.Body | Tag.Post) > 1 || (t.Form(at).IsUpper && t.Form(at).Text.Length > 1)) return at;
        if (NameWithin(t, at) is var person and >= 0) return person;
        var end = at + 1;
        while (t.IsCapital(end) && end - at < 4 && !t.IsMark(end, ',') && t.Match(end, Tag.Post) == 0 && !(t.Match(end, Tag.Body) is var b && (b > 1 || b == 1 && t.Form(end).IsUpper)))
        {
            end++;
        }
        return end;
    }

    /// <summary>True where the capitals that begin here are a person rather than a place.</summary>
    private static bool IsName(TokenText t, int i, bool afterUnit)
    {
        var end = NameScanner.At(t, i);
        if (end == 0) return false;
        var length = end - i;
        if (length >= 3) return FamilyNames.IsUsual(t.Key(i)) || !afterUnit;
        return FamilyNames.IsUsual(t.Key(i)) && t.Match(i, Tag.Place) == 0 && (t.Match(end, Tag.Speak | Tag.Chair | Tag.Present) > 0 || IsPast(t, end));
    }

    private static readonly HashSet<string> Middle = [.. Phrase.KeysOf("Thị Văn Đức Hữu Đình Xuân Quốc Ngọc Minh Thanh")];

    /// <summary>Where in a run of capitals after a level a person's name begins, -1 for nowhere: "phường Trà Bá | Lê Viết Hùng".</summary>
    private static int NameWithin(TokenText t, int i)
    {
        var end = i;
        while (t.IsCapital(end) && end - i < 9 && (end == i || t[end].Start - t[end - 1].End <= 2) && t.Match(end, Tag.Post) < 2 && !(t.Form(end).IsUpper && t.Form(end).Text.Length > 2)) end++;
        var length = end - i;
        if (NameScanner.HasPrefix(t.Form(i)) || t.Form(i).Text is "A" or "Y" && length >= 2) return i;
        var begins = FamilyNames.IsUsual(t.Key(i)) && t.Match(i, Tag.Place) == 0;
        if (length >= 3 && begins && (FamilyNames.IsStrong(t.Key(i)) && length <= 4 || Middle.Contains(t.Key(i + 1)) && length <= 5)) return i;
        if (length is >= 3 and <= 5 && t.Key(i + 1) == Thi && t.Match(i + 1, Tag.Unit) == 0) return i; // "tỉnh Thanh Thị Kỳ Duyên"
        var says = t.Match(end, Tag.Speak | Tag.Chair | Tag.Present | Tag.Attend) > 0 || IsPast(t, end);
        if (length is >= 3 and <= 5 && (t.Key(i - 1) is "tinh2" or "phô4" or "tp") && (begins || says && t.Form(i).IsFamilyName && t.Match(i, Tag.Place) == 0)) return i;
        foreach (var skip in (ReadOnlySpan<int>)[2, 3])
            if (length - skip is >= 1 and <= 5 && t.Form(i + skip) is var sure && (sure.Text is "A" or "Y" && length - skip > 1 && !FamilyNames.IsUsual(t.Key(i + skip - 1)) || NameScanner.HasPrefix(sure))) return i + skip;
        foreach (var skip in (ReadOnlySpan<int>)[2, 3])
        {
            var left = length - skip;
            var form = t.Form(i + skip);
            if (left is < 1 or > 5 || left == 1 && !NameScanner.HasPrefix(form)) continue;
            if (FamilyNames.IsUsual(form.Key) || form.Text is "A" or "Y" || NameScanner.HasPrefix(form) || left >= 3 && form.IsFamilyName) return i + skip;
        }
        if (length >= 3 && begins && length <= 5 && (FamilyNames.IsStrong(t.Key(i)) || Middle.Contains(t.Key(i + 1)) || says)) return i;
        if (length == 2 && t.Match(i, Tag.Place) == 0 && (FamilyNames.IsStrong(t.Key(i)) && (says || t.Key(end) is ",") || says && FamilyNames.Has(t.Key(i)) && t.Key(i - 1) == Tinh || says && t.Form(i).Text is "A" or "Y")) return i;
        return -1;
    }

    private static readonly string Tinh = Syllable.Key("tỉnh"), Thi = Syllable.Key("thị");

    private static bool IsPast(TokenText t, int i) => t.Key(i) is "cung3" or "đa3";
}
