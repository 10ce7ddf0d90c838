using System.Xml.Linq;
using Lianban.Platform.Time;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lianban.Platform.Storage;

/// <summary>The door of <c>desk.db</c>: the file, settings, refused messages, sign-ins and the key ring.</summary>
public static class DeskModule
{
    /// <summary>Opens <c>desk.db</c> in the data folder when first asked for. Needs <c>MasterKey</c> and <c>TimeProvider</c>.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(_ => new DeskFile(Path.Combine(dataFolder, "desk.db")));
        services.AddSingleton<DeskSettings>().AddSingleton<BusinessOffset>().AddSingleton<DeskRefusals>().AddSingleton<DeskSignIns>().AddSingleton<DeskKeyRing>();
        services.AddSingleton(s => new BusinessClock(s.GetRequiredService<TimeProvider>(), () => s.GetRequiredService<BusinessOffset>().Value));
        services.AddDataProtection().SetApplicationName("lianban");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o =>
        {
            o.XmlRepository = s.GetRequiredService<DeskKeyRing>();
            o.XmlEncryptor = new SealedByKeyRing();
        }));
        return services;
    }

    // The key ring seals whole elements. Without an encryptor, or with the framework's empty one, each new key would be logged as unprotected.
    private sealed class SealedByKeyRing : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(new XElement("sealedByKeyRing", new XElement(plaintextElement)), typeof(NullXmlDecryptor));
    }
}
