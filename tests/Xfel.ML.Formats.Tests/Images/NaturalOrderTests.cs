using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests.Images;

[TestClass]
public sealed class NaturalOrderTests
{
    [TestMethod]
    public void Compare_SortsNumbersByValueAndTheRestByCharacter()
    {
        string[] sorted =
        [
            "", "0", "01", "1", "2", "10", "99999999999999999999", "100000000000000000000", "A", "a", "a/1", "a0", "a1b2", "a1b10", "a01c", "a2", "a10", "b",
        ];
        string[] shuffled = [.. sorted];
        new Random(3).Shuffle(shuffled);
        Array.Sort(shuffled, NaturalOrder.Instance);
        CollectionAssert.AreEqual(sorted, shuffled);
    }

    [TestMethod]
    public void Compare_RandomNames_IsATotalOrder()
    {
        var random = new Random(4);
        string[] names = [.. Enumerable.Range(0, 60).Select(_ => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => "0012a/"[random.Next(6)]))).Distinct()];
        NaturalOrder order = NaturalOrder.Instance;
        foreach (string a in names)
        {
            foreach (string b in names)
            {
                Assert.AreEqual(a == b, order.Compare(a, b) == 0, $"'{a}', '{b}'");
                Assert.AreEqual(Math.Sign(order.Compare(a, b)), -Math.Sign(order.Compare(b, a)), $"'{a}', '{b}'");
                foreach (string c in names)
                    Assert.IsFalse(order.Compare(a, b) < 0 && order.Compare(b, c) < 0 && order.Compare(a, c) >= 0, $"'{a}', '{b}', '{c}'");
            }
        }
    }
}
