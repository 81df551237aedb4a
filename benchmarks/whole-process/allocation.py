#!/usr/bin/env python3
"""Tells how many bytes of Java's heap a frame takes while a timeline is rendered: short and long renders are compared.

usage: allocation.py WORK_FOLDER [--timelines T2,T3,T4] [--size 1280x720]

Frames themselves are native memory from a pool. The samples are the JVM's own (jdk.ObjectAllocationSample), so the
figures are estimates; what is read once, such as a still picture that appears late, counts too.
"""

import argparse
import json
import os
import re
import shutil
import subprocess

import peers
from measure import LAUNCHER
from timelines import all_timelines, make_media

UNITS = {"bytes": 1, "kB": 1e3, "MB": 1e6}
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<configuration version="2.0"><event name="jdk.ObjectAllocationSample">
<setting name="enabled">true</setting><setting name="throttle">off</setting><setting name="stackTrace">true</setting>
</event></configuration>"""


def allocated(project, last, folder):
    """Bytes by the first own method on the stack, for the frames 1 to last."""
    recording, settings = os.path.join(folder, "allocation.jfr"), os.path.join(folder, "allocation.jfc")
    with open(settings, "w") as file:
        file.write(SETTINGS)
    options = f"-XX:StartFlightRecording=filename={recording},settings={settings}"
    subprocess.run(
        [LAUNCHER, "render", project, os.path.join(folder, "allocation.mp4"), "--preset", "ultrafast", "--to", str(last)],
        env=dict(os.environ, JAVA_TOOL_OPTIONS=options), check=True, capture_output=True)
    text = subprocess.run(
        [jfr(), "print", "--events", "jdk.ObjectAllocationSample", "--stack-depth", "12", recording],
        check=True, capture_output=True, text=True).stdout
    places = {}
    for event in text.split("jdk.ObjectAllocationSample")[1:]:
        amount, unit = re.search(r"weight = ([\d.]+) (\w+)", event).groups()
        own = re.search(r"(org\.clipwright\S+)\(", event)
        place = own.group(1) if own else "elsewhere"
        places[place] = places.get(place, 0) + float(amount) * UNITS[unit]
    return places


def jfr():
    home = os.environ.get("CLIPWRIGHT_JAVA_HOME") or os.environ.get("JAVA_HOME", "")
    beside = os.path.join(home, "bin", "jfr")
    return beside if os.path.exists(beside) else shutil.which("jfr")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--timelines", default="T2,T3,T4")
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    make_media(folder)
    print("| timeline | kB a frame | most of it |\n| --- | --- | --- |", flush=True)
    for name in options.timelines.split(","):
        timeline = all_timelines(1.0)[name]
        project = os.path.join(folder, name + ".osp")
        with open(project, "w") as file:
            json.dump(peers.openshot_project(timeline, folder, tuple(map(int, options.size.split("x")))), file)
        frames = int(timeline.length * peers.FPS)
        short, long = (allocated(project, last, folder) for last in (frames // 2, frames))
        more = {place: long[place] - short.get(place, 0) for place in long}
        per_frame = (sum(long.values()) - sum(short.values())) / (frames - frames // 2) / 1000
        print(f"| {name} | {per_frame:.1f} | {max(more, key=more.get)} |", flush=True)


if __name__ == "__main__":
    main()
