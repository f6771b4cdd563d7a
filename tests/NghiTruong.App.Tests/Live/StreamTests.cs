using Microsoft.AspNetCore.Builder;

namespace NghiTruong.App.Tests.Live;

/// <summary>Open pages hear that something changed, on this node and on another.</summary>
public sealed class StreamTests
{
    [Theory, BothStores]
    public async Task A_write_is_heard_on_an_open_stream(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var listener = await council.As(Cast.Deputy);
        await Heard(council, listener);
    }

    [Fact]
    public async Task A_write_on_one_node_is_heard_on_another()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres);
        await using WebApplication other = await council.AnotherNode();
        using var listener = new Browser(new Uri(other.Urls.First()));
        await listener.SignIn(Cast.Deputy);
        await Heard(council, listener);
        await other.StopAsync();
    }

    [Theory, BothStores]
    public async Task Another_councils_write_is_not_heard(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var commune = await council.As(Cast.CommuneSecretary);
        using var stream = await commune.Raw(new HttpRequestMessage(HttpMethod.Get, "/luong"), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.Equal("event: resync", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)));
        await Write(council);
        await reader.ReadLineAsync();
        await reader.ReadLineAsync();
        await Assert.ThrowsAsync<TimeoutException>(async () => await reader.ReadLineAsync().WaitAsync(TimeSpan.FromMilliseconds(700)));
    }

    static async Task Heard(TestCouncil council, Browser listener)
    {
        using var stream = await listener.Raw(new HttpRequestMessage(HttpMethod.Get, "/luong"), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        await Until(reader, "event: resync");
        await Write(council);
        await Until(reader, "event: obligation");
    }

    static async Task Write(TestCouncil council)
    {
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/nhiem-vu/4");
        await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Đã xong một phần.", ["number"] = "12/BC-SXD" });
        Assert.Equal("", secretary.Refusal);
    }

    static async Task Until(StreamReader reader, string line)
    {
        while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(15)) is var read && read != line)
            Assert.NotNull(read);
    }
}
