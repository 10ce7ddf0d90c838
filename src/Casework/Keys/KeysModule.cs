using Microsoft.Extensions.DependencyInjection;

namespace Lianban.Casework.Keys;

/// <summary>The door of the keys: one for each application, wrapped in <c>desk.db</c>. Needs <c>DeskFile</c> and <c>MasterKey</c>.</summary>
public static class KeysModule
{
    public static IServiceCollection AddKeys(this IServiceCollection services) => services
        .AddSingleton<ApplicationKeys>()
        .AddSingleton<IApplicationKeys>(s => s.GetRequiredService<ApplicationKeys>());
}
