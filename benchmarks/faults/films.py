"""The films that are exported while faults occur, and what they must look like."""

import os
import subprocess
import tempfile

WIDTH, HEIGHT, FPS, SECONDS = 160, 90, 10, 80
FRAMES = FPS * SECONDS


def make_media(folder):
    """A moving picture with a tone; returns its content."""
    path = os.path.join(folder, "source.mp4")
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", f"testsrc2=s={WIDTH}x{HEIGHT}:r={FPS}:d={SECONDS}", "-f",
         "lavfi", "-i", f"sine=440:d={SECONDS}", "-c:v", "libx264", "-g", "20", "-c:a", "aac", path], check=True)
    with open(path, "rb") as file:
        return file.read()


def project(client, media):
    """A new project that shows the film, turning, so that every frame is composed."""
    made = client.post("/projects/", {
        "name": "Faults", "width": WIDTH, "height": HEIGHT, "fps_num": FPS, "fps_den": 1, "sample_rate": 44100,
        "channels": 2, "channel_layout": 3, "json": "{}"})
    file = client.upload(made["url"], "source.mp4", media)
    points = ",".join(f'{{"co": {{"X": {x}, "Y": {y}}}, "interpolation": 1}}' for x, y in ((1, 0), (FRAMES, 360)))
    client.post("/clips/", {
        "project": made["url"], "file": file["url"], "position": 0, "start": 0, "end": SECONDS, "layer": 1,
        "json": f'{{"rotation": {{"Points": [{points}]}}}}'})
    return made


def export(client, made, number, webhook):
    """Asks for the film in a quality of its own, so that exports of a project share no segments."""
    return client.post("/exports/", {
        "project": made["url"], "export_type": "video", "video_format": "mp4", "video_codec": "libx264",
        "video_bitrate": 200_000 + 10_000 * number, "audio_codec": "aac", "audio_bitrate": 64_000 + 1000 * number,
        "webhook": webhook, "json": "{}"})


def decoded(content):
    """A line with time and digest for each decoded picture and block of sound, or one that says why there are none."""
    with tempfile.NamedTemporaryFile(suffix=".mp4") as file:
        file.write(content)
        file.flush()
        found = subprocess.run(["ffmpeg", "-v", "error", "-i", file.name, "-f", "framemd5", "-"], capture_output=True)
    if found.returncode != 0 or found.stderr:
        return ["undecodable: " + found.stderr.decode()[:200]]
    return [line for line in found.stdout.decode().splitlines() if not line.startswith("#")]


def difference(found, right):
    """How a film differs from the right one, in few words."""
    if len(found) != len(right):
        return f"{len(found)} lines instead of {len(right)}: {found[:1]}"
    odd = [line.split(",") for line, other in zip(found, right) if line != other]
    pictures = [int(fields[2]) for fields in odd if int(fields[0]) == 0]
    sound = len(odd) - len(pictures)
    return f"{len(pictures)} pictures, the first at the times {pictures[:20]}, and {sound} blocks of sound differ"
