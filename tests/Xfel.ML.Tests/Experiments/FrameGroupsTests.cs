using Xfel.ML.Internals;

namespace Xfel.ML.Tests.Experiments;

[TestClass]
public sealed class FrameGroupsTests
{
    [TestMethod]
    public void ByThirds_Values_AreCutIntoEqualGroups()
    {
        int[] values = [.. Enumerable.Range(1, 9).Reverse()];
        IReadOnlyList<NamedProportion> thirds = FrameGroups.ByThirds(values, value => value, value => value % 2 == 0);
        CollectionAssert.AreEqual(new[] { "1 to 3", "4 to 6", "7 to 9" }, thirds.Select(third => third.Name).ToArray());
        CollectionAssert.AreEqual(new[] { (1, 3), (2, 3), (1, 3) }, thirds.Select(third => (third.Share.Count, third.Share.Of)).ToArray());
    }

    [TestMethod]
    [DataRow(new[] { 0, 1, 0, 1 }, 2, DisplayName = "two values")]
    [DataRow(new[] { 5, 5, 5 }, 1, DisplayName = "one value")]
    [DataRow(new int[0], 0, DisplayName = "no frame")]
    public void ByThirds_EqualValues_StayTogether(int[] values, int groups)
    {
        IReadOnlyList<NamedProportion> thirds = FrameGroups.ByThirds(values, value => value, _ => true);
        Assert.HasCount(groups, thirds);
        Assert.AreEqual(values.Length, thirds.Sum(third => third.Share.Of), "every frame once");
    }

    [TestMethod]
    [DataRow(0.0012345, "0.00123 to 0.00123")]
    [DataRow(988_900, "989000 to 989000")]
    public void ByThirds_GreatAndSmallValues_AreNamedWithoutExponent(double value, string name) =>
        Assert.AreEqual(name, FrameGroups.ByThirds([value], one => one, _ => true).Single().Name);

    [TestMethod]
    public void Against_TwoDecisions_CountsOnlyThoseThatDiffer()
    {
        (bool First, bool Second)[] decisions = [(true, true), (false, false), (true, false), (false, true), (false, true)];
        Proportion against = FrameGroups.Against(decisions, one => one.First, one => one.Second);
        Assert.AreEqual((2, 3), (against.Count, against.Of));
        Assert.AreEqual((1, 0, -1, 0), (FrameGroups.Verdict(new(20, 22)), FrameGroups.Verdict(new(11, 22)), FrameGroups.Verdict(new(2, 22)), FrameGroups.Verdict(new(0, 0))));
    }

    [TestMethod]
    public void ByParticles_Numbers_FallIntoOneGroupEach()
    {
        int[] numbers = [.. Enumerable.Range(0, 9)];
        IReadOnlyList<NamedProportion> groups = FrameGroups.ByParticles(numbers, number => number, number => number == 1, fewest: 0);
        CollectionAssert.AreEqual(new[] { 1, 1, 1, 1, 1, 4 }, groups.Select(group => group.Share.Of).ToArray());
        Assert.AreEqual("single", groups.Single(group => group.Share.Count == 1).Name);
        Assert.AreEqual("single", FrameGroups.ByParticles(numbers, number => number, _ => true)[0].Name, "frames without a particle only where asked for");
    }

    [TestMethod]
    public void ByPhotons_Decades_HoldEveryFrame()
    {
        double[] photons = [500, 9999, 10_000, 5e5, 2e6];
        CollectionAssert.AreEqual(new[] { 2, 1, 2 }, FrameGroups.ByPhotons(photons, value => value, _ => true).Select(group => group.Share.Of).ToArray());
    }
}
