using Lianban.Web;
using Lianban.Web.Shared;

var builder = WebApplication.CreateBuilder(args);
var settings = WebSettings.Read(builder.Configuration);
if (settings.Refusal is { } why) return Startup.Refuse(why);

builder.WebHost.LimitRequests();
builder.Services.AddPages(settings);
builder.Services.AddSignedIn(settings);
builder.Services.AddOffice(settings);

var app = builder.Build();
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
app.MapFallback(() => Results.NotFound()).AllowAnonymous();
app.Run();
return 0;
