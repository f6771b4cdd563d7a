using System.Text.RegularExpressions;
using NghiTruong.App.Desk;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Tests.Desk;

/// <summary>Whoever reads the record reads words, whatever act it is.</summary>
public sealed partial class ActWordsTests
{
    [GeneratedRegex("\"((?:access|account|audit|backup|bodies|body|calendar|comments|contact|council-rule|demo|draft|forwarding|import|meeting|notice|obligation|occasion|post|programme|read|restore|rights|rule|settings|sheet|timetable)\\.[a-z][a-z-]*[a-z])\"")]
    private static partial Regex Named();

    [Fact]
    public void Every_act_that_the_program_names_has_words()
    {
        var source = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(source.FullName, "NghiTruong.slnx"))) source = source.Parent!;
        var acts = Directory.EnumerateFiles(Path.Combine(source.FullName, "src", "NghiTruong.App"), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(f => Named().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Where(a => a != "audit.key").Distinct().ToList();
        Assert.True(acts.Count > 100, $"{acts.Count} acts found");
        Assert.DoesNotContain(acts, a => ActWords.Of(a) == a);
    }

    [Fact]
    public void Acts_named_by_their_kind_have_words_too()
    {
        Assert.All(Enum.GetValues<ObligationEventKind>(), k => Assert.NotEqual($"obligation.{k}", ActWords.Of($"obligation.{k}")));
        Assert.All(Enum.GetNames<ReorganisationKind>(), k => Assert.NotEqual($"bodies.{k.ToLowerInvariant()}", ActWords.Of($"bodies.{k.ToLowerInvariant()}")));
        Assert.All(new[] { NoticeStep.SubmitToHead, NoticeStep.SubmitToChair, NoticeStep.SendBack, NoticeStep.Approve }, s => Assert.NotEqual($"notice.{s}", ActWords.Of($"notice.{s}")));
    }

    [Fact]
    public void Every_right_of_an_act_can_be_searched_for()
    {
        var acts = Acts.Table.Select(a => a.Name).Where(n => n != "person.");
        Assert.All(acts, a => Assert.Contains(ActWords.Groups, g => a.StartsWith(g.Beginning, StringComparison.Ordinal)));
    }
}
