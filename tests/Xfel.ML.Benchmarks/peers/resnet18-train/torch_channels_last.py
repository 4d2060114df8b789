"""Torch, channels last: training steps."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from _torch import main

main(["resnet18", "--train"] + sys.argv[1:])
