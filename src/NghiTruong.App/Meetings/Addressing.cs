using NghiTruong.App.People;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Meetings;

/// <summary>A receiver named in a text as the bodies of the directory it stands for, or as a question.</summary>
static class Addressing
{
    public static Addressee Match(this BodyMatcher bodies, string words) => BodyGroups.Of(words) is not null
        ? new Addressee(words, BodyAnswer.Each, [])
        : bodies.Find(words) is { Count: > 0 } found
        ? new Addressee(words, BodyAnswer.Linked, found)
        : new Addressee(words, BodyAnswer.Unanswered, []);
}
