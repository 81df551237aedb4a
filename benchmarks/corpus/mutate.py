#!/usr/bin/env python3
"""Damages films, sounds and pictures of the corpus in thousands of ways and tells what the product makes of them.

usage: mutate.py WORK_FOLDER [--count 10000] [--seed 1] [--seconds 0] [--results FILE.jsonl]

Each mutation changes a small file: some bytes, a run of bytes, the length or name of a box, a number in a header, or the
file's end. It is uploaded to a server, which has to answer within its limit; what is accepted is exported for half a
second. The command fails if the server's own process ends, an answer or an export takes longer than its limit, or an
export of a file is called finished although it has no pictures or another number of them than asked for, without a
warning. Replaced workers are counted: they are what a damaged file may cost.
"""

import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import time

from campaign import all_cells
from cell import MakingFailed, make
from server import Refused, Server

LARGEST = 60_000
ANSWER, EXPORT = 45, 120
FRAMES = 12


def seeds(folder):
    """Small files of all families, made if they are missing."""
    for cell in all_cells():
        if cell.refused is None and cell.frames <= 40 and cell.size[0] <= 352:
            try:
                path = make(cell, folder)
            except (MakingFailed, ValueError):
                continue
            if os.path.getsize(path) <= LARGEST:
                yield cell, path


def mutated(data, chance):
    """A name for what was done, and the result."""
    data = bytearray(data)
    kind = chance.choice(["bytes", "bytes", "run", "box", "box", "number", "end", "twice"])
    if kind == "bytes":
        for _ in range(chance.choice([1, 3, 10, 100])):
            data[place(data, chance)] = chance.randrange(256)
    elif kind == "run":
        at = place(data, chance)
        data[at:at + chance.choice([4, 64, 1024])] = bytes([chance.choice([0, 255])]) * chance.choice([0, 4, 64])
    elif kind == "box":
        names = [m.start() for m in re.finditer(rb"[a-zA-Z]{4}", bytes(data[:20000]))] or [4]
        at = max(4, chance.choice(names))
        if chance.random() < .3:
            data[at:at + 4] = bytes(chance.sample(b"abcdemoovtraksbd", 4))
        else:
            length = chance.choice([0, 1, 7, 8, 2 ** 31, 2 ** 32 - 1, len(data), chance.randrange(2 ** 20)])
            data[at - 4:at] = length.to_bytes(4, "big")
    elif kind == "number":
        at = place(data, chance)
        size = chance.choice([1, 2, 4, 8])
        value = chance.choice([0, 1, 2 ** (8 * size - 1) - 1, 2 ** (8 * size - 1), 2 ** (8 * size) - 1])
        data[at:at + size] = value.to_bytes(size, chance.choice(["big", "little"]))
    elif kind == "end":
        del data[chance.randrange(1, len(data)):]
    else:
        at, size = place(data, chance), chance.choice([16, 256, 4096])
        data[at:at] = data[at:at + size]
    return kind, bytes(data)


def place(data, chance):
    """Half of all changes hit the beginning, where headers are."""
    return chance.randrange(min(len(data), 512) if chance.random() < .5 else len(data))


def trial(server, project, path):
    """What became of a file: refused, failed, or exported, or what must not be."""
    began = time.monotonic()
    try:
        file = server.upload(project, path)
    except Refused as problem:
        late = time.monotonic() - began > ANSWER
        return f"answered {problem.status}" if problem.status not in (400,) else "late answer" if late else "refused"
    finally:
        os.remove(path)
    if time.monotonic() - began > ANSWER:
        return "late answer"
    clip = server.post("/clips/", project=project["url"], file=file["url"], position=0, start=0, end=FRAMES / 25, layer=1,
                       json={})
    try:
        done = server.export(project, EXPORT, export_type="video", video_format="mp4", video_codec="libx264",
                             video_bitrate=2000000, audio_codec="aac", json={"segments": False, "preset": "ultrafast"})
        if done["status"] == "failed":
            return "export failed" if done["json"].get("error") or done["json"].get("detail") else "failed without a word"
        return judged(server, done)
    except Refused as problem:
        return "late export" if problem.status == 0 else f"export refused {problem.status}"
    finally:
        server.call("DELETE", clip["url"])
        server.call("DELETE", file["url"])


def judged(server, export):
    output = os.path.join(server.folder, "exported.mp4")
    with open(output, "wb") as result:
        result.write(server.call("GET", export["output"]))
    counted = subprocess.run(
        ["ffprobe", "-v", "error", "-count_packets", "-select_streams", "v", "-show_entries", "stream=nb_read_packets", "-of",
         "csv=p=0", output], capture_output=True, text=True).stdout.strip()
    os.remove(output)
    if counted == str(FRAMES):
        return "exported with warnings" if export["json"].get("warnings") else "exported"
    return "exported with warnings" if export["json"].get("warnings") else f"wrong: {counted or 0} frames"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=0, help="when to stop before that")
    parser.add_argument("--results", help="a file to which each mutation is added, a line of JSON")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    media = os.path.join(folder, "media")
    os.makedirs(media, exist_ok=True)
    files = list(seeds(media))
    chance, outcomes, began = random.Random(options.seed), collections.Counter(), time.monotonic()
    with Server(os.path.join(folder, "mutations"), REQUEST_RATE=100000, INTERACTIVE_WORKERS=1, RENDER_WORKERS=1,
                TRANSCRIBE_WORKERS=0) as server:
        project = server.post("/projects/", name="mutations", width=176, height=144, fps_num=25, fps_den=1, sample_rate=48000,
                              channels=2, channel_layout=3, json={})
        for number in range(options.count):
            if options.seconds and time.monotonic() - began > options.seconds:
                break
            outcome = mutation(server, project, chance, files, number, options.results)
            outcomes[outcome] += 1
            if server.process.poll() is not None:
                sys.exit(f"The server ended at mutation {number}.")
        with open(server.log) as log:
            lost = len(re.findall(r"A worker (?:is being replaced|exited and is)", log.read()))
    print("| what became of it | mutations |\n| --- | --- |")
    for outcome, count in outcomes.most_common():
        print(f"| {outcome} | {count} |")
    print(f"| workers replaced | {lost} |")
    bad = [outcome for outcome in outcomes if outcome.startswith(("wrong", "late", "answered 5", "failed without"))]
    sys.exit(1 if bad else 0)


def mutation(server, project, chance, files, number, results):
    cell, path = chance.choice(files)
    with open(path, "rb") as file:
        kind, data = mutated(file.read(), chance)
    changed = os.path.join(server.folder, f"m{number}.{cell.name.split('.')[-1]}")
    with open(changed, "wb") as file:
        file.write(data)
    outcome = trial(server, project, changed)
    if results:
        with open(results, "a") as file:
            file.write(json.dumps([number, cell.name, kind, outcome]) + "\n")
    return outcome


if __name__ == "__main__":
    main()
