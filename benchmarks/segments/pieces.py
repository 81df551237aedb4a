#!/usr/bin/env python3
"""Makes one film in one piece and in segments by several numbers of workers, and compares the files.

usage: pieces.py WORK_FOLDER [--seconds 120] [--size 640x360] [--fps 25] [--workers 1,2,4]

A frame that flashes and a tone that begins with it stand at both ends of the film, so that sound that is late shows. The
similarity is that of each segment's frames to the same frames of the source, beside what one piece reaches there. CPU is
that of the render workers.
"""

import argparse
import json
import os
import re
import subprocess

import setting

SEGMENT_SECONDS = 20


def make_source(folder, seconds, width, height, fps):
    """White for a tenth of a second near the beginning and the end, with a tone at the same times."""
    path = os.path.join(folder, "flashes.mp4")
    times = f"between(t,1,1.1)+between(t,{seconds - 2},{seconds - 1.9})"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i",
         f"testsrc2=s={width}x{height}:r={fps}:d={seconds},noise=alls=4:allf=t,"
         f"drawbox=c=white:t=fill:enable='{times}'", "-f", "lavfi", "-i",
         f"aevalsrc='0.8*sin(2*PI*1000*t)*({times})':s=48000:d={seconds}", "-c:v", "libx264", "-preset", "ultrafast",
         "-crf", "20", "-c:a", "pcm_s16le", "-f", "mov", path], check=True)
    return path


def packets(path, stream, fields):
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-select_streams", stream, "-show_entries", f"packet={fields}", "-of", "json", path],
        check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["packets"]


def pictures(path):
    """How many there are, and the largest distance between two in frames."""
    times = sorted(float(packet["pts_time"]) for packet in packets(path, "v", "pts_time"))
    gaps = [later - earlier for earlier, later in zip(times, times[1:])]
    return len(times), max(gaps) / (sum(gaps) / len(gaps))


def flashes(path):
    """When the picture turns white."""
    told = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", path, "-vf", "signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-",
         "-an", "-f", "null", "-"], check=True, capture_output=True, text=True).stdout
    bright = [(float(time), float(level) > 200)
              for time, level in re.findall(r"pts_time:([\d.]+)\s+lavfi\.signalstats\.YAVG=([\d.]+)", told)]
    return [time for (_, before), (time, now) in zip(bright, bright[1:]) if now and not before]


def beeps(path):
    """When the tone begins."""
    told = subprocess.run(
        ["ffmpeg", "-v", "info", "-i", path, "-vn", "-af", "silencedetect=noise=-30dB:d=0.3", "-f", "null", "-"],
        check=True, capture_output=True, text=True).stderr
    return [float(time) for time in re.findall(r"silence_end: ([\d.]+)", told)]


def similarities(path, source, fps):
    """The mean similarity of each segment to the source."""
    told = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", path, "-i", source, "-lavfi", "ssim=stats_file=-", "-an", "-f", "null", "-"],
        check=True, capture_output=True, text=True).stdout
    values = [float(value) for value in re.findall(r"All:([\d.]+)", told)]
    length = SEGMENT_SECONDS * fps
    return [sum(part) / len(part) for start in range(0, len(values), length) if (part := values[start:start + length])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--size", default="640x360")
    parser.add_argument("--fps", type=int, default=25)
    parser.add_argument("--workers", default="1,2,4")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    os.makedirs(folder, exist_ok=True)
    size = tuple(map(int, options.size.split("x")))
    source = make_source(folder, options.seconds, *size, options.fps)
    print("| made | workers | CPU, s | of one piece | wall, s | bytes | worst segment's SSIM to one piece's | frames |"
          " largest gap, frames | sound late, ms |\n| --- |" + " --- |" * 9)
    whole = None
    for workers in map(int, options.workers.split(",")):
        with setting.farm(os.path.join(folder, "farm"), workers) as running:
            made = setting.project(running.client, *size, options.fps)
            with open(source, "rb") as file:
                media = running.client.upload(made["url"], "flashes.mov", file.read())
            setting.clip(running.client, made, media, 0, options.seconds)
            for segments in (False, True) if whole is None else (True,):
                facts = measured(running, made, segments, source, options.fps, folder)
                whole = whole or facts
                row(workers, segments, facts, whole)


def measured(running, made, segments, source, fps, folder):
    export, wall, cpu = setting.rendered(running, made, json={"segments": segments})
    path = os.path.join(folder, "made.mp4")
    with open(path, "wb") as file:
        file.write(running.client.download(export["output"]))
    late = [1000 * (beep - flash) for beep, flash in zip(beeps(path), flashes(path))]
    return {"cpu": cpu, "wall": wall, "bytes": os.path.getsize(path), "ssim": similarities(path, source, fps),
            "pictures": pictures(path), "late": late}


def row(workers, segments, facts, whole):
    worst = min(own - other for own, other in zip(facts["ssim"], whole["ssim"]))
    frames, gap = facts["pictures"]
    print(f"| {'segments' if segments else 'one piece'} | {workers} | {facts['cpu']:.1f} |"
          f" {facts['cpu'] / whole['cpu']:.3f} | {facts['wall']:.1f} | {facts['bytes']} | {worst:+.4f} | {frames} |"
          f" {gap:.3f} | {', '.join(f'{late:+.0f}' for late in facts['late'])} |", flush=True)


if __name__ == "__main__":
    main()
