"""The films that are exported while faults occur, and what they must look like."""

import hashlib
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


def digest(content):
    """A digest over every decoded picture and sound with its time."""
    with tempfile.NamedTemporaryFile(suffix=".mp4") as file:
        file.write(content)
        file.flush()
        decoded = subprocess.run(["ffmpeg", "-v", "error", "-i", file.name, "-f", "framemd5", "-"], capture_output=True)
    if decoded.returncode != 0 or decoded.stderr:
        return "undecodable: " + decoded.stderr.decode()[:200]
    return hashlib.sha256(decoded.stdout).hexdigest()
