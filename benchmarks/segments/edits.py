#!/usr/bin/env python3
"""Edits a ten-minute timeline in several ways, and prints what each edit makes the next export render.

usage: edits.py WORK_FOLDER [--minutes 10] [--size 640x360] [--fps 25]

The timeline has a clip for each minute, a title in the ninth and its own sound. CPU is that of the render workers, which
also have some when they wait; the shares are of a full export of the same timeline.
"""

import argparse
import json
import os

import setting


class Timeline:
    def __init__(self, client, folder, minutes, size, fps):
        width, height = size
        self.client, self.minutes, self.fps = client, minutes, fps
        self.project = setting.project(client, width, height, fps)
        self.file = client.upload(self.project["url"], "source.mp4", setting.film(folder, 60, width, height, fps))
        self.clips = [setting.clip(client, self.project, self.file, minute * 60, 60, rotation=setting.turning(60 * fps))
                      for minute in range(minutes)]
        self.title = setting.clip(client, self.project, None, (minutes - 2) * 60 + 30, 5, 2, reader=self._text("Before"))

    @staticmethod
    def _text(words):
        return {"type": "QtTextReader", "text": words, "font": "DejaVu Sans,30", "width": 640, "height": 360,
                "background_color": "#00000000"}

    def change(self, item, **fields):
        self.client.patch(item["url"], fields)

    def facts(self, item, **more):
        known = self.client.get(item["url"])["json"]
        self.change(item, json=json.dumps({**known, **more}))

    def edits(self):
        """Names of edits, and what makes them."""
        middle = self.clips[self.minutes // 2]
        yield "nothing", lambda: None
        yield "the words of a title of five seconds", lambda: self.facts(self.title, reader=self._text("After"))
        yield "the volume of a clip of a minute", lambda: self.facts(middle, volume=point(0.5))
        yield "an effect on a clip of a minute", lambda: self.facts(middle, effects=[
            {"type": "Negate", "class_name": "Negate", "id": "E1", "position": 0, "start": 0, "end": 60, "layer": 0}])
        yield "a picture of ten seconds added on top", lambda: setting.clip(
            self.client, self.project, self.file, 65, 10, 3, scale_x=point(0.3), scale_y=point(0.3))
        yield "the last clip ten seconds shorter", lambda: self.change(self.clips[-1], end=50)
        yield "the name of the project", lambda: self.change(self.project, name="Renamed")


def point(value):
    return {"Points": [{"co": {"X": 1, "Y": value}, "interpolation": 2}]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--minutes", type=int, default=10)
    parser.add_argument("--size", default="640x360")
    parser.add_argument("--fps", type=int, default=25)
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    with setting.farm(folder, 2) as running:
        size = tuple(map(int, options.size.split("x")))
        timeline = Timeline(running.client, folder, options.minutes, size, options.fps)
        full, wall, cpu = setting.rendered(running, timeline.project)
        print("| edit | segments | rendered | reused | wall, s | CPU, s | of a full export's CPU |\n"
              "| --- |" + " --- |" * 6)
        print_row("full export", full, wall, cpu, cpu)
        for name, edit in timeline.edits():
            edit()
            print_row(name, *setting.rendered(running, timeline.project), cpu)


def print_row(name, export, wall, cpu, full):
    counts = export["json"]["segments"]
    print(f"| {name} | {counts['total']} | {counts['rendered']} | {counts['reused']} | {wall:.1f} | {cpu:.1f} |"
          f" {100 * cpu / full:.0f} % |", flush=True)


if __name__ == "__main__":
    main()
