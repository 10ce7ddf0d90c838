using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Writing;
using Lianban.Platform.Ids;
using Lianban.Platform.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lianban.Casework.Dispatch;

/// <summary>Owns the way to the departments and back: lanes, back-off, breakers, status queries and the inbox. Needs an IDepartmentConnector for each department.</summary>
public static class DispatchModule
{
    /// <summary>Adds the room.</summary>
    public static IServiceCollection AddDispatch(this IServiceCollection services, DispatchSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton(Chance.System);
        services.AddHostedService<Dispatcher>().AddHostedService<Sweeps>();
        services.AddSingleton<IDepartmentInbox, DepartmentInboxDoor>();
        return services;
    }
}

/// <summary>Takes what departments say of their own accord, and answers after the commit.</summary>
internal sealed class DepartmentInboxDoor(CaseWriter writer) : IDepartmentInbox
{
    public async Task<(Taken Taken, Refusal? Refusal)> TakeAsync(DepartmentMessage message, CancellationToken cancel)
    {
        var written = await writer.ExecuteAsync(new HearDepartment(message), cancel);
        var taken = written.Refusal?.Code switch
        {
            null => written.Duplicate ? Taken.Duplicate : Taken.Recorded,
            "MESSAGE-STALE-ROUND" => Taken.Stale,
            "MESSAGE-CONTRADICTS" or "MESSAGE-ID-REUSED" => Taken.Contradictory,
            "MESSAGE-NOT-UNDERSTOOD" => Taken.NotUnderstood,
            "MESSAGE-UNKNOWN-CASE" or "APPLICATION-FORGOTTEN" => Taken.UnknownCase,
            _ => Taken.TooEarly, // MESSAGE-TOO-EARLY, and STORE-FAILED: nothing was recorded, the department repeats it
        };
        return (taken, written.Refusal);
    }
}
