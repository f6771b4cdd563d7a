using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

public sealed partial class SheetReader
{
    const int LongestWork = 4_000;

    SheetRow Work(int row)
    {
        var read = new SheetRow { Number = row + 1, Kind = SheetRowKind.Work, Section = section, IsDropped = dropped.Contains(row + 1), IsTakenAsWork = taken.Contains(row + 1) };
        read.Work = string.Join(" ", Text(row, SheetField.Work).Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
        if (read.Work.Length == 0 && !IsError(row, SheetField.Work)) Wrong(read, SheetField.Work, "chưa có nội dung nhiệm vụ");
        else if (read.Work.Length > LongestWork) Wrong(read, SheetField.Work, "nội dung dài quá 4.000 ký tự");
        read.Key = Text(row, SheetField.Key) is { Length: > 0 } key ? key : null;
        foreach (var field in WorkFields.Append(SheetField.Work).Where(f => IsError(row, f))) Wrong(read, field, "công thức trong ô này bị lỗi; ghi lại giá trị của ô");
        TakeSource(read, row);
        TakeBodies(read, row);
        TakeDue(read, row);
        TakeState(read, row);
        TakeDays(read, row);
        read.WorkKind = KindOf(Text(row, SheetField.Kind)) ?? (read.Due.Kind == DueKind.Rhythm ? ObligationKind.StandingDuty : ObligationKind.Task);
        read.Status = Folding.Fold(Text(row, SheetField.Status)).StartsWith("du kien", StringComparison.Ordinal) ? SourceStatus.Tentative : SourceStatus.Binding;
        read.ExpectedResult = Limited(read, row, SheetField.ExpectedResult, 1000);
        read.Authority = Limited(read, row, SheetField.Authority, 500);
        read.Note = string.Join("\n", columns[SheetField.Note].Select(c => table[row, c].Text).Where(t => t.Length > 0));
        return read;
    }

    void TakeSource(SheetRow read, int row)
    {
        read.Giver = Limited(read, row, SheetField.Giver, 200) ?? choices.Giver;
        read.Source = Limited(read, row, SheetField.Source, 500);
        read.OriginWords = Text(row, SheetField.Origin) is { Length: > 0 } origin ? origin : read.Source ?? "";
        var said = Text(row, SheetField.SourceNumber).Replace('\n', ' ');
        var found = DocumentNumbers.Find(said);
        var isAlone = found.Count != 1 || SheetTime.DayIn(said).Day is null;
        read.SourceNumber = said.Length is > 0 and <= 60 && isAlone ? said : found.Count > 0 ? found[0].Number : null;
        if (said.Length > 60) read.Source = read.Source is null ? said : $"{read.Source}; {said}";

        var (day, problem) = DayOf(read, row, SheetField.GivenOn);
        if (problem is not null) Wrong(read, SheetField.GivenOn, problem);
        else if (day is null)
        {
            (day, problem) = SheetTime.DayIn(said);
            if (problem is not null) Wrong(read, SheetField.SourceNumber, problem);
            else day ??= found.Select(f => f.Date?.In()).FirstOrDefault(d => d is not null);
        }
        read.GivenOn = day ?? (problem is null ? choices.GivenOn : null);
        if (read.GivenOn is null && problem is null && !IsError(row, SheetField.GivenOn)) Wrong(read, SheetField.GivenOn, "chưa có ngày giao; ghi vào dòng này hoặc ghi “Ngày giao chung” cho cả bảng");
        else if (read.GivenOn > today) Wrong(read, SheetField.GivenOn, $"ngày giao {read.GivenOn:dd/MM/yyyy} sau hôm nay");
    }

    void TakeBodies(SheetRow read, int row)
    {
        var (leads, with) = SheetNames.Read(Text(row, SheetField.Lead), find);
        read.Leads.AddRange(leads.Count > 0 ? leads : groupLead is { } group ? [group] : []);
        read.Leads.AddRange(SheetNames.Part(Text(row, SheetField.JointLead), find));
        read.Coordinating.AddRange(with);
        read.Coordinating.AddRange(SheetNames.Part(Text(row, SheetField.Coordinating), find));
        var watcher = SheetNames.Part(Text(row, SheetField.Watcher), find);
        read.Watcher = watcher.Count > 0 ? watcher[0] : choices.WatcherBodyId is { } id ? new SheetName("", [id]) : null;
        if (read.Leads.Count == 0) read.Remarks.Add("không nêu cơ quan chủ trì");
    }

    void TakeDue(SheetRow read, int row)
    {
        var (due, words) = (Cell(row, SheetField.Due), Text(row, SheetField.DueWords));
        (read.Due, var problem) = SheetTime.Due(due, due.IsBlank ? words : words.Length > 0 ? words : due.Text, read.GivenOn ?? choices.StandsOn);
        if (problem is not null) Wrong(read, due.IsBlank ? SheetField.DueWords : SheetField.Due, problem);
        if (IsTooFar(read, read.Due.On, out var far)) Wrong(read, due.IsBlank ? SheetField.DueWords : SheetField.Due, far);
        if (read.Due.On is { } on && on < read.GivenOn) read.Remarks.Add($"thời hạn {on:dd/MM/yyyy} trước ngày giao");
        if (SheetTime.SecondTime(read.Due) is { } second) read.Remarks.Add($"thời hạn “{SheetTime.Cut(read.Due.Words)}” còn nêu “{second}”; đang lấy {read.Due.On:dd/MM/yyyy}");
        TakeExtension(read, row);
        if (read.Due is { Kind: DueKind.None, Words.Length: > 0 }) read.Remarks.Add($"thời hạn “{SheetTime.Cut(read.Due.Words)}” chưa rõ ngày");
    }

    /// <summary>A time set first and another granted later, in two columns: either the second is called extended, or the first original.</summary>
    void TakeExtension(SheetRow read, int row)
    {
        var (original, extended) = (DayIn(SheetField.OriginalDue), DayIn(SheetField.ExtendedDue));
        if (original is { } first && first != read.Due.On)
        {
            extended ??= read.Due.On;
            read.Due = DueTime.OnDay(first) with { Words = read.Due.Words };
        }
        if (extended is not { } later || later == read.Due.On) return;
        if (read.Due.On is null) read.Due = DueTime.OnDay(later) with { Words = read.Due.Words };
        else if (later < read.Due.On) read.Remarks.Add($"hạn gia hạn {later:dd/MM/yyyy} không sau thời hạn {read.Due.On:dd/MM/yyyy}, nên không lấy");
        else read.ExtendedTo = later;

        DateOnly? DayIn(SheetField field)
        {
            var cell = Cell(row, field);
            if (cell.IsBlank) return null;
            var (due, problem) = SheetTime.Due(cell, "", read.GivenOn ?? choices.StandsOn);
            if (problem is not null) Wrong(read, field, problem);
            else if (due.On is null && due.Words.Length > 0) read.Remarks.Add($"{SheetFieldWords.Of(field)} “{SheetTime.Cut(due.Words)}” chưa rõ ngày");
            return due.On;
        }
    }

    void TakeState(SheetRow read, int row)
    {
        read.Result = Text(row, SheetField.Result);
        var cell = Cell(row, SheetField.State);
        if (!cell.IsBlank)
        {
            read.StateWords = cell.Text;
            if (SheetStates.Of(cell) is { } state) read.State = state;
            else if (cell.Text.Length <= 40) Wrong(read, SheetField.State, $"“{cell.Text}” không phải trạng thái nào đã biết; ghi “chưa thực hiện”, “đang thực hiện” hoặc “đã hoàn thành”");
            else read.State = SheetState.Doing;
            if (cell.Text.Length > 25 && read.Result.Length == 0) read.Result = cell.Text;
        }
        foreach (var (mark, state) in new[] { (SheetField.MarkDone, SheetState.Done), (SheetField.MarkDoing, SheetState.Doing), (SheetField.MarkNotDone, SheetState.Open), (SheetField.MarkLate, SheetState.Open) })
        {
            if (Text(row, mark) is not { Length: > 0 } marked || marked is "0" or "-") continue;
            if (marked.Length > 3 && read.Result.Length == 0) read.Result = marked;
            var says = state == SheetState.Done ? SheetStates.OfDoneMark(Cell(row, mark)) : state;
            (read.State, read.StateWords) = (says, says == state ? HeadingOf(mark, row) : marked);
            if (says == state) break;
        }
        if (cell.IsBlank && read.StateWords.Length == 0 && read.Result.Length > 0) (read.State, read.StateWords) = (SheetStates.OfResult(Cell(row, SheetField.Result)), read.Result);
        if (read.State == SheetState.Done && SheetTime.DayIn(read.StateWords).Day is { } last && last > today)
        {
            read.State = SheetState.Doing;
            read.Remarks.Add($"“{SheetTime.Cut(read.StateWords)}” nói đến ngày sau hôm nay, nên chưa ghi hoàn thành");
        }
        if (read.Result.Length > LongestWork) Wrong(read, SheetField.Result, "kết quả dài quá 4.000 ký tự");
    }

    void TakeDays(SheetRow read, int row)
    {
        read.AnsweredOn = Past(read, row, SheetField.AnsweredOn);
        read.AnswerNumber = Limited(read, row, SheetField.AnswerNumber, 60);
        read.RoadmapOn = Past(read, row, SheetField.RoadmapOn, mayComeLater: true);
        read.ReportedOn = Past(read, row, SheetField.ReportedOn);
        read.EndedOn = Past(read, row, SheetField.EndedOn);
        var done = Cell(row, SheetField.DoneOn).IsBlank && Cell(row, SheetField.MarkDone).Day is not null ? SheetField.MarkDone : SheetField.DoneOn;
        read.DoneOn = Past(read, row, done);
        // A day of completion says that the work is done, where nothing else says otherwise.
        if (read.DoneOn is not null && read.StateWords.Length == 0) (read.State, read.StateWords) = (SheetState.Done, "có ngày hoàn thành");
        if (read.State is not (SheetState.Done or SheetState.Reported)) return;
        if (read.State == SheetState.Reported) read.ReportedOn ??= read.DoneOn;
        if ((read.State == SheetState.Done ? read.DoneOn ?? read.ReportedOn : read.ReportedOn) is not null) return;
        var (said, unreal) = SheetTime.DayIn(read.StateWords);
        if (said is null && unreal is null) (said, unreal) = SheetTime.DayIn(read.Result);
        if (unreal is not null)
        {
            Wrong(read, Cell(row, SheetField.State).IsBlank ? SheetField.Result : SheetField.State, unreal);
            return;
        }
        if (said is { } day && day >= read.GivenOn && day <= today)
        {
            if (read.State == SheetState.Done) read.DoneOn = day;
            else read.ReportedOn = day;
            return;
        }
        var isSaidLate = SheetHeadings.Key(read.StateWords) is var words && (words.Contains("muon", StringComparison.Ordinal) || words.Contains("qua han", StringComparison.Ordinal) || words.Contains("cham", StringComparison.Ordinal));
        var takesDue = choices.DoneDay == DoneDay.DueDay && !isSaidLate && read.Due.On is { } last && last <= choices.StandsOn && !(last < read.GivenOn);
        var chosen = takesDue ? read.Due.On!.Value : choices.StandsOn;
        if (chosen < read.GivenOn) chosen = read.GivenOn.Value;
        read.DoneDayIsChosen = true;
        read.Remarks.Add($"bảng không ghi ngày hoàn thành, lấy {(takesDue ? "thời hạn" : "ngày chốt bảng")} {chosen:dd/MM/yyyy}");
        if (read.State == SheetState.Done) read.DoneOn = chosen;
        else read.ReportedOn = chosen;
    }

    (DateOnly? Day, string? Problem) DayOf(SheetRow read, int row, SheetField field)
    {
        if (SheetTime.WithoutYear(Cell(row, field), choices.StandsOn) is not { } guessed) return SheetTime.Day(Cell(row, field));
        read.Remarks.Add($"{SheetFieldWords.Of(field).ToLowerInvariant()} “{Text(row, field)}” không ghi năm, lấy {guessed:dd/MM/yyyy}");
        return (guessed, null);
    }

    DateOnly? Past(SheetRow read, int row, SheetField field, bool mayComeLater = false)
    {
        var (day, problem) = DayOf(read, row, field);
        if (problem is not null) Wrong(read, field, problem);
        else if (day < read.GivenOn) Wrong(read, field, $"{day:dd/MM/yyyy} trước ngày giao {read.GivenOn:dd/MM/yyyy}");
        else if (day > today && !mayComeLater) Wrong(read, field, $"{day:dd/MM/yyyy} sau hôm nay");
        else if (IsTooFar(read, day, out var far)) Wrong(read, field, far);
        else return day;
        return null;
    }

    /// <summary>A year that must be a slip: old work may still run, so it is counted from the day on which the table stood where that is later than the giving.</summary>
    bool IsTooFar(SheetRow read, DateOnly? day, out string words)
    {
        var last = FurthestDay.From(read.GivenOn > choices.StandsOn ? read.GivenOn.Value : choices.StandsOn);
        words = $"{day:dd/MM/yyyy} xa quá {FurthestDay.Years} năm (muộn nhất {last:dd/MM/yyyy}); xem lại năm";
        return day > last;
    }

    string? Limited(SheetRow read, int row, SheetField field, int longest)
    {
        var text = Text(row, field);
        if (text.Length > longest) Wrong(read, field, $"dài quá {longest} ký tự");
        return text.Length is > 0 && text.Length <= longest ? text : null;
    }

    static ObligationKind? KindOf(string words) => Folding.Fold(words) switch
    {
        "" => null,
        var w when w.Contains("thuong xuyen", StringComparison.Ordinal) => ObligationKind.StandingDuty,
        var w when w.Contains("dinh huong", StringComparison.Ordinal) => ObligationKind.Guidance,
        _ => ObligationKind.Task,
    };

    SheetTableCell Cell(int row, SheetField field)
    {
        if (fixes.TryGetValue((row + 1, field), out var put)) return new SheetTableCell(put, null, null, row, -1);
        foreach (var column in columns[field])
            if (table[row, column] is { IsBlank: false, IsError: false } told) return told;
        if (sharing.TryGetValue(row, out var shared) && IsShared(field)) return Cell(shared, field);
        return new SheetTableCell("", null, null, row, -1);
    }

    bool IsError(int row, SheetField field) => !fixes.ContainsKey((row + 1, field)) && columns[field].Any(c => table[row, c].IsError);

    /// <summary>What holds for all rows of one work where it stands but in the first.</summary>
    static bool IsShared(SheetField field) =>
        field is SheetField.Key or SheetField.Kind or SheetField.Status or SheetField.Lead or SheetField.Giver or SheetField.Origin or SheetField.Source or SheetField.SourceNumber or SheetField.GivenOn or SheetField.ExpectedResult or SheetField.Authority or SheetField.Watcher;

    string Text(int row, SheetField field) => Cell(row, field).Text;

    /// <summary>The heading of the column in which a row is marked.</summary>
    string HeadingOf(SheetField mark, int row) => columns[mark].Where(c => !table[row, c].IsBlank).Select(c => header.Heading(table, c)).FirstOrDefault() ?? HeadingOf(mark);

    string HeadingOf(SheetField field) => columns[field].Any() ? header.Heading(table, columns[field].First()) : SheetFieldWords.Of(field);

    void Wrong(SheetRow read, SheetField field, string words) => read.Problems.Add(new(read.Number, field,
        columns[field].Any() ? $"Dòng {read.Number}, cột {SheetTable.Letter(columns[field].First())} “{SheetTime.Cut(HeadingOf(field))}”: {words}." : $"Dòng {read.Number}: {words}."));
}
