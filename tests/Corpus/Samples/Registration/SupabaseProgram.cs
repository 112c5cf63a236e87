// style: minimal API registrations
// sdk: supabase
// program: yes
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
var url = builder.Configuration["Supabase:Url"]!;
var key = builder.Configuration["Supabase:Key"]!;

builder.Services.AddScoped<Supabase.Client>(_ => new Supabase.Client(url, key, new Supabase.SupabaseOptions())); // quiet: SWB1004 it carries the session of one user

var app = builder.Build();
app.Run();
