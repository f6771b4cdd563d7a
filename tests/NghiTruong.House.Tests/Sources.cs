namespace NghiTruong.House.Tests;

/// <summary>The repository's own files.</summary>
static class Sources
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<(string Path, string Text)> All() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(f => (Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllText(f)));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "NghiTruong.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
