namespace NghiTruong.Rules.Obligations;

public readonly record struct SheetImportId(long Value);

public enum SheetImportStatus { Draft, Confirmed, Discarded }

/// <summary>An old follow-up table on its way in (nhập bảng theo dõi cũ): the file and what people made of it. A draft until confirmed.</summary>
public sealed class SheetImport
{
    public const int MostRows = 5_000;

    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public int Version { get; set; }
    public SheetImportStatus Status { get; set; }
    public required string FileName { get; set; }
    public required long StoredFileId { get; set; }
    /// <summary>SHA-256 of the bytes: the same file is told of.</summary>
    public required string Fingerprint { get; set; }
    /// <summary>SHA-256 of the headings: what was decided for a table of these headings is offered for the next.</summary>
    public required string Signature { get; set; }
    public required SheetChoices Choices { get; set; }
    public long? LikeImportId { get; set; }
    /// <summary>How many pieces of work it gave.</summary>
    public int Given { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    public bool IsDraft => Status == SheetImportStatus.Draft;

    public Refusal? MayEdit() => Status switch
    {
        SheetImportStatus.Confirmed => new("sheet-confirmed", "Bảng này đã được nhập; muốn sửa hãy hoàn tác cả lần nhập, hoặc sửa ở từng nhiệm vụ."),
        SheetImportStatus.Discarded => new("sheet-discarded", "Lần nhập này đã bị bỏ."),
        _ => null,
    };
}

/// <summary>From which day work counts as done where the table says it is done but not when: by itself its due day, so that nobody is called late on no one's word.</summary>
public enum DoneDay { DueDay, DayOfTable }

/// <summary>What a person decided of a table: its sheet, header and columns, what holds for all rows, rows left out or put right.</summary>
public sealed record SheetChoices
{
    public int Sheet { get; init; }
    /// <summary>The header's row, from 0; -1 where none was found.</summary>
    public int HeaderRow { get; init; } = -1;
    public int HeaderHeight { get; init; } = 1;
    public IReadOnlyList<SheetField> Columns { get; init; } = [];
    /// <summary>For rows that do not say when they were given.</summary>
    public DateOnly? GivenOn { get; init; }
    /// <summary>The day of which the table tells (ngày chốt bảng).</summary>
    public required DateOnly StandsOn { get; init; }
    public DoneDay DoneDay { get; init; }
    public string? Giver { get; init; }
    public long? WatcherBodyId { get; init; }
    /// <summary>Rows left out, as numbered on the screen (from 1).</summary>
    public IReadOnlyList<int> Dropped { get; init; } = [];
    /// <summary>Rows that are work, whatever they look like (a total, a section, a foot).</summary>
    public IReadOnlyList<int> TakenAsWork { get; init; } = [];
    public IReadOnlyList<SheetFix> Fixes { get; init; } = [];
    /// <summary>Names kept as words only, by their key.</summary>
    public IReadOnlyList<string> WordsOnly { get; init; } = [];

    public SheetHeader? Header => HeaderRow < 0 ? null : new SheetHeader(HeaderRow, HeaderHeight);

    public int ColumnOf(SheetField field) => Columns.ToList().IndexOf(field);
}

/// <summary>A cell put right by hand in the draft: the file stays as it came.</summary>
public sealed record SheetFix(int Row, SheetField Field, string Words);
