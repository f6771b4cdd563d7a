using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Shell.Parts;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>From a card's form to the item's new fields.</summary>
static class ItemForms
{
    public static (ItemFields? Fields, Refusal? Refusal) Read(PostedForm form, ItemFields before, BodyMatcher bodies)
    {
        ItemFields? fields = before switch
        {
            PersonFields person => Person(form, person),
            DirectiveFields directive => Directive(form, directive, bodies),
            GroupFields => new GroupFields(form.Text("words", 500)),
            DocumentFields => new DocumentFields(form.Text("kind", 60), form.TextOrNull("number", 60), form.TextOrNull("date", 10), form.TextOrNull("about", 500)),
            _ => before,
        };
        return form.Wrong is { } wrong ? (null, wrong) : fields switch
        {
            PersonFields { Name.Length: 0 } => (null, new("name-needed", "Hãy ghi họ và tên.", "Name")),
            DirectiveFields { What.Length: 0 } => (null, new("what-needed", "Hãy ghi nội dung nhiệm vụ.", "What")),
            DirectiveFields { Due: { Kind: DueKind.Day, On: null } } => (null, new("due-needed", "Thời hạn theo ngày thì phải có ngày.", "DueOn")),
            GroupFields { Words.Length: 0 } => (null, new("words-needed", "Hãy ghi tên nhóm.", "Words")),
            _ => (fields, null),
        };
    }

    static PersonFields Person(PostedForm form, PersonFields before)
    {
        var (choice, chosen) = (form.Text("who", 30), form.Id("who"));
        return before with
        {
            Name = form.Text("name", 100),
            Posts = [.. form.Text("posts", 2000).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Role = form.Choice("role", before.Role),
            PersonId = chosen,
            Answer = chosen is not null ? PersonAnswer.Linked : choice switch
            {
                "new" => PersonAnswer.AddNew,
                "name" => PersonAnswer.NameOnly,
                _ => PersonAnswer.Unanswered,
            },
        };
    }

    static DirectiveFields Directive(PostedForm form, DirectiveFields before, BodyMatcher bodies)
    {
        var to = new List<Addressee>();
        for (var n = 0; n <= before.To.Count; n++)
        {
            var (words, body, keep, each) = (form.Text($"to-{n}", 300), form.Text($"body-{n}", 600), form.Text($"keep-{n}") == "words", form.Text($"keep-{n}") == "each");
            if (words.Length == 0 && body.Length == 0) continue;
            var named = body.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(bodies.Find).ToList();
            var known = named.Count > 0 && named.TrueForAll(f => f.Count > 0);
            to.Add(each && body.Length == 0 && BodyGroups.Of(words) is not null ? new Addressee(words, BodyAnswer.Each, []) : new Addressee(words.Length > 0 ? words : body,
                known ? BodyAnswer.Linked : keep ? BodyAnswer.WordsOnly : BodyAnswer.Unanswered, known ? [.. named.SelectMany(f => f).Distinct()] : []));
        }
        return before with
        {
            From = form.TextOrNull("from", 200),
            Capacity = form.TextOrNull("capacity", 300),
            To = to,
            Verb = form.Text("verb", 60),
            What = form.Text("what", 4000),
            Kind = form.Choice("kind", before.Kind),
            When = form.Has("next-meeting") ? TermsForm.NextMeeting : form.TextOrNull("when", 300),
            Due = form.Has("next-meeting") ? TermsForm.Read(TermsForm.NextMeeting, bodies.Day) : Due(form),
            ExpectedResult = form.TextOrNull("expected", 1000),
            WatcherBodyId = form.Text("watcher", 200) is { Length: > 0 } watcher && bodies.Find(watcher) is { Count: 1 } found ? found[0] : null,
            CoordinatingBodyIds = [.. form.Text("with", 1000).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(bodies.Find).Distinct()],
            RepeatsObligationId = form.Has("repeats") ? form.Id("repeats") : before.RepeatsObligationId,
            PairedConclusionId = form.Has("paired") ? form.Id("paired") : before.PairedConclusionId,
        };
    }

    static DueTime Due(PostedForm form)
    {
        var (kind, day, words) = (form.Choice("due-kind", DueKind.None), form.Day("due-on"), form.Text("when", 300));
        var reading = kind switch
        {
            DueKind.Day when day is { } on => $"hết ngày {VietnameseDates.Short(on)}",
            DueKind.Event => words,
            DueKind.Rhythm => words,
            _ => words.Length == 0 ? "Không nêu thời hạn" : "không xác định được ngày",
        };
        var read = kind == DueKind.Rhythm ? TimeWords.Read(words, new DateOnly(2026, 1, 1)) : null;
        return new DueTime(kind, kind is DueKind.Day or DueKind.Rhythm ? day : null, words, reading) { Every = read?.Rhythm, DayOfPeriod = read?.DayOfPeriod };
    }
}
