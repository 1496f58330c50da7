// The one configuration file lies beside the program, so that it is found from any working directory.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.WebHost.UseStaticWebAssets(); // style sheets and scripts come from the packages until the program is published

var app = builder.Build();
app.MapGet("/", () => "NegotiationTracker");
app.Run();
