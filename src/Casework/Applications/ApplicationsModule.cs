using Lianban.Casework.Applications.Reads;
using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Applications.Storage.Sqlite;
using Lianban.Casework.Applications.Writing;
using Lianban.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lianban.Casework.Applications;

/// <summary>
/// Owns the whole aggregate: application, cases, parts, prerequisites, rounds, clocks, outcomes; its event log, its current rows and its outbox in <c>cases.db</c>.
/// </summary>
public static class ApplicationsModule
{
    /// <summary>Adds the room. Needs a Definition, IApplicationKeys, BusinessClock, TimeProvider and logging.</summary>
    /// <param name="folder">The data folder; <c>cases.db</c> is made in it.</param>
    public static IServiceCollection AddApplications(this IServiceCollection services, string folder, CaseSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<ICaseStore>(_ => new SqliteCaseStore(Path.Combine(folder, "cases.db")));
        services.AddSingleton<Ledger>().AddSingleton<CaseBooks>().AddSingleton<CaseWriter>();
        services.AddHostedService(p => p.GetRequiredService<CaseWriter>());
        services.AddHostedService<FinishForgetting>();
        services.AddSingleton<ApplicationsDoor>();
        services.AddSingleton<ISubmitApplication>(p => p.GetRequiredService<ApplicationsDoor>());
        services.AddSingleton<IAnswerCorrection>(p => p.GetRequiredService<ApplicationsDoor>());
        services.AddSingleton<IOperatorVerbs>(p => p.GetRequiredService<ApplicationsDoor>());
        services.AddSingleton<IForgetApplication>(p => p.GetRequiredService<ApplicationsDoor>());
        services.AddSingleton<IApplicationReads, ApplicationReads>();
        services.AddSingleton(p => new VerifyChains(p.GetRequiredService<ICaseStore>()));
        return services;
    }
}
