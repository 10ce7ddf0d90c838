using System.Security.Cryptography;
using Lianban.Casework.Applications;
using Lianban.Platform.Crypto;
using Lianban.Platform.Results;
using Lianban.Platform.Storage;
using Lianban.Web.Shared;
using Microsoft.Data.Sqlite;

namespace Lianban.Web;

/// <summary>What must hold of the stored data before the first request is answered.</summary>
internal static class Standing
{
    private const string KeyOfData = "wrapping-key";

    /// <summary>
    /// Takes the data folder for this process alone, before anything in it is touched; in production it is narrowed to its owner. Refuses with START-STORE-IN-USE
    /// (another process has it) and START-STORE.
    /// </summary>
    public static Result<StoreLock> TakeStore(WebSettings settings)
    {
        try
        {
            OwnerOnly.Folder(settings.Data, narrow: !settings.Demo);
            return StoreLock.Take(settings.Data) is { } ours ? ours : new Refusal("START-STORE-IN-USE", settings.Data);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Refusal("START-STORE", settings.Data);
        }
    }

    /// <summary>
    /// Why the program must not start with this data folder, or null. START-STORE: a store cannot be opened; START-KEY-DIFFERS: the wrapping key is not the one
    /// that the data are sealed under; START-BUSINESS-TIME-MOVED: a demonstration has moved business time here, and this is none.
    /// </summary>
    public static async Task<Refusal?> CheckStandingAsync(this WebApplication app, WebSettings settings)
    {
        try
        {
            app.Services.GetRequiredService<IApplicationReads>(); // opens cases.db
            var desk = app.Services.GetRequiredService<DeskSettings>();
            var key = Convert.ToHexStringLower([.. app.Services.GetRequiredService<MasterKey>().Id]);
            if (await desk.GetOrSetAsync(KeyOfData, key, CancellationToken.None) != key) return new Refusal("START-KEY-DIFFERS", settings.Data);
            var offset = app.Services.GetRequiredService<BusinessOffset>();
            if (!settings.Demo && offset.Value != TimeSpan.Zero) return new Refusal("START-BUSINESS-TIME-MOVED", settings.Data);
            if (settings.BusinessStart is { } start) await offset.BeginAtAsync(start, app.Services.GetRequiredService<TimeProvider>(), CancellationToken.None);
            return null;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or CryptographicException or InvalidOperationException { InnerException: SqliteException })
        {
            return new Refusal("START-STORE", settings.Data);
        }
    }
}
