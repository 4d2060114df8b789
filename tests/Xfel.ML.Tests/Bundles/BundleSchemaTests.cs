using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;

namespace Xfel.ML.Tests.Bundles;

[TestClass]
public sealed class BundleSchemaTests
{
    [TestMethod]
    public void ToSchema_OfAWrittenSchema_GivesItsColumns()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Frame", new VectorDataViewType(NumberDataViewType.Single, 3, 4));
        builder.AddColumn("Train", NumberDataViewType.UInt64);
        builder.AddColumn("Label", new KeyDataViewType(typeof(uint), 5));
        builder.AddColumn("Small", new KeyDataViewType(typeof(byte), 255));
        builder.AddColumn("Name", TextDataViewType.Instance);
        builder.AddColumn("Labels", new VectorDataViewType(BooleanDataViewType.Instance, 11));
        DataViewSchema schema = builder.ToSchema();

        IReadOnlyList<BundleColumn> columns = BundleSchema.FromSchema(schema);

        Assert.AreEqual("Key<UInt32, 5>", columns[2].Type);
        CollectionAssert.AreEqual(schema.Select(column => (column.Name, column.Type)).ToArray(), BundleSchema.ToSchema(columns, "m.xfel").Select(column => (column.Name, column.Type)).ToArray());
    }

    [TestMethod]
    [DataRow("Key<UInt32, 0>")]
    [DataRow("Key<Byte, 256>")]
    [DataRow("Key<UInt16, 65536>")]
    [DataRow("Key<UInt32, 99999999999>")]
    [DataRow("Key<Int64, 5>")]
    [DataRow("Key<Text, 5>")]
    [DataRow("Key<UInt32, 5> ")]
    [DataRow("System.String")]
    public void ToSchema_TypeThatIsNone_IsRefusedByName(string type)
    {
        string message = Assert.ThrowsExactly<BundleException>(() => BundleSchema.ToSchema([new BundleColumn("Label", type, [])], "m.xfel")).Message;

        StringAssert.Contains(message, $"m.xfel: input column 'Label' has the type '{type}'");
    }
}
