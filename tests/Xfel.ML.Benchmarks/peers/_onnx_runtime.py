"""ONNX Runtime through its C API: times a model or compares its outputs with stored ones. XFEL_ML_ONNXRUNTIME names the folder of its library.

    python3 _onnx_runtime.py model.onnx --shape 8,1,224,224 --threads 2     times passes over random frames; prints one JSON line
    python3 _onnx_runtime.py model.onnx --check inputs.npy outputs.npy      exit 0 when the first output agrees within --tolerance, else 1
    python3 _onnx_runtime.py model.onnx --run inputs.npy outputs.npy        writes the first output
"""
import argparse
import ctypes
import glob
import os
import sys

import numpy

from _tuning import leave_out, report, time_passes

VARIABLE = "XFEL_ML_ONNXRUNTIME"
LIBRARIES = ("libonnxruntime.so", "libonnxruntime.so.*", "onnxruntime.dll", "libonnxruntime.dylib", "libonnxruntime.*.dylib")
API_VERSION = 14
ENABLE_ALL, WARNING, FLOAT = 99, 2, 1
ARENA, DEFAULT_MEMORY = 1, 0

# Positions of the functions in OrtApi, which only ever grows at its end, and the types of their arguments (all but the first return a status).
POINTER, STRING, SIZE, INT = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int
FUNCTIONS = {
    "CreateEnv": (3, [INT, STRING, POINTER]),
    "CreateSession": (7, [POINTER, POINTER, POINTER, POINTER]),
    "Run": (9, [POINTER, POINTER, POINTER, POINTER, SIZE, POINTER, SIZE, POINTER]),
    "CreateSessionOptions": (10, [POINTER]),
    "SetSessionGraphOptimizationLevel": (23, [POINTER, INT]),
    "SetIntraOpNumThreads": (24, [POINTER, INT]),
    "SetInterOpNumThreads": (25, [POINTER, INT]),
    "SessionGetInputName": (36, [POINTER, SIZE, POINTER, POINTER]),
    "SessionGetOutputName": (37, [POINTER, SIZE, POINTER, POINTER]),
    "CreateTensorWithDataAsOrtValue": (49, [POINTER, POINTER, SIZE, POINTER, SIZE, INT, POINTER]),
    "GetTensorMutableData": (51, [POINTER, POINTER]),
    "GetDimensionsCount": (61, [POINTER, POINTER]),
    "GetDimensions": (62, [POINTER, POINTER, SIZE]),
    "GetTensorTypeAndShape": (65, [POINTER, POINTER]),
    "CreateCpuMemoryInfo": (69, [INT, INT, POINTER]),
    "GetAllocatorWithDefaultOptions": (78, [POINTER]),
}
GET_ERROR_MESSAGE, RELEASE_VALUE, RELEASE_SHAPE = 2, 96, 99


def find_library():
    folder = os.environ.get(VARIABLE)
    if not folder:
        leave_out(f"set {VARIABLE} to the folder that holds ONNX Runtime's library, {LIBRARIES[0]} on Linux")
    for pattern in LIBRARIES:
        for path in sorted(glob.glob(os.path.join(folder, pattern))):
            return path
    leave_out(f"{VARIABLE} is {folder}, and that folder holds none of {', '.join(LIBRARIES)}")


class Runtime:
    """The functions of OrtApi as methods that raise on a status."""

    def __init__(self):
        library = ctypes.CDLL(find_library())
        library.OrtGetApiBase.restype = POINTER
        base = ctypes.cast(library.OrtGetApiBase(), ctypes.POINTER(POINTER))
        self.version = ctypes.CFUNCTYPE(STRING)(base[1])().decode()
        api = ctypes.CFUNCTYPE(POINTER, ctypes.c_uint32)(base[0])(API_VERSION)
        if not api:
            leave_out(f"ONNX Runtime {self.version} has no version {API_VERSION} of its C API")
        self.table = ctypes.cast(api, ctypes.POINTER(POINTER))
        self.message = ctypes.CFUNCTYPE(STRING, POINTER)(self.table[GET_ERROR_MESSAGE])
        self.release_value = ctypes.CFUNCTYPE(None, POINTER)(self.table[RELEASE_VALUE])
        self.release_shape = ctypes.CFUNCTYPE(None, POINTER)(self.table[RELEASE_SHAPE])
        self.functions = {name: ctypes.CFUNCTYPE(POINTER, *types)(self.table[index]) for name, (index, types) in FUNCTIONS.items()}

    def call(self, name, *values):
        status = self.functions[name](*values)
        if status:
            raise RuntimeError(f"ONNX Runtime: {name}: {self.message(status).decode()}")

    def make(self, name, *values, kind=POINTER):
        """Calls a function whose last argument receives its result."""
        result = kind()
        self.call(name, *values, ctypes.byref(result))
        return result.value


