using System.CommandLine;
using System.Globalization;
using System.Text;
using NghiTruong.App.Meetings;
using NghiTruong.Documents;
using NghiTruong.Rules.Reading;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong read FILE [--json] [--date YYYY-MM-DD]</c>: what a text says, without storing it.</summary>
static class ReadCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp .txt, .html, .docx, .pdf, .doc hoặc .odt, tối đa 5 MB." };
        var json = new Option<bool>("--json") { Description = "In bản ghi dạng JSON." };
        var date = new Option<string?>("--date") { Description = "Ngày của văn bản (YYYY-MM-DD), để suy ra năm." };
        var command = new Command("read", "Đọc một văn bản họp thành bản ghi.") { file, json, date };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(json), parsed.GetValue(date)));
        return command;
    }

    static int Run(string file, bool json, string? date)
    {
        DateOnly? day = null;
        if (date is not null)
        {
            if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given))
                return Refuse($"--date “{date}” không phải ngày dạng YYYY-MM-DD.");
            day = given;
        }
        if (!File.Exists(file)) return Refuse(Directory.Exists(file) ? $"“{file}” là thư mục, không phải tệp." : $"Không có tệp “{file}”.");
        byte[] content;
        try
        {
            if (new FileInfo(file).Length > StartImport.LargestFile) return Refuse($"Tệp “{Path.GetFileName(file)}” lớn hơn 5 MB; hãy tách văn bản hoặc bỏ ảnh.");
            content = File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse($"Không mở được tệp “{file}”.");
        }
        switch (TextInput.Read(content, Path.GetFileName(file)))
        {
            case ReadText read:
                var record = Reader.Read(read.Text, day);
                Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
                Console.WriteLine(json ? RecordJson.Write(record, IsPlain(file, read) ? null : read.Text) : ReadSummary.Of(record, read));
                return 0;
            case Refused refused:
                return Refuse(refused.Words.ReplaceLineEndings(" "));
            default:
                throw new InvalidOperationException("A text is read or refused.");
        }
    }

    /// <summary>Of a plain text the reader's places refer to the file itself; of anything else the record carries its text.</summary>
    static bool IsPlain(string file, ReadText read) => Path.GetExtension(file).Equals(".txt", StringComparison.OrdinalIgnoreCase) && read.FormatName.StartsWith("Văn bản thuần", StringComparison.Ordinal);

    static int Refuse(string words)
    {
        Console.Error.WriteLine(words);
        return 2;
    }
}
