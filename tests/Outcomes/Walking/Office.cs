using System.Net.Http.Json;
using System.Text.Json;
using Lianban.Catalogue.Loading;
using Lianban.Catalogue.Model;
using Lianban.Cli.Running;
using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Walking;
using Lianban.Tests.TestKit;

[assembly: AssemblyFixture(typeof(Office))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)] // the switches are the whole house's, and the machine is small

namespace Lianban.Tests.Outcomes.Walking;

/// <summary>Both programs running, shared by the facts, which follow each other: each has its own person and leaves every switch off.</summary>
public sealed class Office : IAsyncLifetime
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);
    private readonly Queue<string> somebodies = new();
    private int generated;

    /// <summary>The definition that the platform runs with.</summary>
    public static Definition Definition { get; } = CatalogueLoader.Load(Checkout.Find().Catalogue);

    /// <summary>The running programs.</summary>
    public RunningSystem System { get; private set; } = null!;

    /// <summary>The operator.</summary>
    public Operator Operator { get; private set; } = null!;

    public ValueTask InitializeAsync() => BeginAsync(null);

    /// <summary>An office of its own, for a fact that needs its own day.</summary>
    /// <param name="web">Further settings of the platform.</param>
    public static async Task<Office> OpenAsync(DateTimeOffset businessStart, IReadOnlyDictionary<string, string>? web = null)
    {
        var office = new Office();
        await office.BeginAsync(businessStart, web);
        return office;
    }

    /// <summary>The people of the register; generated ones too.</summary>
    public static async Task<IReadOnlyList<RegisteredPerson>> PeopleAsync(RunningSystem system, int generated = 0) =>
        (await system.Control.GetFromJsonAsync<RegisteredPerson[]>($"people?generated={generated}", json))!;

    /// <summary>Somebody nobody else uses: never insured, everything open to them.</summary>
    public async Task<RegisteredPerson> SomebodyAsync()
    {
        if (somebodies.Count == 0)
        {
            var ids = (await System.PostControlAsync<Generated>("people", new { Count = 20 })).Ids;
            generated += ids.Count;
            foreach (var id in ids) somebodies.Enqueue(id);
        }
        var next = somebodies.Dequeue();
        return (await PeopleAsync(System, generated)).Single(p => p.Id == next);
    }

    /// <summary>Somebody applies for these services.</summary>
    public async Task<Applied> ApplyAsync(params string[] services) => await new Journey(System.Visitor(), await SomebodyAsync()).GoAsync(services);

    /// <summary>A switch with any value, e.g. <c>false</c> or an object.</summary>
    public Task SwitchAsync(string department, string name, object? value, string? service = null) =>
        System.PostControlAsync<JsonElement>("switches", new { department, service, name, value });

    /// <summary>Moves business time to the next working morning, on the demonstration's page.</summary>
    public async Task MorningAsync()
    {
        using var visitor = System.Visitor();
        await (await visitor.OpenAsync("/demo")).Form().SubmitAsync("next-morning");
    }

    /// <summary>Waits until the person's page shows what is wanted; the message of the timeout says what it shows.</summary>
    public static async Task<IReadOnlyDictionary<string, ShownPart>> UntilAsync(Applied applied, string what, Func<IReadOnlyDictionary<string, ShownPart>, bool> holds, int seconds = 30)
    {
        IReadOnlyDictionary<string, ShownPart> parts = new Dictionary<string, ShownPart>();
        try
        {
            await RunningSystem.UntilAsync(what, async () => holds(parts = await applied.PartsAsync()), seconds);
            return parts;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}; shown: {string.Join(", ", parts.Values.Select(p => $"{p.Key} {p.State} {p.Code}"))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        await System.DisposeAsync();
    }

    private async ValueTask BeginAsync(DateTimeOffset? businessStart, IReadOnlyDictionary<string, string>? web = null)
    {
        // a shorter patience than the product's ten seconds, so that a slow department can be shown in time
        System = await RunningSystem.StartAsync(businessStart, new Dictionary<string, string>(web ?? new Dictionary<string, string>()) { ["Lianban__PatienceSeconds"] = "4" });
        Operator = new Operator(System.Data);
    }

    private sealed record Generated(IReadOnlyList<string> Ids);
}
