"""The four timelines that whole renders are measured on, as plain data, and the media they need.

A clip is placed in fractions of the canvas. Its keys are (seconds from its start, x, y, width, height, opacity), linear
between; its volume is a list of (seconds from its start, gain).
"""

import os
import random
import struct
import subprocess
import zlib
from dataclasses import dataclass, field

FPS = 30
WHOLE = (0, 0, 0, 1, 1, 1)


@dataclass
class Clip:
    media: str
    layer: int
    position: float
    start: float
    length: float
    keys: list = field(default_factory=lambda: [WHOLE])
    volume: list = field(default_factory=lambda: [(0, 1.0)])
    picture: bool = True
    sound: bool = True
    graded: bool = False

    def frames(self, seconds):
        return round((self.start + seconds) * FPS) + 1

    @property
    def still(self):
        return self.media.endswith(".png")


@dataclass
class Timeline:
    name: str
    length: float
    clips: list
    wipe: tuple = None


def cuts(scale):
    """T1: five cuts of one file."""
    length = 6 * scale
    clips = [Clip("a.mp4", 1, i * length, start, length) for i, start in enumerate((20, 2, 30, 9, 14))]
    return Timeline("T1", 5 * length, clips)


def layers(scale):
    """T2: a cross-fade, a moving picture in picture, a title on top, two sounds."""
    length = 20 * scale
    half = length / 2
    inset = [(0, .6, .55, .1, .1, 0), (1, .6, .55, .35, .35, 1), (length - 4, .05, .05, .35, .35, 1),
             (length - 2, .05, .05, .2, .2, 0)]
    title = length * .5
    return Timeline("T2", length, [
        Clip("a.mp4", 1, 0, 1, half + .5, volume=[(0, 1), (half - .5, 1), (half + .5, 0)]),
        Clip("b.mp4", 2, half - .5, 3, half + .5, keys=[(0, 0, 0, 1, 1, 0), (1, 0, 0, 1, 1, 1)], volume=[(0, 0), (1, 1)]),
        Clip("b.mp4", 3, 1, 5, length - 2, keys=inset, sound=False),
        Clip("title.png", 4, length * .2, 0, title, sound=False,
             keys=[(0, 0, 0, 1, 1, 0), (.5, 0, 0, 1, 1, 1), (title - .5, 0, 0, 1, 1, 1), (title, 0, 0, 1, 1, 0)]),
        Clip("music.wav", 5, 0, 0, length, volume=[(0, .5)], picture=False)])


def effects(scale):
    """T3: brightness, saturation and blur on two clips, with a mask wipe between them."""
    length = 10 * scale
    half = length / 2
    return Timeline("T3", length, [
        Clip("a.mp4", 1, 0, 2, half + .5, graded=True),
        Clip("b.mp4", 1, half - .5, 2, half + .5, graded=True)], wipe=(half - .5, 1.0))


def many(scale):
    """T4: fifty clips on four layers."""
    chance = random.Random(5)
    length = 20 * scale
    clips = []
    for layer in range(1, 5):
        count = 13 if layer <= 2 else 12
        for i in range(count):
            gap = chance.choice([0, 0, .1, .2]) * scale
            size = 1 if layer == 1 else chance.choice([.25, .4, .5])
            key = (0, round(chance.uniform(0, 1 - size), 3), round(chance.uniform(0, 1 - size), 3), size, size,
                   1 if layer == 1 else chance.choice([1, 1, .8]))
            start = round(chance.uniform(0, 20) * FPS) / FPS
            clips.append(Clip(chance.choice(["a.mp4", "b.mp4"]), layer, round(i * length / count * FPS) / FPS, start,
                              round((length / count - gap) * FPS) / FPS, keys=[key], sound=layer == 1))
    return Timeline("T4", length, clips)


def all_timelines(scale):
    return {t.name: t for t in (cuts(scale), layers(scale), effects(scale), many(scale))}


def make_media(folder):
    """Makes what is missing of the media, with ffmpeg's own test pictures."""
    os.makedirs(folder, exist_ok=True)
    video("a.mp4", folder, "testsrc2=size=1920x1080:rate=30:duration=40,noise=alls=8:allf=t", 330, 40)
    video("b.mp4", folder, "gradients=size=1920x1080:rate=30:duration=30:speed=0.02,noise=alls=6:allf=t", 550, 30)
    tone = "aevalsrc=0.2*sin(2*PI*220*t)|0.2*sin(2*PI*277*t):s=48000:d=30"
    ffmpeg(folder, "music.wav", "-f", "lavfi", "-i", tone, "-c:a", "pcm_s16le")
    png(os.path.join(folder, "title.png"), 1920, 1080, title_pixel)
    png(os.path.join(folder, "wipe.png"), 1920, 1080, lambda x, y: (x * 255 // 1919,) * 3 + (255,))


def video(name, folder, picture, pitch, seconds):
    ffmpeg(folder, name, "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", f"sine=f={pitch}:r=48000:d={seconds}",
           "-c:v", "libx264", "-preset", "veryfast", "-b:v", "10M", "-g", "60", "-pix_fmt", "yuv420p",
           "-c:a", "aac", "-b:a", "128k", "-ac", "2")


def ffmpeg(folder, name, *arguments):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments, path], check=True)


def title_pixel(x, y):
    if not (200 <= x < 1720 and 820 <= y < 1000):
        return 0, 0, 0, 0
    letter = 860 <= y < 960 and 260 <= x and (x - 260) % 120 < 80
    return (255, 255, 255, 255) if letter else (20, 40, 120, 180)


def png(path, width, height, pixel):
    if os.path.exists(path):
        return
    rows = {}
    raw = bytearray()
    for y in range(height):
        row = bytes(c for x in range(width) for c in pixel(x, y)) if y < 1 or not same(pixel, y, width) else rows["last"]
        rows["last"] = row
        raw += b"\0" + row
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(bytes(raw), 6)) + chunk(b"IEND", b""))


def same(pixel, y, width):
    """Whether a row looks like the one above, tried at a few places."""
    return all(pixel(x, y) == pixel(x, y - 1) for x in range(0, width, 20))
