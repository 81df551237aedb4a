#!/usr/bin/env python3
"""Makes 800 films, sounds and pictures, exports each with a server of the product, and compares what the exports show.

usage: campaign.py WORK_FOLDER [--only TEXT] [--family NAME] [--workers 2] [--again exact|wrong|all]

Needs ffmpeg with its usual encoders; what it cannot make is listed and left out. Each picture carries its number as bars
and colours in its corners, each second of sound some beeps: a cell is exact if the export at the film's own rate shows
every picture in its place, upright, in its colours and size, and beeps at their times. Deviations that are known, with
their reasons, are in known.py. The command fails if any other is found, or if a known one has vanished.
"""

import argparse
import json
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import films
import oddities
import sounds_and_stills
from cell import MakingFailed, make
from known import KNOWN
from reading import compare
from server import Refused, Server


def all_cells():
    for kind in (films.films, oddities.oddities, sounds_and_stills.sounds, sounds_and_stills.stills):
        yield from kind()


def export(server, cell, path, folder):
    """The path of the export, or None if the file was refused as it should be."""
    width, height = cell.seen or cell.size
    rate = cell.played or cell.rate
    project = server.post("/projects/", name=cell.name, width=width + width % 2, height=height + height % 2,
                          fps_num=rate.numerator, fps_den=rate.denominator, sample_rate=48000, channels=1, channel_layout=4,
                          json={})
    try:
        file = server.upload(project, path)
        problems = describe(cell, file["json"])
        end = .2 if cell.still else 1.6 if not cell.video else float(len(cell.expected()) / rate)
        server.post("/clips/", project=project["url"], file=file["url"], position=0, start=0, end=end, layer=1, json={})
        done = server.export(project, export_type="video", video_format="mov", video_codec="libx264",
                             video_bitrate=20000000 if width > 1000 else 8000000, audio_codec="pcm_s16le",
                             json={"segments": False, "preset": "ultrafast"})
        if done["status"] == "failed":
            return None, problems + [f"export failed: {done['json'].get('error') or done['json']}"]
        output = os.path.join(folder, cell.name + ".out.mov")
        with open(output, "wb") as result:
            result.write(server.call("GET", done["output"]))
        return output, problems
    finally:
        server.call("DELETE", project["url"])


def describe(cell, facts):
    """What the product says of the file that is wrong."""
    problems = []
    if cell.video and not cell.expect.get("cut"):
        size = cell.seen or cell.size
        if (facts["width"], facts["height"]) != cell.size and (facts["width"], facts["height"]) != size:
            problems.append(f"size is said to be {facts['width']}x{facts['height']}")
        if cell.still and facts["media_type"] != "image":
            problems.append(f"is said to be {facts['media_type']}")
    seconds = cell.expect["duration"] if "duration" in cell.expect else 1.6 if not cell.video else float(len(cell.expected()) / (cell.played or cell.rate))
    if not cell.still and not cell.expect.get("cut") and abs(facts["duration"] - seconds) > .15:
        problems.append(f"duration is said to be {facts['duration']:.3f} instead of {seconds:.3f}")
    return problems


def judge(server, cell, folder):
    """('exact' | 'wrong' | 'unmade', what was found)."""
    try:
        path = make(cell, folder)
    except (MakingFailed, ValueError) as problem:
        return "unmade", [str(problem)]
    try:
        output, problems = export(server, cell, path, folder)
        if output:
            problems += compare(cell, output)
            os.remove(output)
        if cell.refused is not None:
            problems = ["accepted"]
    except Refused as problem:
        if cell.refused is not None and problem.status == 400 and cell.refused in str(problem):
            return "exact", []
        problems = [str(problem)]
    return ("wrong" if problems else "exact"), problems


def report(results):
    """A table by family, and every cell that is not exact."""
    families = {}
    for cell, (outcome, _) in results:
        families.setdefault(cell.family, []).append(outcome)
    print("| family | cells | exact | known | wrong | not made |\n| --- | --- | --- | --- | --- | --- |")
    known = {cell.name for cell, (outcome, _) in results if outcome == "wrong" and cell.name in KNOWN}
    for family, outcomes in families.items():
        listed = sum(1 for cell, _ in results if cell.family == family and cell.name in known)
        print(f"| {family} | {len(outcomes)} | {outcomes.count('exact')} | {listed} | "
              f"{outcomes.count('wrong') - listed} | {outcomes.count('unmade')} |")
    failures = 0
    for cell, (outcome, problems) in results:
        if outcome == "exact" and cell.name in KNOWN:
            print(f"{cell.name}: is exact now, remove it from known.py")
            failures += 1
        elif outcome == "wrong" and cell.name not in KNOWN:
            print(f"{cell.name}: {'; '.join(problems)}")
            failures += 1
    return failures


class Findings:
    """What was found of each cell, kept in a file so that a campaign can go on after a break."""

    def __init__(self, path, again):
        self.path, self.found, self.lock = path, {}, threading.Lock()
        if os.path.exists(path):
            with open(path) as file:
                for name, outcome, problems in map(json.loads, file):
                    self.found[name] = (outcome, problems)
        self.found = {name: found for name, found in self.found.items() if again not in (found[0], "all")}

    def of(self, cell, judged):
        if cell.name not in self.found:
            found = judged(cell)
            with self.lock, open(self.path, "a") as file:
                file.write(json.dumps([cell.name, *found]) + "\n")
                self.found[cell.name] = found
        return cell, self.found[cell.name]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--only", default="", help="cells whose names contain this")
    parser.add_argument("--family", help="cells of this family")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--again", choices=("exact", "wrong", "all"), help="cells to try again although they were tried")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    media = os.path.join(folder, "media")
    os.makedirs(media, exist_ok=True)
    with open(os.path.join(media, "attached.txt"), "w") as file:
        file.write("A text.\n")
    cells = [c for c in all_cells() if options.only in c.name and options.family in (None, c.family)]
    findings = Findings(os.path.join(folder, "results.jsonl"), options.again)
    with Server(os.path.join(folder, "server"), REQUEST_RATE=100000, INTERACTIVE_WORKERS=1,
                RENDER_WORKERS=1, TRANSCRIBE_WORKERS=0) as server, ThreadPoolExecutor(options.workers) as pool:
        results = list(pool.map(lambda cell: findings.of(cell, lambda it: judge(server, it, media)), cells))
    sys.exit(1 if report(results) else 0)


if __name__ == "__main__":
    main()
