"""VGG16 features by torch on the CPU, the peer of Vgg16/FeatureExtraction.cs: same shapes, same threads, random weights. Prints one JSON line.

    /usr/bin/python3 torch_features.py --width 0.25 --batch 8 --threads 2
"""
import argparse
import json
import os
import resource
import statistics
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("--width", type=float, default=1.0)
parser.add_argument("--batch", type=int, default=8)
parser.add_argument("--threads", type=int, default=os.cpu_count())
parser.add_argument("--format", choices=["channels_last", "contiguous"], default="channels_last")
parser.add_argument("--seconds", type=float, default=5)
args = parser.parse_args()

# glibc hands large buffers back to the kernel after every layer unless told otherwise: tuned, torch is up to 1.5 times faster.
if os.environ.get("MALLOC_MMAP_THRESHOLD_") is None:
    tuned = dict(os.environ, MALLOC_MMAP_THRESHOLD_=str(4 << 30), MALLOC_TRIM_THRESHOLD_=str(4 << 30), OMP_NUM_THREADS=str(args.threads))
    os.execve(sys.executable, [sys.executable] + sys.argv, tuned)

try:
    import torch
except ImportError as error:
    print(error, file=sys.stderr)
    sys.exit(77)

torch.set_num_threads(args.threads)
torch.manual_seed(0)


def scale(full):
    scaled = full * args.width
    return 16 * int(scaled / 16 + 0.5) if scaled >= 16 else max(1, int(scaled + 0.5))


layers, channels = [], 3
for full, count in [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]:
    for _ in range(count):
        layers += [torch.nn.Conv2d(channels, scale(full), 3, padding=1), torch.nn.ReLU(inplace=True)]
        channels = scale(full)
    layers.append(torch.nn.MaxPool2d(2))
units = scale(4096)
memory_format = torch.channels_last if args.format == "channels_last" else torch.contiguous_format
body = torch.nn.Sequential(*layers).eval().to(memory_format=memory_format)
fc6, fc7 = torch.nn.Linear(channels * 49, units).eval(), torch.nn.Linear(units, units).eval()
grey = torch.rand(args.batch, 1, 224, 224)
mean, deviation = (torch.tensor(v).view(1, 3, 1, 1) for v in ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]))


def extract():
    maps = body(((grey - mean) / deviation).contiguous(memory_format=memory_format))
    first = torch.relu(fc6(maps.flatten(1)))
    return torch.cat([first, torch.relu(fc7(first))], 1)


times = []
with torch.no_grad():
    extract()
    while len(times) < 3 or sum(times) < args.seconds:
        start = time.perf_counter()
        extract()
        times.append(time.perf_counter() - start)
print(json.dumps({
    "name": f"torch {torch.__version__} {args.format}",
    "framesPerSecond": args.batch / statistics.median(times),
    "seconds": statistics.median(times),
    "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
}))
