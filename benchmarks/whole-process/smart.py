#!/usr/bin/env python3
"""Cuts a long film in five places with copied pictures and with ffmpeg, which encodes it, and compares the two.

usage: smart.py WORK_FOLDER [--minutes 120] [--size 640x360] [--preset medium] [--film FILE]

Needs ffmpeg on the PATH. Without --film, a film of moving test pictures and noise is made first, with a key frame
every two seconds; it is kept in the folder. Prints wall and CPU seconds of both, their ratio, how many frames were
copied, and whether each copied frame is, sample by sample, that of the film. Exits with 1 if one is not.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time

LAUNCHER = os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "..", "clipwright")
FPS = 25
CUTS = 5

# Seconds that are left out at each cut; no whole number of groups of pictures.
LEFT_OUT = 7.36


def run(command, log):
    """Wall and CPU seconds of a command and its children, and what it wrote."""
    begin = time.monotonic()
    with open(log, "w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
    text = open(log).read()
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} failed, see {log}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, text


def make_film(file, seconds, size):
    # One minute is encoded and then repeated, since making the film is not what is measured.
    minute = file + ".minute.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", f"testsrc2=s={size}:r={FPS}:d=60", "-c:v", "libx264",
         "-preset", "medium", "-g", str(2 * FPS), "-pix_fmt", "yuv420p", minute], check=True)
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-stream_loop", str(round(seconds / 60) - 1), "-i", minute, "-f", "lavfi", "-i",
         f"anoisesrc=c=pink:a=0.3:r=48000:d={seconds}", "-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "aac", "-ac", "2",
         "-shortest", file], check=True)
    os.remove(minute)


def spans(seconds):
    """What is kept: first and last second of each part, on whole frames."""
    length = seconds / (CUTS + 1)
    bounds = [(i * length + (LEFT_OUT if i else 0), (i + 1) * length) for i in range(CUTS + 1)]
    return [(round(a * FPS) / FPS, round(b * FPS) / FPS) for a, b in bounds]


def write_project(file, film, kept, size):
    width, height = map(int, size.split("x"))
    clips, position = [], 0
    for number, (start, end) in enumerate(kept):
        clips.append({"id": f"C{number}", "layer": 1, "position": position, "start": start, "end": end,
                      "reader": {"path": os.path.abspath(film), "type": "FFmpegReader"}})
        position = round((position + end - start) * FPS) / FPS
    with open(file, "w") as output:
        json.dump({"width": width, "height": height, "fps": {"num": FPS, "den": 1}, "sample_rate": 48000,
                   "channels": 2, "channel_layout": 3, "clips": clips}, output)


def ffmpeg_command(film, kept, output, preset):
    picture = "+".join(f"between(n,{round(a * FPS)},{round(b * FPS) - 1})" for a, b in kept)
    sound = "+".join(f"between(t,{a},{b})" for a, b in kept)
    return ["ffmpeg", "-v", "error", "-y", "-i", film, "-vf", f"select='{picture}',setpts=N/{FPS}/TB",
            "-af", f"aselect='{sound}',asetpts=N/SR/TB", "-c:v", "libx264", "-preset", preset, "-crf", "23",
            "-g", "12", "-bf", "0", "-c:a", "aac", "-b:a", "192k", output]


def frames(film):
    """A digest of each decoded frame."""
    text = subprocess.run(["ffmpeg", "-v", "error", "-i", film, "-map", "0:v", "-f", "framemd5", "-"], check=True,
                          capture_output=True, text=True).stdout
    return [line.split()[-1] for line in text.splitlines() if not line.startswith("#")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--minutes", type=int, default=120)
    parser.add_argument("--size", default="640x360")
    parser.add_argument("--preset", default="medium")
    parser.add_argument("--film")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    seconds = options.minutes * 60
    film = options.film or os.path.join(options.folder, f"film-{options.minutes}-{options.size}.mp4")
    if not os.path.exists(film):
        make_film(film, seconds, options.size)
    kept = spans(seconds)
    project, copied, encoded = (
        os.path.join(options.folder, name) for name in ("smart.osp", "smart.mp4", "encoded.mp4"))
    write_project(project, film, kept, options.size)
    log = os.path.join(options.folder, "smart.log")
    wall, cpu, text = run([LAUNCHER, "render", project, copied, "--smart", "--video-bitrate", "23crf", "--preset",
                           options.preset], log)
    count = int(re.search(r"(\d+) of \d+ frames are copied", text).group(1))
    other_wall, other_cpu, _ = run(ffmpeg_command(film, kept, encoded, options.preset),
                                   os.path.join(options.folder, "ffmpeg.log"))
    print("| | wall s | CPU s |\n| --- | --- | --- |")
    print(f"| clipwright render --smart | {wall:.1f} | {cpu:.1f} |")
    print(f"| ffmpeg, encoding | {other_wall:.1f} | {other_cpu:.1f} |")
    print(f"\nCPU ratio 1 : {other_cpu / cpu:.1f}")
    source, made = frames(film), frames(copied)
    expected = [source[n] for a, b in kept for n in range(round(a * FPS), round(b * FPS))]
    same = sum(one == other for one, other in zip(made, expected))
    print(f"{len(made)} frames, expected {len(expected)}; {count} copied, {same} identical to the film's")
    sys.exit(0 if len(made) == len(expected) and same >= count else 1)


main()
