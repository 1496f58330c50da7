using NegotiationTracker.Hosting;
using NegotiationTracker.Hosting.Api;
using NegotiationTracker.Hosting.Cli;
using NegotiationTracker.Hosting.Jobs;
using NegotiationTracker.Ui;

if (await Verbs.Run(args) is { } exitCode)
    return exitCode;

// The one configuration file lies beside the program, so that it is found from any working directory.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.WebHost.UseStaticWebAssets(); // style sheets and scripts come from the packages until the program is published
builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // a start that fails says so itself
builder.Services.AddTracker();
builder.Services.AddSchedule();
builder.Services.AddPages();
builder.Services.AddApi();

var app = builder.Build();
using var held = await FirstThings.Do(app);
if (held is null)
    return Verbs.Refused;

app.UseSecurityHeaders();
app.UseCapitalKeys();
app.UseExceptionHandler("/error");
app.UseStatusCodePagesWithReExecute("/not-found");
app.UseApiProblems();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapReports();
app.MapApi();
app.MapFiles();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
app.StartSchedule();

return await app.Serve();
