"""Damages small files of the corpus, and finds out whether the product survives what it is sent.

usage: mutate.py WORK_FOLDER [--count 10000] [--seed 1] [--seconds 0] [--together 16] [--uploads 4] [--results FILE.jsonl]

Each mutation changes a small file: some bytes, a run of bytes, the length or name of a box, a number in a header, or the
file's end. It is uploaded to a server, which has to answer within its limit; what is accepted is exported for half a
second. Several files are uploaded at a time and exported as one film; if anything is wrong with that, each is tried
again alone. The command fails if the server's own process ends, an answer or an export takes longer than its limit, or
an export of a file is called finished although it has no pictures or another number of them than asked for, without a
warning. Replaced workers are counted: they are what a damaged file may cost.
"""

import argparse
import collections
import itertools
import json
import os
import random
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

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


class Trials:
    """Uploads mutations a few at a time, and exports what was accepted as one film."""

    def __init__(self, server, uploads):
        self.server = server
        self.pool = ThreadPoolExecutor(uploads)
        self.project = server.post("/projects/", name="mutations", width=176, height=144, fps_num=25, fps_den=1,
                                   sample_rate=48000, channels=2, channel_layout=3, json={})

    def outcomes(self, paths):
        """What became of each file."""
        sent = list(self.pool.map(self.sent, paths))
        for i, (path, (outcome, _)) in enumerate(zip(paths, sent)):
            if outcome == "late answer":
                # Perhaps because of its neighbours, or because the machine does something else.
                sent[i] = self.sent(path)
        for path in paths:
            os.remove(path)
        return self.exported([outcome for outcome, _ in sent], [file for _, file in sent])

    def sent(self, path):
        """What became of an upload, and the file if it was accepted."""
        began = time.monotonic()
        try:
            file = self.server.upload(self.project, path)
            return ("late answer" if time.monotonic() - began > ANSWER else None), file
        except Refused as problem:
            late = time.monotonic() - began > ANSWER
            return (f"answered {problem.status}" if problem.status != 400 else "late answer" if late else "refused"), None
        except TimeoutError:
            return "late answer", None

    def exported(self, outcomes, files):
        open_ones = [i for i, file in enumerate(files) if file and not outcomes[i]]
        together = self.export([files[i] for i in open_ones]) if open_ones else None
        for i in open_ones:
            outcomes[i] = together if together == "exported" or len(open_ones) == 1 else self.export([files[i]])
        list(self.pool.map(lambda file: self.server.call("DELETE", file["url"]), filter(None, files)))
        return outcomes

    def export(self, files):
        """What became of an export of these files one after the other."""
        length = FRAMES / 25
        clips = list(self.pool.map(lambda numbered: self.server.post(
            "/clips/", project=self.project["url"], file=numbered[1]["url"], position=numbered[0] * length, start=0,
            end=length, layer=1, json={}), enumerate(files)))
        try:
            done = self.server.export(self.project, EXPORT + len(files), export_type="video", video_format="mp4",
                                      video_codec="libx264", video_bitrate=2000000, audio_codec="aac",
                                      json={"segments": False, "preset": "ultrafast"})
            if done["status"] == "failed":
                told = done["json"].get("error") or done["json"].get("detail")
                return "export failed" if told else "failed without a word"
            return judged(self.server, done, FRAMES * len(files))
        except Refused as problem:
            return "late export" if problem.status == 0 else f"export refused {problem.status}"
        finally:
            list(self.pool.map(lambda clip: self.server.call("DELETE", clip["url"]), clips))


def judged(server, export, frames):
    output = os.path.join(server.folder, "exported.mp4")
    with open(output, "wb") as result:
        result.write(server.call("GET", export["output"]))
    server.call("DELETE", export["url"])
    counted = subprocess.run(
        ["ffprobe", "-v", "error", "-count_packets", "-select_streams", "v", "-show_entries", "stream=nb_read_packets", "-of",
         "csv=p=0", output], capture_output=True, text=True).stdout.strip()
    os.remove(output)
    if export["json"].get("warnings"):
        return "exported with warnings"
    return "exported" if counted == str(frames) else f"wrong: {counted or 0} frames"


def mutations(server, files, options):
    """Pairs of what was changed and where the changed file is."""
    chance = random.Random(options.seed)
    for number in range(options.count):
        cell, path = chance.choice(files)
        with open(path, "rb") as file:
            kind, data = mutated(file.read(), chance)
        changed = os.path.join(server.folder, f"m{number}.{cell.name.split('.')[-1]}")
        with open(changed, "wb") as file:
            file.write(data)
        yield [number, cell.name, kind], changed


def run(server, files, options):
    """How often each thing became of a mutation."""
    trials, outcomes, began = Trials(server, options.uploads), collections.Counter(), time.monotonic()
    supply = mutations(server, files, options)
    while batch := list(itertools.islice(supply, options.together)):
        found = trials.outcomes([path for _, path in batch])
        outcomes.update(found)
        if options.results:
            with open(options.results, "a") as file:
                for (what, _), outcome in zip(batch, found):
                    file.write(json.dumps([*what, outcome]) + "\n")
        if server.process.poll() is not None:
            sys.exit(f"The server ended at mutation {batch[0][0][0]} or soon after.")
        if options.seconds and time.monotonic() - began > options.seconds:
            break
    return outcomes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=0, help="when to stop before that")
    parser.add_argument("--together", type=int, default=16, help="how many files one export shows")
    parser.add_argument("--uploads", type=int, default=4, help="how many files are uploaded at the same time")
    parser.add_argument("--results", help="a file to which each mutation is added, a line of JSON")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    media = os.path.join(folder, "media")
    os.makedirs(media, exist_ok=True)
    files = list(seeds(media))
    with Server(os.path.join(folder, "mutations"), REQUEST_RATE=100000, INTERACTIVE_WORKERS=1, RENDER_WORKERS=1,
                TRANSCRIBE_WORKERS=0) as server:
        outcomes = run(server, files, options)
        with open(server.log) as log:
            lost = len(re.findall(r"A worker (?:is being replaced|exited and is)", log.read()))
    print("| what became of it | mutations |\n| --- | --- |")
    for outcome, count in outcomes.most_common():
        print(f"| {outcome} | {count} |")
    print(f"| workers replaced | {lost} |")
    bad = [outcome for outcome in outcomes if outcome.startswith(("wrong", "late", "answered 5", "failed without"))]
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
