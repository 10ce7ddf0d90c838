using Lianban.Casework.Applications;
using Lianban.Casework.Dispatch;
using Lianban.Catalogue.Model;
using Lianban.Connectors.Exchange;
using Lianban.Platform.Ids;
using Lianban.Protocol.Signatures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lianban.Connectors;

/// <summary>
/// Owns the way to every outside system over the published protocol: the four departments and data sharing. Needs a <see cref="Definition"/>,
/// a <see cref="TimeProvider"/> and <c>Lianban:Keys</c> with our private key and the partners' public ones. Sign-in is added apart: <c>AddPortalSignIn</c>.
/// </summary>
public static class ConnectorsModule
{
    /// <summary>Every party that we exchange signed messages with.</summary>
    public static IReadOnlyList<string> Parties { get; } =
        [HumanResources.Settings.Department, MedicalInsurance.Settings.Department, Taxation.Settings.Department, HousingFund.Settings.Department, DataSharing.Settings.Party];

    /// <summary>
    /// Adds an <see cref="IDepartmentConnector"/> for each department, <see cref="ISharedRecords"/>, <see cref="DepartmentMessages"/> and <see cref="SignedDoor"/>.
    /// </summary>
    /// <exception cref="SettingException">A party has no http(s) address.</exception>
    public static IServiceCollection AddConnectors(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = ExchangeSettings.Read(configuration, Parties);
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(s => Ids.From(s.GetRequiredService<TimeProvider>()));
        services.AddHttpClient(SignedExchange.Client, client =>
        {
            // Transport only: retries belong to the outbox, which keeps them durable and bounded.
            client.Timeout = settings.Patience;
            client.MaxResponseContentBufferSize = ExchangeSettings.MostBytes;
        })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, UseCookies = false, UseProxy = false,
                ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            .RemoveAllLoggers();
        services.AddSingleton(_ => KeyFiles.Signer(settings.Keys, settings.KeyId));
        services.AddSingleton(s => new MessageVerifier(KeyDirectory.Load(settings.Keys), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SignedExchange>();
        services.AddSingleton<SignedDoor>();
        services.AddSingleton(s => new DepartmentMessages(Mappings.Select(mapping => mapping(s.GetRequiredService<Definition>()))));
        foreach (var mapping in Mappings)
            services.AddSingleton<IDepartmentConnector>(s => new DepartmentLink(s.GetRequiredService<SignedExchange>(), mapping(s.GetRequiredService<Definition>()), s.GetRequiredService<Ids>()));
        services.AddSingleton<ISharedRecords, DataSharing.Connector>();
        return services;
    }

    private static IReadOnlyList<Func<Definition, DepartmentMapping>> Mappings { get; } =
        [d => new HumanResources.Mapping(d), d => new MedicalInsurance.Mapping(d), d => new Taxation.Mapping(d), d => new HousingFund.Mapping(d)];
}
