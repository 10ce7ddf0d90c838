using System.Reflection;
using DbUp;
using DbUp.Sqlite.Helpers;

namespace Lianban.Platform.Storage;

/// <summary>Brings a file's schema up to date from numbered embedded SQL files; each is one transaction, and one that was applied is not applied again.</summary>
internal static class Migrations
{
    /// <summary>Applies what is new, in order of the names.</summary>
    public static void Apply(string path, Assembly assembly, string folder)
    {
        using var connection = SqlitePragmas.Open(path, reads: false);
        using var shared = new SharedConnection(connection);
        var upgrade = DeployChanges.To.SqliteDatabase(shared)
            .WithScriptsEmbeddedInAssembly(assembly, name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();
        var result = upgrade.PerformUpgrade();
        if (!result.Successful) throw new InvalidOperationException($"{System.IO.Path.GetFileName(path)}: migration {result.ErrorScript?.Name} failed", result.Error);
    }
}
