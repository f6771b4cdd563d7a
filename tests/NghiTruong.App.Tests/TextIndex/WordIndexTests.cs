using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.App.TextIndex;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Tests.TextIndex;

/// <summary>The index finds what a plain look at the folded words finds, on both databases.</summary>
public sealed partial class WordIndexTests
{
    static readonly string[] Texts =
    [
        "Rà soát 12 dự án giao thông", "Báo cáo số 15/BC-UBND ngày 09/7/2026 (lần 2)", "“Khẩn trương” – hoàn thành; 3,5% vốn", "a_b c%d e\\f g'h \"i\" j*k", "<b nước sạch> &amp; http://so-y-te.vn/du/an",
        "chợ: dân-sinh", "đường 32°C № ① ½ Ⅷ", "日本 ﬁn", new string('x', 900) + " cuối", "", "NEAR OR AND not", "xã Ia O, xã Ia Ơ",
    ];

    static readonly string[] Searches =
    [
        "du an", "an du", "giao th", "15/bc", "bc-ubnd", "(lan", "lan", "3,5", "3,5%", "a_b", "a%", "c%", "e\\f", "g'", "\"i", "i", "j*", "<b", "sach>", "&amp;", "http://so", "so-y", "cho:", "dan-sinh", "sinh", "32°", "①", "½", "日", "日本", "ﬁ", "near", "or and",
        "xã ia o", "du giao", "soat an", "soat", "hoan thanh 3,5 vo", "khan truong hoan", "khan tru hoan", "hoan tha von", "ban ngay", "lan 2", "2", "(lan 2)", "“khẩn", "thanh;", "x", new string('x', 150), "cuoi", "khong co gi het", "- –", "*", "\"", "'", "\\", ":*", "& |", "!",
    ];

    [Theory, BothStores]
    public async Task Whole_words_are_found_and_of_the_last_one_its_beginning(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.Db(async db =>
        {
            var ids = await db.Obligations.OrderBy(o => o.Id).Select(o => o.Id).Take(Texts.Length).ToListAsync();
            foreach (var (id, text) in ids.Zip(Texts))
                await db.Obligations.Where(o => o.Id == id).ExecuteUpdateAsync(o => o.SetProperty(x => x.WorkFolded, " " + Folding.Fold(text)));
            var all = await db.Obligations.AsNoTracking().Select(o => new { o.Id, o.IsPart, o.WorkFolded }).ToListAsync();
            foreach (var asked in Searches)
            {
                var words = FoldedWords.Of(asked);
                if (words.Count == 0)
                {
                    // A sign by itself asks nothing.
                    Assert.DoesNotContain(asked, c => char.IsLetter(c) || char.IsNumber(c));
                    Assert.Null(db.ObligationsWithWords(asked, true));
                    continue;
                }
                var plain = all.Where(o => Says(o.WorkFolded, words)).ToList();
                Assert.Equal(plain.Select(o => o.Id).Order(), await Found(db, asked, true));
                var wholes = all.Where(o => !o.IsPart).Select(o => o.Id).ToHashSet();
                Assert.Equal(await Found(db, asked, true), await Found(db, $"{WordIndex.Whole} {asked}", true));
                Assert.Equal(plain.Where(o => wholes.Contains(o.Id)).Select(o => o.Id).Order(), (await Found(db, asked, false)).Where(wholes.Contains));
            }
            return 0;
        });
    }

    [Theory, BothStores]
    public async Task A_small_table_is_searched_in_the_same_way(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.Db(async db =>
        {
            foreach (var (asked, finds) in new[] { ("so xay", true), ("Sở Xây dựng", true), ("xay so", true), ("s xay", false), ("so xay dun", true), ("so xa dung", false), ("x%", false), ("so x_y", false), ("(so) “xây”", true) })
                Assert.Equal(finds, await db.Set<BodyNaming>().WithWords(n => " " + n.Key, asked).AnyAsync(n => n.Key == "so xay dung"));
            return 0;
        });
    }

    [Theory, BothStores]
    public async Task The_index_follows_what_is_written_changed_and_removed(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        council.WritesPastTheDoors();
        await council.Db(async db =>
        {
            var part = await db.Obligations.Where(o => o.IsPart).Select(o => o.Id).FirstAsync();
            await db.Obligations.Where(o => o.Id == part).ExecuteUpdateAsync(o => o.SetProperty(x => x.WorkFolded, " zzmot hai"));
            Assert.Equal([part], await Found(db, "zzmot hai", true));
            await db.Obligations.Where(o => o.Id == part).ExecuteUpdateAsync(o => o.SetProperty(x => x.IsPart, false));
            Assert.Equal([part], await Found(db, "zzmot", false));
            await db.Obligations.Where(o => o.Id == part).ExecuteUpdateAsync(o => o.SetProperty(x => x.WorkFolded, " zzba"));
            Assert.Empty(await Found(db, "zzmot", true));
            Assert.Equal([part], await Found(db, "zzb", true));
            await db.Set<NghiTruong.Rules.Obligations.ObligationEvent>().Where(e => e.ObligationId == part).ExecuteDeleteAsync();
            await db.Obligations.Where(o => o.Id == part).ExecuteDeleteAsync();
            Assert.Empty(await Found(db, "zzb", true));
            return 0;
        });
    }

    /// <summary>As one would look by hand: words between spaces, with the signs around them and without.</summary>
    static bool Says(string folded, IReadOnlyList<string> asked)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => new[] { w, Signs().Replace(w, "") }).ToList();
        return asked.SkipLast(1).All(words.Contains) && words.Exists(w => w.StartsWith(asked[^1], StringComparison.Ordinal));
    }

    [GeneratedRegex("^[(“‘\"]+|[,.;:)”’\"?!…]+$")]
    private static partial Regex Signs();

    static Task<List<long>> Found(CouncilDb db, string asked, bool withParts) => db.ObligationsWithWords(asked, withParts)!.OrderBy(id => id).ToListAsync();
}
