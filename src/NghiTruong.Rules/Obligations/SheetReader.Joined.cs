namespace NghiTruong.Rules.Obligations;

public sealed partial class SheetReader
{
    static readonly SheetField[] StateFields = [SheetField.State, SheetField.MarkDone, SheetField.MarkDoing, SheetField.MarkNotDone, SheetField.MarkLate];
    static readonly SheetField[] PartFields = [.. StateFields, SheetField.Due, SheetField.DueWords, SheetField.OriginalDue, SheetField.ExtendedDue, SheetField.GivenOn, SheetField.DoneOn, SheetField.ReportedOn, SheetField.EndedOn];
    static readonly SheetField[] WorkFields = [.. PartFields, SheetField.Lead, SheetField.Result];

    /// <summary>Rows that are work of their own under the words of another: the row of those words.</summary>
    readonly Dictionary<int, int> sharing = [];
    SheetRow? joinedTo;

    /// <summary>The row (from 0) whose work covers this one by a merge downwards.</summary>
    int? CoveredBy(int row) =>
        columns[SheetField.Work].Where(c => table.IsFromAbove(row, c) && !table[row, c].IsBlank).Select(c => (int?)table[row, c].FromRow).FirstOrDefault() is { } from
        && !fixes.ContainsKey((row + 1, SheetField.Work)) && rows.Exists(r => r.Kind == SheetRowKind.Work && r.Number == from + 1) ? from : null;

    /// <summary>A row under the work of another joins the last of that work which has no other time, state or giving; where each has, it is work of its own with the same words.</summary>
    void Share(int row, int from)
    {
        var same = IsPutRight(row) ? null : rows.FindLast(r => r.Kind == SheetRowKind.Work && (r.Number == from + 1 || sharing.TryGetValue(r.Number - 1, out var of) && of == from) && !SaysOther(row, r.Number - 1));
        if (same is not null)
        {
            Join(row, same);
            return;
        }
        sharing[row] = from;
        rows.Add(Work(row));
    }

    bool SaysOther(int row, int above) =>
        PartFields.Any(f => Cell(row, f) is { IsBlank: false } cell && cell.Text != Cell(above, f).Text)
        || !StateFields.Any(f => columns[f].Any()) && columns[SheetField.Lead].Any(c => table.IsOwn(row, c) && !table[row, c].IsBlank)
            && Cell(row, SheetField.Result) is { IsBlank: false } told && SheetStates.OfResult(told) != SheetStates.OfResult(Cell(above, SheetField.Result));

    /// <summary>Nothing but a body under a row that names its own: its list of bodies goes on.</summary>
    bool GoesOnWithLeads(int row, List<(int Column, SheetTableCell Cell)> own) =>
        own.Count > 0 && own.TrueForAll(c => columns[SheetField.Lead].Contains(c.Column) && table.Rows[row].Count(o => o.FromRow == row && o.FromColumn == c.Column) == 1)
        && !IsPutRight(row) && rows is [.., { } last] && (last.Kind == SheetRowKind.Work ? last : last.Kind == SheetRowKind.Joined ? joinedTo : null) is { Leads.Count: > 0 };

    bool IsPutRight(int row) => fixes.Keys.Any(k => k.Row == row + 1);

    void Join(int row, SheetRow above)
    {
        joinedTo = above;
        rows.Add(new SheetRow { Number = row + 1, Kind = SheetRowKind.Joined, Told = $"ghép vào dòng {above.Number}" });
        foreach (var column in columns[SheetField.Lead].Where(c => table.IsOwn(row, c)))
        {
            var (leads, with) = SheetNames.Read(table[row, column].Text, find);
            above.Leads.AddRange(leads.Where(n => !above.Leads.Exists(x => x.Key == n.Key)));
            above.Coordinating.AddRange(with.Where(n => !above.Coordinating.Exists(x => x.Key == n.Key)));
        }
        foreach (var column in columns[SheetField.Coordinating].Where(c => table.IsOwn(row, c)))
            above.Coordinating.AddRange(SheetNames.Part(table[row, column].Text, find).Where(n => !above.Coordinating.Exists(x => x.Key == n.Key)));
        foreach (var column in columns[SheetField.Result].Concat(columns[SheetField.Note]).Where(c => table.IsOwn(row, c) && !table[row, c].IsBlank))
            above.Result = above.Result.Length == 0 ? table[row, column].Text : $"{above.Result}\n{table[row, column].Text}";
    }
}
