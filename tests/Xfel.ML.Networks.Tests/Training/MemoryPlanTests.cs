using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class MemoryPlanTests
{
    [TestMethod]
    public void Solve_RandomLifetimes_NeverOverlapsAndStaysNearTheLowerBound()
    {
        var random = new Random(1);
        for (int round = 0; round < 20; round++)
        {
            var plan = new MemoryPlan();
            (long Length, int First, int Last)[] requests = [.. Enumerable.Range(0, 60).Select(_ =>
            {
                int first = random.Next(100);
                return ((long)random.Next(1, 500), first, first + random.Next(20));
            })];
            int[] numbers = [.. requests.Select(request => plan.Add(request.Length, request.First, request.Last))];
            plan.Solve();
            for (int i = 0; i < requests.Length; i++)
            {
                Assert.AreEqual(0, plan.OffsetOf(numbers[i]) % 16, "a cache line");
                for (int j = 0; j < i; j++)
                {
                    bool meet = requests[i].First <= requests[j].Last && requests[j].First <= requests[i].Last;
                    bool overlap = plan.OffsetOf(numbers[i]) < plan.OffsetOf(numbers[j]) + requests[j].Length && plan.OffsetOf(numbers[j]) < plan.OffsetOf(numbers[i]) + requests[i].Length;
                    Assert.IsFalse(meet && overlap, $"round {round}: {i} and {j}");
                }
            }

            long bound = Enumerable.Range(0, 120).Max(moment => requests.Where(request => request.First <= moment && moment <= request.Last).Sum(request => (request.Length + 15) / 16 * 16));
            Assert.IsLessThanOrEqualTo(1.5 * bound, plan.Length);
        }
    }

    [TestMethod]
    public void Solve_MoreThanAnArrayHolds_Counts()
    {
        var plan = new MemoryPlan();
        plan.Add(3L << 30, 0, 2);
        int second = plan.Add(2L << 30, 1, 1);
        plan.Solve();
        Assert.AreEqual(5L << 30, plan.Length);
        Assert.AreEqual(3L << 30, plan.OffsetOf(second));
    }
}
