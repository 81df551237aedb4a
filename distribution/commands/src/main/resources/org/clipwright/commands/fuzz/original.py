"""Renders frames of a project with libopenshot: original.py PROJECT FOLDER FRAME..."""
import json
import sys

import openshot

if len(sys.argv) == 1:
    print(openshot.OPENSHOT_VERSION_FULL)
    sys.exit(0)

with open(sys.argv[1]) as file:
    text = file.read()
project = json.loads(text)
timeline = openshot.Timeline(
    project["width"], project["height"], openshot.Fraction(project["fps"]["num"], project["fps"]["den"]),
    project["sample_rate"], project["channels"], project["channel_layout"])
timeline.SetJson(text)
timeline.Open()
for number in sys.argv[3:]:
    timeline.GetFrame(int(number)).Save("%s/%s.png" % (sys.argv[2], number), 1.0, "PNG")
timeline.Close()
