#!/usr/bin/env python3
"""Sends damaged and malicious drawings, fonts, captions and models, and tells what the product makes of them.

usage: hostile.py WORK_FOLDER [--count 60] [--models 20] [--seed 1] [--kind drawing] [--results FILE.jsonl]

Makes that many of each kind by mutation of good ones, besides malicious drawings written for the purpose. Each is sent
to a server of its own and used: drawings and captions are drawn, fonts draw a title, models transcribe. It must work,
or be refused with a sentence that says why, in time; no process may end but the transcriber's. Prints totals, and exits
with 1 if something else happens.
"""

import argparse
import collections
import json
import os
import random
import shutil
import struct
import sys
import time
import uuid

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "corpus"))
import hostile_files  # noqa: E402
from server import PATIENCE, Refused, Server  # noqa: E402

# Seconds for an answer, for a transcription without progress, and for a whole one, of which two workers may start anew.
ANSWER, STANDSTILL, TRANSCRIBING = 45, 20, 120 * (1 + PATIENCE)
WIDTH, HEIGHT = 320, 180
LANES = ("interactive", "render", "transcribe")
# The state of a process that has ended, until its parent takes note of it.
ENDED = "Z"


class Trials:
    """What became of each file, and what must not have."""

    def __init__(self, server, results):
        self.server = server
        self.results = results
        self.outcomes = collections.defaultdict(collections.Counter)
        self.slowest = collections.defaultdict(lambda: (0, ""))
        self.wrong = []

    def send(self, kind, name, action):
        """Runs an action; a refusal must be the client's fault and say why."""
        began = time.monotonic()
        try:
            action()
            outcome, told = "works", ""
        except Refused as refusal:
            outcome, told = f"refused with {refusal.status}", str(refusal)
            if refusal.status not in (400, 413) or len(told) < 30:
                self.wrong.append(f"{kind} {name}: {refusal}")
        except OSError as problem:
            outcome, told = "not answered", str(problem)
            self.wrong.append(f"{kind} {name}: {problem}")
        took = time.monotonic() - began
        if took > (TRANSCRIBING if kind == "model" else ANSWER):
            self.wrong.append(f"{kind} {name}: took {took:.0f} s")
        self.slowest[kind] = max(self.slowest[kind], (took, name))
        self.outcomes[kind][outcome] += 1
        if self.results:
            with open(self.results, "a") as file:
                file.write(json.dumps([kind, name, outcome, round(took, 2), told[:300]]) + "\n")


def processes(server):
    """The lane of each worker by its process."""
    found = {}
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/stat") as stat, open(f"/proc/{process}/cmdline") as line:
                state, parent = stat.read().rpartition(")")[2].split()[:2]
                lane = next((word for word in line.read().split("\0") if word in LANES), None)
        except OSError:
            continue
        if parent == str(server.process.pid) and state != ENDED and lane:
            found[int(process)] = lane
    return found


