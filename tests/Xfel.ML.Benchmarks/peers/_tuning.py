"""What torch needs to run at its best on a CPU, which BLAS runs, and the one line of JSON that a peer prints."""
import json
import os
import resource
import statistics
import sys
import time


def restart_tuned(threads):
    """glibc hands large buffers back to the kernel after every layer unless told otherwise: tuned, torch is up to 1.5 times faster."""
    if os.environ.get("MALLOC_MMAP_THRESHOLD_") is None:
        tuned = dict(os.environ, MALLOC_MMAP_THRESHOLD_=str(4 << 30), MALLOC_TRIM_THRESHOLD_=str(4 << 30), OMP_NUM_THREADS=str(threads))
        os.execve(sys.executable, [sys.executable] + sys.argv, tuned)


def leave_out(reason):
    """Tells the harness that what this peer needs is not installed."""
    print(reason, file=sys.stderr)
    sys.exit(77)


def blas():
    """Which BLAS was loaded: the reference one, which Debian's NumPy takes if nothing else is installed, is twenty times as slow as OpenBLAS."""
    with open("/proc/self/maps") as maps:
        loaded = maps.read()
    return next((name for name, file in (("OpenBLAS", "openblas"), ("MKL", "mkl"), ("BLIS", "blis")) if file in loaded), "reference BLAS")


def time_passes(work, warmups, seconds):
    """The median time of passes that together take a few seconds, as ours."""
    for _ in range(warmups):
        work()
    times = []
    while len(times) < 3 or sum(times) < seconds:
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def report(name, batch, seconds):
    print(json.dumps({
        "name": name,
        "framesPerSecond": batch / seconds,
        "seconds": seconds,
        "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }))
