namespace NghiTruong.Documents;

/// <summary>Old and foreign office formats (.doc, .odt, .rtf): turned into .docx by LibreOffice where it is installed, then read as such.</summary>
static class OfficeText
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    static readonly SemaphoreSlim OneAtATime = new(1); // each run takes a processor and some hundred megabytes

    // No macros, no remote templates or pictures, no questions: the document comes from outside.
    const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    public static string? Tool => ExternalTool.Find("soffice") ?? ExternalTool.Find("libreoffice");

    public static TextInputResult Read(byte[] content, string file, string extension, string format)
    {
        if (Tool is not { } tool) return Refusals.NoOfficeTool(file, format);
        if (!OneAtATime.Wait(Limit)) return Refusals.Busy(file);
        try { return Converted(tool, content, file, extension, format); }
        finally { OneAtATime.Release(); }
    }

    static TextInputResult Converted(string tool, byte[] content, string file, string extension, string format)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("profile/user"));
        File.WriteAllText(folder.File("profile/user/registrymodifications.xcu"), Settings);
        File.WriteAllBytes(folder.File("in" + extension), content);
        var (outcome, _) = ExternalTool.Run(tool,
        [
            "-env:UserInstallation=" + new Uri(folder.File("profile")).AbsoluteUri, "--headless", "--norestore", "--nologo", "--nolockcheck",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", "out", "in" + extension,
        ], folder.Path, Limit);
        var converted = folder.File("out/in.docx");
        if (outcome != ToolOutcome.Done || !File.Exists(converted) || new FileInfo(converted).Length > 4 * TextInput.MaxBytes) return Refusals.OfficeFailed(file, format);
        var result = DocxText.Read(File.ReadAllBytes(converted), file);
        if (result is ReadText read) result = read with { FormatName = format };
        return result;
    }
}
