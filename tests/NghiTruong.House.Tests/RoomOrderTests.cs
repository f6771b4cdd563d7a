namespace NghiTruong.House.Tests;

/// <summary>A room may use those named before it, never those after; and the test would notice.</summary>
public sealed class RoomOrderTests
{
    [Fact]
    public void No_room_uses_one_that_comes_after_it() => Assert.Empty(new RoomOrder(Sources.All()).Breaches());

    [Fact]
    public void Every_folder_of_the_two_projects_is_a_room_with_something_in_it()
    {
        foreach (var project in new[] { "Rules", "App" })
            foreach (var folder in Directory.GetDirectories(Path.Combine(Sources.Root, "src", $"NghiTruong.{project}")).Select(d => Path.GetFileName(d)!).Where(d => d is not ("bin" or "obj")))
            {
                Assert.Contains(folder, Rules.Rooms.InOrder);
                Assert.NotEmpty(Directory.GetFiles(Path.Combine(Sources.Root, "src", $"NghiTruong.{project}", folder), "*", SearchOption.AllDirectories));
            }
    }

    [Theory]
    [InlineData("src/NghiTruong.App/People/A.cs", "using NghiTruong.App.Meetings;", "People uses Meetings")]
    [InlineData("src/NghiTruong.Rules/Obligations/A.cs", "using NghiTruong.Rules.Meetings;", "Obligations uses Meetings")]
    [InlineData("src/NghiTruong.App/People/A.cs", "var m = new NghiTruong.Rules.Meetings.Meeting();", "People uses Meetings")]
    [InlineData("src/NghiTruong.App/People/A.cs", "using M = NghiTruong.Rules.Meetings.Meeting;", "People uses Meetings")]
    [InlineData("src/NghiTruong.App/People/A.cs", "var x = Meetings.Planted.Do();", "People uses Meetings")]
    [InlineData("src/NghiTruong.App/People/A.razor", "@using NghiTruong.App.Desk", "People uses Desk")]
    [InlineData("src/NghiTruong.App/People/A.razor", "@using static NghiTruong.App.Desk.Planted", "People uses Desk")]
    [InlineData("src/NghiTruong.App/Shell/Parts/A.razor", "@using NghiTruong.App.People", "Shell.Parts uses People")]
    [InlineData("src/NghiTruong.App/Storage/A.cs", "using NghiTruong.App.Shell;", "Storage uses Shell")]
    [InlineData("src/NghiTruong.App/_Imports.razor", "@using NghiTruong.App.People", "shares the room People")]
    [InlineData("src/NghiTruong.App/Usings.cs", "global using NghiTruong.Rules.People;", "shares the room People")]
    [InlineData("src/NghiTruong.App/NghiTruong.App.csproj", "<Using Include=\"NghiTruong.App.People\" />", "shares the room People")]
    [InlineData("src/NghiTruong.Rules/People/A.cs", "public sealed class Voting;", "bears the name of a room")]
    public void A_planted_breach_is_named_with_file_and_line(string path, string line, string words)
    {
        (string, string)[] planted = [(path, $"\n{line}\n"), ("src/NghiTruong.App/Meetings/Planted.cs", "public static class Planted { }")];

        var breach = Assert.Single(new RoomOrder(planted).Breaches());

        Assert.StartsWith($"{path}:2 ", breach);
        Assert.Contains(words, breach);
    }

    [Theory]
    [InlineData("src/NghiTruong.App/Meetings/A.cs", "using NghiTruong.App.People;")]
    [InlineData("src/NghiTruong.App/People/A.razor", "@using NghiTruong.App.Shell.Parts")]
    [InlineData("src/NghiTruong.App/_Imports.razor", "@using NghiTruong.App.Shell.Parts")]
    [InlineData("src/NghiTruong.App/People/A.cs", "// like NghiTruong.App.Meetings, later")]
    public void What_is_allowed_is_left_alone(string path, string line) => Assert.Empty(new RoomOrder([(path, line)]).Breaches());
}
