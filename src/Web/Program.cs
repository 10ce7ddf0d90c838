using Lianban.Web;
using Lianban.Web.Callbacks;
using Lianban.Web.Citizen.SignIn;
using Lianban.Web.Operator;
using Lianban.Web.Shared;

var builder = WebApplication.CreateBuilder(args);
var laid = Foundations.Lay(WebSettings.Read(builder.Configuration), builder.Configuration);
if (laid.IsRefused) return Startup.Refuse(laid.Refusal);
var settings = laid.Value.Settings;
var taken = Standing.TakeStore(settings);
if (taken.IsRefused) return Startup.Refuse(taken.Refusal);
using var store = taken.Value;

builder.Logging.Quieten();
builder.WebHost.LimitRequests();
builder.AddOperatorSocket(settings.Data);
builder.Services.AddPages(settings);
builder.Services.AddSignedIn(settings, builder.Configuration);
builder.Services.AddOffice(laid.Value, builder.Configuration);

var app = builder.Build();
if (await app.CheckStandingAsync(settings) is { } unsound) return Startup.Refuse(unsound);

app.UseFrontDoor(settings);
app.UseRefusedAsPages();
app.UseOwnStaticFiles();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.UseFormIntake();

app.MapRazorPages();
app.MapDisplay();
app.MapHealth();
app.MapCallbacks();
app.MapOperator();
app.MapFallback(() => Results.NotFound()).AllowAnonymous();

app.GuardOperatorSocket(settings.Data);
return await app.ServeAsync();
