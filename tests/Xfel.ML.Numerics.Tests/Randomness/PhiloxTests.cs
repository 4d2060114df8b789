using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics.Tests.Randomness;

[TestClass]
public sealed class PhiloxTests
{
    /// <summary>The known answers that the generator's authors publish with Random123 (kat_vectors, philox4x32 10).</summary>
    [TestMethod]
    public void Generate_PublishedCounters_GivesPublishedWords()
    {
        Assert.AreEqual((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Generate(0, 0, 0, 0, 0, 0));
        Assert.AreEqual((0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu), Philox.Generate(~0u, ~0u, ~0u, ~0u, ~0u, ~0u));
        Assert.AreEqual((0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
            Philox.Generate(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0));
    }
}
