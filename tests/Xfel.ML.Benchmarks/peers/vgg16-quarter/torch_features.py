"""The peer of vgg16, at a quarter of the width."""
import os
import sys

script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "vgg16", "torch_features.py")
os.execv(sys.executable, [sys.executable, script, "--width", "0.25"] + sys.argv[1:])
