"""One film, sound or picture of the corpus: how ffmpeg makes it, and what the product must show of it."""

import os
import subprocess
import threading
from dataclasses import dataclass, field
from fractions import Fraction

import barcode

COUNT = 40


@dataclass
class Cell:
    name: str
    family: str
    what: str
    video: str = None
    audio: str = None
    rate: Fraction = Fraction(25)
    size: tuple = (176, 144)
    frames: int = COUNT
    alpha: int = None
    before: str = ""
    extra: str = ""
    keep: object = None
    channels: int = 1
    sample_rate: int = barcode.RATE
    only: int = None
    patch: object = None
    more: object = None
    # What is right: by default each frame in its place, the patches' colours, the beeps.
    shown: list = None
    seen: tuple = None
    colors: str = "rgb"
    tolerance: int = 28
    beeps: list = None
    late: float = .012
    played: Fraction = None
    still: bool = False
    refused: str = None
    reason: str = None
    expect: dict = field(default_factory=dict)

    @property
    def seconds(self):
        return float(self.frames / self.rate)

    def ticks(self):
        """The numbers of the pictures that the file has."""
        return [n for n in range(self.frames) if self.keep is None or self.keep(n)]

    def expected(self):
        """What each frame of the output shows: at each tick, the newest picture so far."""
        if self.shown is not None:
            return self.shown
        ticks, shown = set(self.ticks()), []
        for n in range(self.frames):
            shown.append(n if n in ticks else shown[-1] if shown else None)
        return shown


def make(cell, folder):
    """The path of the file; whoever cannot make it raises."""
    path = os.path.join(folder, cell.name)
    if os.path.exists(path):
        return path
    # Others may be making the same: several cells are made of one film.
    part = os.path.join(folder, f"part-{threading.get_ident()}-{cell.name}")
    try:
        (cell.more or encode)(cell, folder, part)
        if cell.patch:
            cell.patch(part)
        os.rename(part, path)
    finally:
        if os.path.exists(part):
            os.remove(part)
    return path


def encode(cell, folder, output):
    """Raw pictures and sound into ffmpeg, once."""
    width, height = cell.size
    words = ["ffmpeg", "-v", "error", "-y", "-nostdin", *cell.before.split()]
    pictures = b""
    if cell.video:
        words += ["-f", "rawvideo", "-pixel_format", "rgb24" if cell.alpha is None else "rgba", "-video_size",
                  f"{width}x{height}", "-framerate", str(cell.rate), "-i", "pipe:0"]
        pictures = b"".join(barcode.picture(n, width, height, cell.alpha) for n in range(cell.frames))
    if cell.audio:
        words += ["-i", wav(cell, folder)]
    if cell.video and cell.keep:
        kept = "+".join(f"eq(n,{n})" for n in cell.ticks())
        words += ["-vf", f"select='{kept}'", "-vsync", "passthrough"]
    words += split(cell.video) + split(cell.audio) + split(cell.extra) + [output]
    words = [word.replace("{folder}", folder) for word in words]
    done = subprocess.run(words, input=pictures, capture_output=True)
    if done.returncode != 0:
        raise MakingFailed(done.stderr.decode(errors="replace").strip().splitlines()[-1][:200])


class MakingFailed(Exception):
    """ffmpeg has no such encoder, or did not take its options."""


def split(words):
    return words.split() if words else []


def wav(cell, folder):
    seconds = cell.seconds if cell.video else 1.6
    name = f"beeps-{seconds:g}-{cell.channels}-{cell.sample_rate}-{cell.only}.wav"
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        data = barcode.sound(seconds, cell.channels, cell.sample_rate, cell.only)
        part = os.path.join(folder, f"part-{threading.get_ident()}-{name}")
        with open(part, "wb") as file:
            file.write(barcode.wav(data, cell.channels, cell.sample_rate))
        os.rename(part, path)
    return path
