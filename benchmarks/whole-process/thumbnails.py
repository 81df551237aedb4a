#!/usr/bin/env python3
"""How long the first request for a thumbnail takes, beside starting ffmpeg for the same frame; and a page of fifty.

Usage: thumbnails.py WORK_FOLDER [--seconds 60] [--pictures 20] [--film FILE]

Makes a 1080p film of H.264 with keyframes every 50 and every 250 frames (or takes a film), uploads it to a server of
its own and asks for random frames, each once, taking turns with `ffmpeg -ss`. Every picture is compared with the same
frame and its neighbours, decoded by ffmpeg. Then Chromium, where there is one, loads a page of fifty thumbnails by
their signed addresses: from a server that has not drawn them, from one that has, and with the browser's own cache.
"""

import argparse
import html
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "corpus"))
from server import Server  # noqa: E402

WIDTH, HEIGHT, FPS = 320, 180, 25
GRID = 50
NEIGHBOURS = 2


def make_film(path, seconds, group):
    """What a camera would deliver: movement and some noise, at a usual rate of bits."""
    if not os.path.exists(path):
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", f"testsrc2=s=1920x1080:r={FPS}:d={seconds}", "-vf",
             "rotate=0.02*t,noise=alls=6:allf=t,format=yuv420p", "-c:v", "libx264", "-preset", "fast", "-b:v", "6M",
             "-g", str(group), "-keyint_min", str(group), "-sc_threshold", "0", path], check=True)
    return path


def facts(path):
    found = json.loads(subprocess.run(
        ["ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "stream=nb_frames,avg_frame_rate", "-of",
         "json", path], capture_output=True, check=True).stdout)["streams"][0]
    over, under = map(int, found["avg_frame_rate"].split("/"))
    return int(found["nb_frames"]), over / under


def by_ffmpeg(film, number, fps, *more):
    """The bytes of a frame as ffmpeg gives them, and how long it took."""
    begin = time.perf_counter()
    command = ["ffmpeg", "-v", "error", "-ss", f"{max(0, (number - 1.25) / fps):.6f}", "-i", film, "-frames:v", "1",
               "-vf", f"scale={WIDTH}:{HEIGHT}:flags=bicubic", *more, "-"]
    data = subprocess.run(command, capture_output=True, check=True).stdout
    return data, time.perf_counter() - begin


def luma(picture):
    return subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "image2pipe", "-i", "-", "-vf", f"scale={WIDTH}:{HEIGHT}", "-pix_fmt", "gray",
         "-f", "rawvideo", "-"], input=picture, capture_output=True, check=True).stdout


def distance(one, other):
    return sum(abs(a - b) for a, b in zip(one, other)) / len(one)


def shows(film, number, last, fps, picture):
    """Which frame a picture is most like, of those around the wanted one."""
    seen = luma(picture)
    near = range(max(1, number - NEIGHBOURS), min(last, number + NEIGHBOURS) + 1)
    return min(near, key=lambda other: distance(
        seen, luma(by_ffmpeg(film, other, fps, "-c:v", "png", "-f", "image2pipe")[0])))


