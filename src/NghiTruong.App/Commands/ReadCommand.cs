using System.CommandLine;
using System.Globalization;
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
        return 0;
    }

    static int Refuse(string words)
    {
        Console.Error.WriteLine(words);
        return 2;
    }
}
