using System.Text.Json;
using Xunit;

namespace Switchboard.Packaging;

/// <summary>Files named <c>*.clients.txt</c> are found by themselves.</summary>
public sealed class ConnectionCatalogItemsTests(EditorconfigConsumer editorconfig) : IClassFixture<EditorconfigConsumer>
{
    [Fact]
    public async Task A_catalog_in_the_folder_of_the_project_is_an_additional_file()
    {
        Assert.Equal(["acme.clients.txt"], await CatalogsAsync(editorconfig.Consumer));
    }

    [Theory]
    [InlineData("EnableDefaultConnectionCatalogItems")]
    [InlineData("EnableDefaultItems")]
    public async Task That_can_be_switched_off(string property)
    {
        Assert.Empty(await CatalogsAsync(editorconfig.Consumer, $"-p:{property}=false"));
    }

    [Fact]
    public async Task A_catalog_that_the_project_lists_itself_is_there_once()
    {
        var consumer = await editorconfig.CreateAsync();
        consumer.Write(
            "Directory.Build.props",
            """<Project><ItemGroup><AdditionalFiles Include="Catalogs/acme.clients.txt" /></ItemGroup></Project>""");

        Assert.Equal(["acme.clients.txt"], await CatalogsAsync(consumer));
    }

    private static async Task<string[]> CatalogsAsync(Consumer consumer, params string[] options)
    {
        using var items = JsonDocument.Parse(await consumer.EvaluateAsync("AdditionalFiles", options));
        return items.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
            .Select(item => item.GetProperty("Filename").GetString() + item.GetProperty("Extension").GetString())
            .ToArray();
    }
}
