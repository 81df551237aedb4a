#!/usr/bin/env python3
"""Measures how long one user's export waits behind a hundred of another's, and how well the time left is told.

usage: turns.py WORK_FOLDER [--exports 100] [--seconds 60] [--workers 1]

The wait is from the request until a worker begins; beside it stands the longest time that a segment took, since a worker
finishes what it has begun. For the time left, one export is made that takes about so many seconds; at every look, what
it says is compared with what it then took.
"""

import argparse
import os
import statistics
import time

import setting
from client import Client

WIDTH, HEIGHT, FPS = 320, 180, 25


def wait_behind(running, media, exports):
    """Seconds until the single export begins, and the longest time between two steps of a worker."""
    greedy, single = running.client, Client(running.address, "cloud-admin", "admin-password")
    asked = []
    for client in (greedy, single):
        made = setting.project(client, WIDTH, HEIGHT, FPS)
        file = client.upload(made["url"], "source.mp4", media)
        setting.clip(client, made, file, 0, 60, rotation=setting.turning(60 * FPS))
        asked.append(made)
    many = [setting.export(greedy, asked[0], video_bitrate=1_000_000 + 1000 * number) for number in range(exports)]
    time.sleep(5)
    since = time.monotonic()
    one = setting.export(single, asked[1])
    queue = single.get(one["url"])["json"].get("queue")
    while (now := single.get(one["url"]))["status"] == "pending":
        time.sleep(0.05)
    begun = time.monotonic() - since
    while (now := single.get(one["url"]))["status"] not in setting.OVER:
        time.sleep(0.2)
    ended = time.monotonic() - since
    finished = sum(greedy.get(export["url"])["status"] == "completed" for export in many)
    segment = running.postgres.rows(
        "select max(amount) filter (where name = 'RENDER_MILLIS') / 1000.0"
        " / nullif(max(amount) filter (where name = 'FRAMES'), 0) * 500 from work_count")[0][0]
    for export in many:
        greedy.delete(export["url"])
    print(f"| behind {exports} | place {queue['position'] if queue else '-'} | begun after {begun:.1f} s | {now['status']}"
          f" after {ended:.1f} s | {finished} of the others completed by then | a segment takes {float(segment):.1f} s |",
          flush=True)


def time_left(running, media, seconds):
    """The errors of the time left, in seconds, over one export."""
    client = running.client
    speed = speed_of(running, media)
    length = max(60, round(speed * seconds / FPS))
    made = setting.project(client, WIDTH, HEIGHT, FPS)
    file = client.upload(made["url"], "source.mp4", media)
    for minute in range(-(-length // 60)):
        setting.clip(client, made, file, 60 * minute, min(60, length - 60 * minute), rotation=setting.turning(60 * FPS))
    export, told = setting.export(client, made), []
    begun = None
    while (now := client.get(export["url"]))["status"] not in setting.OVER:
        if now["status"] == "in-progress":
            begun = begun or time.monotonic()
            if (left := now["json"].get("rendering", {}).get("eta_seconds")) is not None:
                told.append((time.monotonic(), left))
        time.sleep(0.25)
    end = time.monotonic()
    errors = [abs(left - (end - at)) for at, left in told if at - begun > 5]
    print(f"| {end - begun:.0f} s | {len(errors)} looks | median {statistics.median(errors):.1f} s | worst"
          f" {max(errors):.1f} s |", flush=True)


def speed_of(running, media):
    made = setting.project(running.client, WIDTH, HEIGHT, FPS)
    file = running.client.upload(made["url"], "source.mp4", media)
    setting.clip(running.client, made, file, 0, 60, rotation=setting.turning(60 * FPS))
    _, wall, _ = setting.rendered(running, made)
    return 60 * FPS / wall


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--exports", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    with setting.farm(folder, options.workers) as running:
        media = setting.film(folder, 60, WIDTH, HEIGHT, FPS)
        wait_behind(running, media, options.exports)
        time_left(running, media, options.seconds)


if __name__ == "__main__":
    main()
