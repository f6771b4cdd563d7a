namespace NghiTruong.App.Files;

/// <summary>A file only its owner reads, held alone: names and files of a whole council are in it.</summary>
static class Private
{
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 1 << 20 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(file, options);
    }
}
