using Lianban.Casework.Applications;
using Lianban.Casework.Dispatch;
using static Lianban.Tests.Casework.Applications.SmallDefinition;

namespace Lianban.Tests.Casework.Writing;

/// <summary>How soon messages go out again after a department was away.</summary>
public class LaneFacts
{
    // A probe every minute and more; only what is under test is quick.
    private static readonly DispatchSettings patient = House.Quick with { LongestDelay = TimeSpan.FromMinutes(10), ProbeEvery = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task After_a_short_outage_everything_goes_out_without_waiting_for_the_slow_probe()
    {
        var down = true;
        var department = new Department("human-resources");
        department.Answers = m => Volatile.Read(ref down) ? new Delivery.Unreached("DEPARTMENT-UNREACHABLE") : department.Decided(m);
        await using var house = await House.OpenAsync(departments: [department, new Department("taxation")], dispatch: patient);
        var forms = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => house.SubmitAsync(Registration)));
        await Task.Delay(300);
        Volatile.Write(ref down, false);
        foreach (var form in forms) await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
        Assert.Equal(20, department.Books.Count);
    }

    [Fact]
    public async Task While_a_department_is_away_probes_become_rare_and_only_one_goes_out_at_a_time()
    {
        var department = new Department("human-resources") { Answers = _ => new Delivery.Unreached("DEPARTMENT-UNREACHABLE") };
        await using var house = await House.OpenAsync(departments: [department, new Department("taxation")], dispatch: patient);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => house.SubmitAsync(Registration)));
        await Task.Delay(2000);
        // the first tries (at most the bulkhead more than open the breaker), then probes after 0, 20, 40 … 1280 ms at the earliest
        Assert.InRange(department.Calls.Count, 5, 5 + House.Quick.Concurrency + 8);
    }

    [Fact]
    public async Task What_was_not_reached_many_times_between_others_that_were_waits_no_longer_than_a_probe()
    {
        var (unlucky, tries) = (Guid.Empty, 0);
        var department = new Department("human-resources");
        department.Answers = m => m.Key.Application == unlucky && ++tries <= 12 ? new Delivery.Unreached("DEPARTMENT-BUSY") : department.Decided(m);
        var id = Guid.CreateVersion7();
        unlucky = id;
        await using var house = await House.OpenAsync(departments: [department, new Department("taxation")],
            dispatch: patient with { FirstDelay = TimeSpan.FromMilliseconds(20), ProbeEvery = TimeSpan.FromMilliseconds(50) });
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var others = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await house.SubmitAsync(Registration);
                await Task.Delay(5);
            }
        });
        await house.ApplicationKeys.CreateAsync(id, default);
        var form = Lianban.Tests.Casework.Applications.Given.Form(id, "h", Registration) with { PersonFingerprint = "person-" + id };
        Assert.Null((await house.Get<ISubmitApplication>().ExecuteAsync(form, default)).Refusal);
        await house.UntilAsync(id, v => v.State == ApplicationState.Finished);
        await enough.CancelAsync();
        await others;
        Assert.Equal(13, tries);
    }
}
