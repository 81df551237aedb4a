"""What the measurements of segments have in common: a farm without faults, its media, and the time its workers take."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "faults"))

from farm import Farm  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")
OVER = ("completed", "failed")


@contextlib.contextmanager
def farm(folder, workers, **settings):
    """A farm in a folder of its own, which is removed with all that it holds."""
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        os.chmod(place, 0o755)
        os.environ.update(settings)
        running = Farm(place, workers, disk="4g")
        try:
            yield running
        finally:
            running.close()


def film(folder, seconds, width, height, fps):
    """A moving picture with a tone; returns its content."""
    path = os.path.join(folder, "source.mp4")
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", f"testsrc2=s={width}x{height}:r={fps}:d={seconds}", "-f",
         "lavfi", "-i", f"sine=440:d={seconds}", "-c:v", "libx264", "-preset", "ultrafast", "-g", str(fps), "-c:a",
         "aac", path], check=True)
    with open(path, "rb") as file:
        return file.read()


def project(client, width, height, fps):
    return client.post("/projects/", {
        "name": "Measured", "width": width, "height": height, "fps_num": fps, "fps_den": 1, "sample_rate": 44100,
        "channels": 2, "channel_layout": 3, "json": "{}"})


def clip(client, made, file, position, length, layer=1, start=0, **facts):
    place = {"file": file["url"]} if file else {}
    return client.post("/clips/", {
        "project": made["url"], "position": position, "start": start, "end": start + length, "layer": layer,
        "json": json.dumps(facts), **place})


def turning(frames):
    """A rotation, so that every frame is composed."""
    points = [{"co": {"X": x, "Y": y}, "interpolation": 1} for x, y in ((1, 0), (frames, 360))]
    return {"Points": points}


def export(client, made, **wishes):
    facts = wishes.pop("json", {})
    return client.post("/exports/", {
        "project": made["url"], "export_type": "video", "video_format": "mp4", "video_codec": "libx264",
        "video_bitrate": 2_000_000, "audio_codec": "aac", "audio_bitrate": 128_000, "json": json.dumps(facts),
        **wishes})


def cpu(processes):
    """Seconds of processor time that processes have taken so far."""
    total = 0
    for pid in processes:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def rendered(running, made, **wishes):
    """Exports a project to its end; returns the export, wall seconds and the CPU seconds of the render workers."""
    workers = [worker.process.pid for worker in running.workers]
    wall, before = time.monotonic(), cpu(workers)
    made = export(running.client, made, **wishes)
    while (now := running.client.get(made["url"]))["status"] not in OVER:
        time.sleep(0.1)
    if now["status"] != "completed":
        sys.exit(f"An export failed: {now['json']}")
    return now, time.monotonic() - wall, cpu(workers) - before