def percent(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def cpu_of(root):
    """Seconds of processor time that a process and its descendants have taken."""
    parents, taken = {}, {}
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/stat") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        parents[int(process)] = int(fields[1])
        taken[int(process)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def below(process):
        while process not in (0, root):
            process = parents.get(process, 0)
        return process == root

    return sum(seconds for process, seconds in taken.items() if below(process))


def asked(server, file, number, width):
    """A thumbnail, and how long the server took."""
    begin = time.perf_counter()
    picture = server.call("GET", f"/files/{file['id']}/thumbnail/?frame_number={number}&width={width}&height={HEIGHT}")
    return picture, time.perf_counter() - begin


def told(name, values):
    print(f"  {name}: median {statistics.median(values) * 1000:.1f} ms, ninth tenth {percent(values, .9) * 1000:.1f} ms")


def first_requests(server, file, film, pictures):
    """Frames of a film that is open, frames at sizes for which it has to be opened, and ffmpeg, taking turns."""
    last, fps = facts(film)
    numbers = random.Random(16).sample(range(1, last + 1), pictures + 1)
    asked(server, file, numbers.pop(), WIDTH)
    opened, closed, again, theirs, drawn, cpu = [], [], [], [], {}, 0
    children = os.times().children_user + os.times().children_system
    for turn, number in enumerate(numbers):
        before = cpu_of(server.process.pid)
        drawn[number], took = asked(server, file, number, WIDTH)
        cpu += cpu_of(server.process.pid) - before
        opened.append(took)
        again.append(asked(server, file, number, WIDTH)[1])
        closed.append(asked(server, file, number, WIDTH + 2 * (turn + 1))[1])
        theirs.append(by_ffmpeg(film, number, fps, "-c:v", "mjpeg", "-q:v", "2", "-f", "image2pipe")[1])
    told("first request, film open", opened)
    told("first request, film not open", closed)
    told("second request", again)
    told("ffmpeg -ss", theirs)
    print(f"  share of ffmpeg's time: {statistics.median(opened) / statistics.median(theirs):.2f} open, "
          f"{statistics.median(closed) / statistics.median(theirs):.2f} not open")
    theirs_cpu = os.times().children_user + os.times().children_system - children
    print(f"  processor time of a picture: {cpu / pictures * 1000:.0f} ms, film open; ffmpeg "
          f"{theirs_cpu / pictures * 1000:.0f} ms")
    wrong = [number for number, picture in drawn.items() if shows(film, number, last, fps, picture) != number]
    print(f"  other frames than wanted: {wrong or 'none'}")
    return not wrong


def signed(server, file, numbers):
    """Addresses that a page can show without credentials."""
    fields = "\n".join(f"f{number}: thumbnailUrl(frameNumber: {number}, width: {WIDTH}, height: {HEIGHT})"
                       for number in numbers)
    answer = server.post("/graphql", query=f"query($id: ID!) {{ file(id: $id) {{ {fields} }} }}",
                         variables={"id": str(file["id"])})
    if "errors" in answer:
        raise SystemExit(f"The graph refuses: {answer['errors']}")
    return list(answer["data"]["file"].values())


def load(browser, page, profile):
    """Milliseconds from the page's start until all its pictures are shown, and how many are."""
    result = subprocess.run(
        [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--dump-dom",
         f"--user-data-dir={profile}", "file://" + page], capture_output=True, text=True, timeout=300)
    found = re.search(r"<p>(\d+) (\d+)</p>", result.stdout)
    if not found:
        raise SystemExit("The browser does not start here:\n" + result.stderr[-2000:])
    return int(found.group(1)), int(found.group(2))


def grid(server, file, film, folder):
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        print("  no Chromium on the PATH: skipped")
        return True
    last, _ = facts(film)
    addresses = signed(server, file, [1 + i * (last - 1) // (GRID - 1) for i in range(GRID)])
    os.makedirs(folder, exist_ok=True)
    page = os.path.abspath(os.path.join(folder, "grid.html"))
    with open(page, "w") as text:
        text.write("<!doctype html><body>" + "".join(f'<img width="160" src="{html.escape(address)}">'
                                                     for address in addresses))
        text.write("<script>onload = () => { const p = document.createElement('p'); p.textContent ="
                   " Math.round(performance.now()) + ' ' + [...document.images].filter(i => i.naturalWidth).length;"
                   " document.body.append(p); }</script>")
    whole = True
    for name, profile in (("cold: nothing is drawn yet", "one"), ("drawn before, another browser", "two"),
                          ("the same browser again", "two")):
        took, shown = load(browser, page, os.path.join(os.path.abspath(folder), "profile-" + profile))
        whole &= shown == GRID
        print(f"  {name}: {shown} of {GRID} pictures after {took} ms")
    return whole


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder")
    arguments.add_argument("--seconds", type=int, default=60)
    arguments.add_argument("--pictures", type=int, default=20)
    arguments.add_argument("--film")
    chosen = arguments.parse_args()
    os.makedirs(chosen.folder, exist_ok=True)
    films = {"given film": chosen.film} if chosen.film else {
        f"keyframes every {group} frames": make_film(
            os.path.join(chosen.folder, f"film-{group}.mp4"), chosen.seconds, group) for group in (50, 250)}
    right = True
    with Server(os.path.join(chosen.folder, "server")) as server:
        for name, film in films.items():
            print(name)
            project = server.post("/projects/", name=name, width=1920, height=1080, fps_num=FPS, fps_den=1,
                                  sample_rate=44100, channels=2, channel_layout=3, json="{}")
            file = server.upload(project, film)
            right &= first_requests(server, file, film, chosen.pictures)
            right &= grid(server, file, film, os.path.join(chosen.folder, str(file["id"])))
    sys.exit(0 if right else 1)


if __name__ == "__main__":
    main()
