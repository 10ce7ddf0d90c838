using System.Security.Cryptography;
using Lianban.Catalogue.Loading;
using Lianban.Catalogue.Model;
using Lianban.Connectors;
using Lianban.Connectors.Exchange;
using Lianban.Connectors.SignIn;
using Lianban.Platform.Crypto;
using Lianban.Platform.Results;
using Lianban.Platform.Text;
using Lianban.Web.Callbacks;
using Lianban.Web.Shared;

namespace Lianban.Web;

/// <summary>What must be there before anything else: a sound definition, the wrapping key, the signing keys.</summary>
internal sealed record Foundations(WebSettings Settings, Definition Definition, MasterKey Master)
{
    /// <summary>Lays them, or says in one sentence why the program must not start.</summary>
    public static Result<Foundations> Lay(WebSettings settings, IConfiguration configuration)
    {
        if (settings.Refusal is { } wrong) return wrong;
        try
        {
            var definition = CatalogueLoader.Load(settings.Catalogue);
            // Practice P2: until there is a desk, a service that our reviewers decide would wait for ever.
            if (definition.Places.Ways.FirstOrDefault(w => w.Way != WayOfDeciding.DepartmentSystem) is { } way) return new Refusal("START-WAY-NEEDS-DESK", way.Department, way.Area, way.Service);
            SigningKeys.Try(settings.Keys);
            ExchangeSettings.Read(configuration, ConnectorsModule.Parties);
            PortalSettings.Read(configuration);
            return new Foundations(settings, definition, MasterKey.FromFile(settings.KeyFile));
        }
        catch (DefinitionException e)
        {
            foreach (var finding in e.Findings.Where(f => f.Severity == Severity.Refused)) Console.Error.WriteLine(finding.Line(Language.Zh));
            return new Refusal("START-CATALOGUE", settings.Catalogue);
        }
        catch (SettingException e)
        {
            return new Refusal("START-SETTING", e.Setting);
        }
        catch (KeyFileException e)
        {
            return e.Refusal;
        }
        catch (Exception e) when (e is CryptographicException or IOException)
        {
            return new Refusal("START-KEYS", settings.Keys);
        }
    }
}
