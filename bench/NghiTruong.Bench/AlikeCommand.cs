using System.Diagnostics;
using System.Net;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;

namespace NghiTruong.Bench;

/// <summary>What is another's and what nobody has are answered in the same time: asked in turn, many times, of one server.</summary>
static class AlikeCommand
{
    public static async Task<int> Run(string[] args)
    {
        var rounds = Options.Number(args, "--rounds", 600);
        using var store = Store.Open(args);
        if (store is null) return 2;
        using var server = KilledServer.Start(store.Settings);
        if (!await server.Answers()) throw new InvalidOperationException("The server does not answer.");
        foreach (var (name, another) in new[] { (Cast.CommuneSecretary, "/nhiem-vu/4"), (Cast.CommuneSecretary, "/phien-hop/1"), (Cast.CommuneSecretary, "/danh-ba/co-quan/2"), (Cast.FrontOfficer, "/nhiem-vu/4"), (Cast.FrontOfficer, "/phien-hop/1/bien-ban"), (Cast.Director, "/nhat-ky") })
        {
            using var person = await new Browser(server.Address).SignIn(name);
            var nobodys = another.Any(char.IsAsciiDigit) ? string.Concat(another.Select(c => char.IsAsciiDigit(c) ? "987654321" : c.ToString())) : "/khong-co";
            var (theirs, none) = (new List<double>(), new List<double>());
            for (var n = -20; n < rounds; n++)
            {
                // Now one first, now the other.
                foreach (var (address, times) in n % 2 == 0 ? new[] { (another, theirs), (nobodys, none) } : [(nobodys, none), (another, theirs)])
                {
                    var watch = Stopwatch.StartNew();
                    using var answer = await person.Raw(new(HttpMethod.Get, address));
                    await answer.Content.ReadAsByteArrayAsync();
                    if (answer.StatusCode != HttpStatusCode.NotFound) throw new InvalidOperationException($"{name} {address}: {answer.StatusCode}");
                    if (n >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
                }
            }
            var (a, b) = (Middle(theirs), Middle(none));
            Console.WriteLine($"{another,-24} another's {a:N2} ms, nobody's {b:N2} ms: {a / b:N3}");
        }
        server.Stop();
        return 0;
    }

    static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
