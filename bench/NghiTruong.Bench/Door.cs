using NghiTruong.App.Tests.House;

namespace NghiTruong.Bench;

/// <summary>People come in one after the other, each until let in: a door that asks many to wait must not be measured as pages.</summary>
static class Door
{
    static readonly SemaphoreSlim Turn = new(1, 1);

    public static async Task<Browser> Enter(Uri address, string castName)
    {
        await Turn.WaitAsync();
        try
        {
            for (var n = 0; n < 50; n++)
            {
                var browser = await new Browser(address).SignIn(castName);
                if (!IsStillThere(browser.Last)) return browser;
                browser.Dispose();
                await Task.Delay(200);
            }
        }
        finally
        {
            Turn.Release();
        }
        throw new InvalidOperationException($"{castName} is not let in.");
    }

    /// <summary>An answer that is the door instead of the page asked for.</summary>
    public static bool IsStillThere(HttpResponseMessage answer) => answer.RequestMessage?.RequestUri?.AbsolutePath.StartsWith("/dang-nhap", StringComparison.Ordinal) == true;
}
