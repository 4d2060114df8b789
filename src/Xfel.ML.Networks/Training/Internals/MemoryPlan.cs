namespace Xfel.ML.Networks.Internals;

/// <summary>Places buffers with known lifetimes in one arena: the largest first, each into the tightest gap between those that live at the same time.</summary>
internal sealed class MemoryPlan
{
    /// <summary>Floats of a cache line.</summary>
    private const int Line = 16;

    private readonly List<Request> _requests = [];
    private long[] _offsets = [];

    /// <summary>Floats of the arena.</summary>
    public long Length { get; private set; }

    /// <summary>Asks for a buffer that lives from <paramref name="first"/> to <paramref name="last"/>, both included; returns its number.</summary>
    public int Add(long length, int first, int last)
    {
        _requests.Add(new(_requests.Count, (length + Line - 1) / Line * Line, first, last));
        return _requests.Count - 1;
    }

    /// <summary>Where a buffer starts; to be asked after <see cref="Solve"/>.</summary>
    public long OffsetOf(int number) => _offsets[number];

    public void Solve()
    {
        _offsets = new long[_requests.Count];
        var placed = new List<Request>();
        foreach (Request request in _requests.OrderByDescending(request => request.Length).ThenBy(request => request.Number))
        {
            long best = 0, bestGap = long.MaxValue, end = 0;
            foreach (Request other in placed.Where(request.Meets).OrderBy(other => _offsets[other.Number]))
            {
                long gap = _offsets[other.Number] - end;
                if (gap >= request.Length && gap < bestGap)
                    (best, bestGap) = (end, gap);
                end = Math.Max(end, _offsets[other.Number] + other.Length);
            }

            _offsets[request.Number] = bestGap < long.MaxValue ? best : end;
            Length = Math.Max(Length, _offsets[request.Number] + request.Length);
            placed.Add(request);
        }
    }

    private readonly record struct Request(int Number, long Length, int First, int Last)
    {
        public bool Meets(Request other) => First <= other.Last && other.First <= Last;
    }
}
