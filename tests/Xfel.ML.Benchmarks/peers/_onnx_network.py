"""ONNX Runtime on a network of the benchmarks with random weights: the model is written by _export.py into a temporary folder."""
import argparse
import os
import subprocess
import sys
import tempfile

from _tuning import leave_out

EXPORT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_export.py")


def main(network, side, argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--seconds", type=float, default=6)
    args = parser.parse_args(argv)
    try:
        from _onnx_runtime import find_library, measure
    except ImportError as error:
        leave_out(error)
    find_library()
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, network + ".onnx")
        export = subprocess.run([sys.executable, EXPORT, network, model, "--batch", str(args.batch)], capture_output=True, text=True)
        if export.returncode:
            print(export.stderr, file=sys.stderr)
            sys.exit(export.returncode)
        measure(model, (args.batch, 1, side, side), args.threads, args.seconds)
