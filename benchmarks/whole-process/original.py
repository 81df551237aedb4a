#!/usr/bin/env python3
"""Exports a project with the original engine, as its desktop editor does: original.py PROJECT OUTPUT PRESET LAST_FRAME

Needs the engine's Python module (Debian: python3-openshot). Sound of another rate or layout than the project's makes it fail
with FFmpeg 7 and newer, which know the old names of the resampler's options no more.
"""

import json
import sys

import openshot


def main():
    path, output, preset, last = sys.argv[1:]
    with open(path) as file:
        project = json.load(file)
    for clip in project["clips"]:
        # The engine takes what a project says of its media for granted.
        media = openshot.Clip(clip["reader"]["path"])
        clip["reader"] = json.loads(media.Reader().Json())
    openshot.Settings.Instance().HIGH_QUALITY_SCALING = True
    rate = openshot.Fraction(project["fps"]["num"], project["fps"]["den"])
    size = project["width"], project["height"]
    sound = project["sample_rate"], project["channels"], project["channel_layout"]
    timeline = openshot.Timeline(*size, rate, *sound)
    timeline.SetJson(json.dumps(project))
    timeline.Open()
    timeline.SetMaxSize(*size)
    writer = openshot.FFmpegWriter(output)
    writer.SetVideoOptions(True, "libx264", rate, *size, openshot.Fraction(1, 1), False, False, 8_000_000)
    writer.SetAudioOptions(True, "aac", *sound, 192_000)
    writer.PrepareStreams()
    writer.SetOption(openshot.VIDEO_STREAM, "preset", preset)
    writer.Open()
    for number in range(1, int(last) + 1):
        writer.WriteFrame(timeline.GetFrame(number))
    writer.Close()
    timeline.Close()


if __name__ == "__main__":
    main()