class Usage:
    """Uses files of each kind in one project."""

    def __init__(self, server, folder):
        self.server = server
        self.folder = folder
        self.project = server.post("/projects/", name="Hostile", width=WIDTH, height=HEIGHT, fps_num=25, fps_den=1,
                                   sample_rate=44100, channels=2, channel_layout=3, json="{}")
        self.blank = self.upload("blank.svg", f"{hostile_files.OPEN}<rect width='320' height='180'/></svg>".encode())
        self.spoken = self.upload("tone.wav", tone())

    def upload(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(data)
        return self.server.upload(self.project, path)

    def picture(self, address):
        query = f"width={WIDTH}&height={HEIGHT}&frame_number=10&image_format=PNG"
        picture = self.server.call("GET", f"{address}thumbnail/?{query}")
        if not picture.startswith(b"\x89PNG"):
            raise Refused(0, "the answer is no picture")

    def drawing(self, _, data):
        file = self.upload("drawing.svg", data)
        try:
            self.picture(f"/files/{file['id']}/")
        finally:
            self.server.call("DELETE", file["url"])

    def font(self, name, data):
        before = self.families(self.server.call("GET", "/info/fonts/"))
        border = uuid.uuid4().hex
        body = (f'--{border}\r\nContent-Disposition: form-data; name="font_file"; '
                f'filename="{name.replace(" ", "-")}"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n").encode() + data + f"\r\n--{border}--\r\n".encode()
        added = self.server.call("POST", "/info/fonts/", body, f"multipart/form-data; boundary={border}")
        for family in sorted(self.families(added) - before) or ["Words"]:
            title = self.server.post(f"{self.project['url']}title/", template="Center-Text.svg", text="Words, wörds",
                                     font_name=family)
            self.picture(f"/files/{title['id']}/")

    @staticmethod
    def families(answer):
        return {font["family"] for font in answer}

    def caption(self, _, text):
        clip = self.server.post("/clips/", project=self.project["url"], file=self.blank["url"], position=0, start=0,
                                end=2, layer=1, json="{}")
        try:
            self.server.post(clip["url"] + "captions/", caption_text=text)
            self.picture(f"/projects/{self.project['id']}/")
        finally:
            self.server.call("DELETE", clip["url"])

    def model(self, name, data):
        models = os.path.join(self.server.folder, "data", "models", "whisper")
        os.makedirs(models, exist_ok=True)
        with open(os.path.join(models, f"ggml-{name}.bin"), "wb") as file:
            file.write(data)
        self.server.post(f"/files/{self.spoken['id']}/transcribe/", model=name, language="en")
        deadline = time.monotonic() + TRANSCRIBING
        while time.monotonic() < deadline:
            told = self.server.call("GET", self.spoken["url"])["json"]["transcription"]
            if told["status"] == "failed":
                raise Refused(400 if told.get("error") else 0, told.get("error") or "no reason is given")
            if told["status"] == "completed":
                return
            time.sleep(.2)
        self.server.post(f"/files/{self.spoken['id']}/transcribe-cancel/")
        raise Refused(0, "the transcription does not end")


def tone():
    """A second of sound at 16 kHz."""
    samples = b"".join(struct.pack("<h", (n * 977) % 20000 - 10000) for n in range(16000))
    return b"RIFF" + struct.pack("<I", 36 + len(samples)) + b"WAVEfmt " + struct.pack(
        "<IHHIIHH", 16, 1, 1, 16000, 32000, 2, 16) + b"data" + struct.pack("<I", len(samples)) + samples


def run(trials, usage, chosen):
    """Sends all files, and returns how many processes of which lane were lost."""
    lost = collections.Counter()
    before = processes(trials.server)
    kinds = (("drawing", usage.drawing, hostile_files.drawings), ("font", usage.font, hostile_files.fonts),
             ("caption", usage.caption, hostile_files.captions), ("model", usage.model, hostile_files.models))
    for kind, use, make in kinds:
        if chosen.kind not in (None, kind):
            continue
        began, gone = time.monotonic(), collections.Counter()
        for name, data in make(chosen.models if kind == "model" else chosen.count, random.Random(chosen.seed)):
            trials.send(kind, name, lambda: use(name, data))
            after = processes(trials.server)
            ended = collections.Counter(lane for process, lane in before.items() if process not in after)
            if set(ended) - {"transcribe"}:
                trials.wrong.append(f"{kind} {name}: cost a process of the lane {', '.join(ended)}")
            gone += ended
            before = after
        slowest, name = trials.slowest[kind]
        told = ", ".join(f"{count} {outcome}" for outcome, count in trials.outcomes[kind].most_common())
        print(f"| {kind} | {sum(trials.outcomes[kind].values())} | {told} | {slowest:.1f} s ({name}) | "
              f"{time.monotonic() - began:.0f} s | {dict(gone) or 'none'} |", flush=True)
        lost += gone
    return lost


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("--count", type=int, default=60)
    arguments.add_argument("--models", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--kind", choices=("drawing", "font", "caption", "model"), help="only this kind")
    arguments.add_argument("--results", help="a file to which each outcome is added, a line of JSON")
    chosen = arguments.parse_args()
    os.makedirs(chosen.folder, exist_ok=True)
    shutil.rmtree(os.path.join(chosen.folder, "server"), ignore_errors=True)
    with Server(os.path.join(chosen.folder, "server"), REQUEST_RATE=100000, INTERACTIVE_WORKERS=1, RENDER_WORKERS=0,
                TRANSCRIBE_WORKERS=1, TRANSCRIBE_LIMIT=STANDSTILL) as server:
        trials = Trials(server, chosen.results)
        print("| kind | files | outcomes | slowest | all | processes lost |\n| --- | --- | --- | --- | --- | --- |")
        lost = run(trials, Usage(server, chosen.folder), chosen)
        if server.process.poll() is not None:
            trials.wrong.append("The server ended.")
        with open(server.log) as log:
            if "The request failed." in log.read():
                trials.wrong.append("The server logged a failure of its own.")
    sent = sum(sum(counter.values()) for counter in trials.outcomes.values())
    print(f"\n{sent} files; processes lost: {dict(lost) or 'none'}")
    print("\n".join(trials.wrong) or "All as it should be.")
    sys.exit(1 if trials.wrong else 0)


if __name__ == "__main__":
    main()