class Session:
    """One model with one input; one thread pool of the given size, every graph optimisation."""

    def __init__(self, model, threads):
        self.runtime = runtime = Runtime()
        environment = runtime.make("CreateEnv", WARNING, b"bench")
        options = runtime.make("CreateSessionOptions")
        runtime.call("SetSessionGraphOptimizationLevel", options, ENABLE_ALL)
        runtime.call("SetIntraOpNumThreads", options, threads)
        runtime.call("SetInterOpNumThreads", options, 1)
        path = ctypes.create_unicode_buffer(model) if os.name == "nt" else ctypes.create_string_buffer(os.fsencode(model))
        self.session = runtime.make("CreateSession", environment, path, options)
        allocator = runtime.make("GetAllocatorWithDefaultOptions")
        self.input = runtime.make("SessionGetInputName", self.session, 0, allocator, kind=STRING)
        self.output = runtime.make("SessionGetOutputName", self.session, 0, allocator, kind=STRING)
        self.memory = runtime.make("CreateCpuMemoryInfo", ARENA, DEFAULT_MEMORY)

    def run(self, frames):
        """The first output for one input array."""
        runtime, frames = self.runtime, numpy.ascontiguousarray(frames, numpy.float32)
        shape = (ctypes.c_int64 * frames.ndim)(*frames.shape)
        value = runtime.make("CreateTensorWithDataAsOrtValue", self.memory, frames.ctypes.data, frames.nbytes, shape, frames.ndim, FLOAT)
        result = POINTER()
        try:
            runtime.call("Run", self.session, None, (STRING * 1)(self.input), (POINTER * 1)(value), 1, (STRING * 1)(self.output), 1, ctypes.byref(result))
            return self.copy(result)
        finally:
            runtime.release_value(value)
            if result:
                runtime.release_value(result)

    def copy(self, value):
        runtime = self.runtime
        facts = runtime.make("GetTensorTypeAndShape", value)
        shape = (ctypes.c_int64 * runtime.make("GetDimensionsCount", facts, kind=SIZE))()
        runtime.call("GetDimensions", facts, shape, len(shape))
        runtime.release_shape(facts)
        data = ctypes.cast(runtime.make("GetTensorMutableData", value), ctypes.POINTER(ctypes.c_float))
        return numpy.ctypeslib.as_array(data, tuple(shape)).copy()


def measure(model, shape, threads, seconds=6.0):
    """Times passes over random frames and prints the line of JSON."""
    session = Session(model, threads)
    frames = numpy.random.default_rng(1).random(shape, numpy.float32)
    passes = time_passes(lambda: session.run(frames), 2, seconds)
    report(f"ONNX Runtime {session.runtime.version}", shape[0], passes)


def compare(found, expected, tolerance):
    """Prints the greatest difference; the exit code says whether it is within the tolerance."""
    if found.shape != expected.shape:
        print(f"shape {found.shape} against {expected.shape}", file=sys.stderr)
        return 1
    difference = numpy.abs(found.astype(numpy.float64) - expected)
    worst = float(difference.max(initial=0))
    print(f"greatest difference {worst:.3g}, greatest value {float(numpy.abs(expected).max(initial=0)):.3g}, tolerance {tolerance:g}")
    # A comparison that NaN fails too.
    return 0 if worst <= tolerance else 1


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--tolerance", type=float, default=1e-4)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--shape", type=lambda text: tuple(int(size) for size in text.split(",")))
    what.add_argument("--check", nargs=2, metavar=("INPUTS", "OUTPUTS"))
    what.add_argument("--run", nargs=2, metavar=("INPUTS", "OUTPUTS"))
    args = parser.parse_args(argv)
    if args.shape:
        measure(args.model, args.shape, args.threads, args.seconds)
        return 0
    inputs, outputs = args.check or args.run
    found = Session(args.model, args.threads).run(numpy.load(inputs))
    if args.run:
        numpy.save(outputs, found)
        return 0
    return compare(found, numpy.load(outputs), args.tolerance)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
