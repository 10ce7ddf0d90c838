using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Writing;
using Lianban.Casework.Dispatch;
using Lianban.Casework.Drafts;
using Lianban.Casework.Keys;
using Lianban.Connectors;
using Lianban.Platform.Crypto;
using Lianban.Platform.Ids;
using Lianban.Platform.Storage;
using Lianban.Web.Callbacks;
using Lianban.Web.Demo;
using Lianban.Web.Shared;

namespace Lianban.Web;

/// <summary>Puts the rooms together: definition, stores, drafts, cases, departments.</summary>
internal static class Composition
{
    public static void AddOffice(this IServiceCollection services, Foundations laid, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System).AddSingleton(s => Ids.From(s.GetRequiredService<TimeProvider>())).AddSingleton(Chance.System);
        services.AddSingleton(laid.Definition).AddSingleton(laid.Master).AddSingleton<Fingerprint>();
        services.AddDesk(laid.Settings.Data);
        services.AddKeys();
        services.AddDrafts();
        services.AddApplications(laid.Settings.Data, CaseSettings.Default);
        services.AddDispatch(DispatchSettings.Default);
        services.AddConnectors(configuration);
        services.AddSingleton<RefusedCalls>().AddSingleton<ReceiveCallback>().AddSingleton<ServePaper>();
        services.AddSingleton<StandInClock>();
    }
}
