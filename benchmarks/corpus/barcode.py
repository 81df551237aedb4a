"""Pictures that carry their number as bars, sound that carries its time as beeps, and how both are read again.

A picture has three bands: red beside green, then the bars, then blue beside white, so that its number, its colours and
which side is up can be read from any rendering of it.
"""

import array
import math
import struct

BITS = 10
BARS = BITS + 4
RED, GREEN, BLUE, WHITE = (200, 40, 40), (40, 170, 40), (40, 40, 200), (235, 235, 235)
PATCHES = {"red": (.25, .12, RED), "green": (.75, .12, GREEN), "blue": (.25, .88, BLUE), "white": (.75, .88, WHITE)}
BEEPS = [(.2, 600), (.6, 900), (1.0, 1200), (1.4, 1500)]
BEEP = .1
RATE = 48000


def bars(number):
    """Black and white as guards, the number's bits, and two of a check sum."""
    bits = [number >> i & 1 for i in reversed(range(BITS))]
    return [0, 1, *bits, sum(bits) >> 1 & 1, sum(bits) & 1]


def picture(number, width, height, alpha=None):
    """RGB, or RGBA with the white quarter as opaque as told."""
    transparent = b"" if alpha is None else b"\xff"
    half = width // 2

    def row(left, right, right_alpha=transparent):
        return (bytes(left) + transparent) * half + (bytes(right) + right_alpha) * (width - half)

    code = bars(number)
    middle = b"".join(bytes([16 + 219 * code[x * BARS // width]] * 3) + transparent for x in range(width))
    last = b"" if alpha is None else bytes([alpha])
    top, bottom = height // 4, height - height // 4
    return row(RED, GREEN) * top + middle * (bottom - top) + row(BLUE, WHITE, last) * (height - bottom)


def read_number(data, width, height):
    """The number of an RGB picture, None where there are no bars, or -1 where they contradict themselves."""
    light = [mean(data, width, int((i + .5) * width / BARS), height // 2) for i in range(BARS)]
    if light[1] - light[0] < 50:
        return None
    limit = (light[0] + light[1]) / 2
    bits = [int(value > limit) for value in light]
    number = sum(bit << i for i, bit in enumerate(reversed(bits[2:2 + BITS])))
    return number if bits == bars(number) else -1


def mean(data, width, x, y):
    at = (y * width + x) * 3
    return sum(data[at:at + 3]) / 3


def read_patches(data, width, height):
    """The colours of the four patches by name."""
    places = {name: (int(y * height) * width + int(x * width)) * 3 for name, (x, y, _) in PATCHES.items()}
    return {name: tuple(data[at:at + 3]) for name, at in places.items()}


def sound(seconds, channels=1, rate=RATE, only=None):
    """16-bit PCM with the beeps; in the channel named alone, or in all."""
    mono = array.array("h", bytes(2 * round(seconds * rate)))
    for at, pitch in BEEPS:
        for i in range(round(at * rate), min(round((at + BEEP) * rate), len(mono))):
            mono[i] = round(16000 * math.sin(2 * math.pi * pitch * (i / rate - at)))
    if channels == 1:
        return mono.tobytes()
    silence = 0
    return array.array("h", (value if only is None or only == c else silence
                             for value in mono for c in range(channels))).tobytes()


def wav(data, channels=1, rate=RATE):
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 1, channels, rate,
                       rate * channels * 2, channels * 2, 16, b"data", len(data))
    return head + data


def read_beeps(data, rate=RATE):
    """Where beeps begin in 16-bit mono PCM, and their pitch: a list of (seconds, hertz)."""
    values = array.array("h", data)
    peak = max(map(abs, values), default=0)
    if peak < 500:
        return []
    found, quiet, step = [], rate // 20, rate // 1000
    last = -quiet
    for at in range(0, len(values) - step, step):
        if max(map(abs, values[at:at + step])) > peak * .3:
            if at - last > quiet:
                found.append((at / rate, pitch(values, at, rate)))
            last = at
    return found


def pitch(values, at, rate):
    part = values[at + rate // 50:at + rate // 50 + rate // 20]
    rises = [i for i, (one, two) in enumerate(zip(part, part[1:])) if one < 0 <= two]
    return (len(rises) - 1) * rate / (rises[-1] - rises[0]) if len(rises) > 2 else 0
