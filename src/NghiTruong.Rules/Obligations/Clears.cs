namespace NghiTruong.Rules.Obligations;

/// <summary>What must be clear in a task: the five "rõ", and the sixth that a council may add.</summary>
[Flags]
public enum Clears
{
    None = 0, Person = 1, Work = 2, Time = 4, Responsibility = 8, Result = 16, Authority = 32,
    Five = Person | Work | Time | Responsibility | Result,
    Six = Five | Authority,
}

/// <summary>The office's words for what is missing.</summary>
public static class ClearsWords
{
    /// <summary>"rõ người, rõ thời gian"; with six clears the result is called the product.</summary>
    public static string Of(Clears missing, Clears asked) => string.Join(", ", Each(missing & asked, asked));

    static IEnumerable<string> Each(Clears missing, Clears asked)
    {
        if (missing.HasFlag(Clears.Person)) yield return "rõ người";
        if (missing.HasFlag(Clears.Work)) yield return "rõ việc";
        if (missing.HasFlag(Clears.Time)) yield return "rõ thời gian";
        if (missing.HasFlag(Clears.Responsibility)) yield return "rõ trách nhiệm";
        if (missing.HasFlag(Clears.Result)) yield return asked == Clears.Six ? "rõ sản phẩm" : "rõ kết quả";
        if (missing.HasFlag(Clears.Authority)) yield return "rõ thẩm quyền";
    }
}
