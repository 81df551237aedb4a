#!/usr/bin/env python3
"""How soon a timeline shows: opening its preview, seeking in it, and single frames of it.

Usage: previews.py WORK_FOLDER [--opens 20] [--seeks 20] [--frames 100] [--scale 3] [--rest 0]

Loads the timelines T1 to T3 into a server of its own. An open is what a player needs for its first picture at 360p: the
lists, the headers and the first segments of picture and sound, after an edit that changes all pictures. A seek is a
segment that nobody has asked for yet, with its sound, in a project that is open. Frames are of T2, at 640x360. With a
rest, the proxies of the films are made before anything is timed.
"""

import argparse
import concurrent.futures
import json
import os
import random
import re
import statistics
import sys
import time
import zipfile

HERE = os.path.dirname(os.path.realpath(__file__))
for folder in ("corpus", "whole-process"):
    sys.path.insert(0, os.path.join(HERE, "..", folder))

import peers  # noqa: E402
import timelines  # noqa: E402
from server import Server  # noqa: E402

SIZE = (1280, 720)
TRACKS = ("360p", "audio")
LISTED = re.compile(r"^\d+\.m4s\S*$", re.MULTILINE)


def archive(folder, timeline):
    """A project with its media, as the API takes it."""
    project = peers.openshot_project(timeline, "media", SIZE)
    path = os.path.join(folder, timeline.name + ".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("project.osp", json.dumps(project))
        readers = [clip["reader"]["path"] for clip in project["clips"] + project["effects"]]
        for name in sorted(set(readers)):
            packed.write(os.path.join(folder, os.path.basename(name)), name)
    return path


def loaded(server, folder, timeline):
    made = server.post("/projects/", name=timeline.name, width=SIZE[0], height=SIZE[1], fps_num=timelines.FPS,
                       fps_den=1, sample_rate=48000, channels=2, channel_layout=3, json="{}")
    border = "previews"
    with open(archive(folder, timeline), "rb") as file:
        body = ((f'--{border}\r\nContent-Disposition: form-data; name="archive"; filename="project.zip"\r\n'
                 "Content-Type: application/zip\r\n\r\n").encode()
                + file.read() + f"\r\n--{border}--\r\n".encode())
    server.call("POST", made["url"] + "load/", body, f"multipart/form-data; boundary={border}")
    return made


class Preview:
    def __init__(self, server, project):
        self.server, self.address = server, project["url"] + "preview/"

    def text(self, name):
        return self.server.call("GET", self.address + name).decode()

    def first(self, track):
        """The segments of a track, once the first one is there."""
        names = LISTED.findall(self.text(f"{track}/index.m3u8"))
        self.server.call("GET", self.address + f"{track}/init.mp4")
        self.server.call("GET", self.address + f"{track}/{names[0]}")
        return names

    def open(self, pool):
        begin = time.perf_counter()
        self.text("master.m3u8")
        names = dict(zip(TRACKS, pool.map(self.first, TRACKS)))
        return time.perf_counter() - begin, names

    def seek(self, pool, names, at):
        begin = time.perf_counter()
        list(pool.map(lambda track: self.server.call("GET", self.address + f"{track}/{names[track][at]}"), TRACKS))
        return time.perf_counter() - begin


def changed(server, project, turn):
    """Makes all clips a little brighter or darker, so that no picture is as it was."""
    for clip in server.call("GET", project["url"] + "clips/")["results"]:
        facts = clip["json"]
        facts["alpha"] = peers.points((1, 1 - (turn + 1) / 500))
        server.call("PATCH", clip["url"], json.dumps({"json": facts}).encode())


def told(name, values):
    ordered = sorted(values)
    print(f"{name}: median {statistics.median(ordered) * 1000:.0f} ms, ninth tenth "
          f"{ordered[int(len(ordered) * .9)] * 1000:.0f} ms, longest {ordered[-1] * 1000:.0f} ms", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--opens", type=int, default=20)
    parser.add_argument("--seeks", type=int, default=20)
    parser.add_argument("--frames", type=int, default=100)
    parser.add_argument("--rest", type=float, default=0, help="seconds after a first look, for proxies to be made")
    parser.add_argument("--scale", type=float, default=3, help="1 is 20 or 30 seconds of timeline")
    chosen = parser.parse_args()
    media = os.path.join(chosen.folder, "media")
    timelines.make_media(media)
    chance = random.Random(17)
    shown = [made(chosen.scale) for made in (timelines.cuts, timelines.layers, timelines.effects)]
    with Server(os.path.join(chosen.folder, "server")) as server, concurrent.futures.ThreadPoolExecutor(2) as pool:
        projects = [loaded(server, media, timeline) for timeline in shown]
        if chosen.rest:
            for project in projects:
                Preview(server, project).open(pool)
            time.sleep(chosen.rest)
        opens, seeks = [], []
        for turn in range(chosen.opens):
            project = projects[turn % len(projects)]
            changed(server, project, turn)
            took, names = Preview(server, project).open(pool)
            opens.append(took)
            print(f"  {shown[turn % len(projects)].name} opened after {took * 1000:.0f} ms", flush=True)
            time.sleep(2)
        told("open", opens)
        for turn in range(chosen.seeks):
            preview = Preview(server, projects[turn % len(projects)])
            names = {track: LISTED.findall(preview.text(f"{track}/index.m3u8")) for track in TRACKS}
            at = chance.randrange(2, min(map(len, names.values())))
            seeks.append(preview.seek(pool, names, at))
            print(f"  {shown[turn % len(projects)].name} seeked after {seeks[-1] * 1000:.0f} ms", flush=True)
            time.sleep(2)
        told("seek", seeks)
        frames, last = [], round(shown[1].length * timelines.FPS)
        for _ in range(chosen.frames):
            number, begin = chance.randint(1, last), time.perf_counter()
            server.call("GET", projects[1]["url"] + f"frame/{number}/?width=640&height=360")
            frames.append(time.perf_counter() - begin)
        told("frame", frames)


if __name__ == "__main__":
    main()
