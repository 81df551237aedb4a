#!/usr/bin/env python3
"""Renders the four timelines with Clipwright and its peers in one run and prints CPU time, wall time and peak memory.

usage: measure.py WORK_FOLDER [--peers clipwright,ffmpeg,melt,original] [--timelines T1,T2,T3,T4] [--size 1280x720]
                  [--preset ultrafast] [--runs 3] [--scale 1.0] [--python "python3"]

Needs ffmpeg and melt on the PATH, and for the original engine a Python that has its module "openshot"; its command may be
one that enters another system first. The peers take turns, so that a busy machine disturbs all alike; the figures are
medians. Ratios are to the ffmpeg row of the same timeline. ffmpeg gets the encoder settings that Clipwright uses:
a key frame every 12 frames, no B-frames.
"""

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import time

import peers
from timelines import all_timelines, make_media

LAUNCHER = os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "..", "clipwright")


def run(command, log):
    """Wall seconds, CPU seconds and peak megabytes of a command and all its children."""
    begin = time.monotonic()
    with open(log, "w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} failed, see {log}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def command(peer, timeline, folder, size, output, preset, python):
    if peer == "clipwright":
        return peers.clipwright(timeline, folder, size, output, preset, LAUNCHER)
    if peer == "ffmpeg":
        return peers.ffmpeg(timeline, folder, size, output, preset, ["-g", "12", "-bf", "0"])
    if peer == "original":
        return peers.original(timeline, folder, size, output, preset, shlex.split(python))
    return peers.melt(timeline, folder, size, output, preset)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--peers", default="clipwright,ffmpeg,melt")
    parser.add_argument("--timelines", default="T1,T2,T3,T4")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--preset", default="ultrafast")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--python", default="python3", help="the command of a Python with the original engine's module")
    parser.add_argument("--scale", type=float, default=1.0, help="length of the timelines, 1 is full, 0.3 the least")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    size = tuple(map(int, options.size.split("x")))
    make_media(folder)
    print("| timeline | peer | CPU s | ratio | wall s | peak MB |\n| --- | --- | --- | --- | --- | --- |", flush=True)
    for name in options.timelines.split(","):
        timeline = all_timelines(options.scale)[name]
        results = {peer: [] for peer in options.peers.split(",")}
        for _ in range(options.runs):
            for peer in results:
                output = os.path.join(folder, f"{name}-{peer}")
                words = command(peer, timeline, folder, size, output, options.preset, options.python)
                results[peer].append(run(words, output + ".log"))
        medians = {peer: [statistics.median(column) for column in zip(*rows)] for peer, rows in results.items()}
        for peer, (wall, cpu, memory) in medians.items():
            ratio = f"{cpu / medians['ffmpeg'][1]:.2f}" if "ffmpeg" in medians else "-"
            print(f"| {name} | {peer} | {cpu:.2f} | {ratio} | {wall:.2f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
