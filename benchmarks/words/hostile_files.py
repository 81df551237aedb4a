"""Damaged and malicious drawings, fonts, captions and models, the same ones for the same seed."""

import glob
import os
import re
import struct
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.join(HERE, "..", "..")
sys.path.insert(0, os.path.join(HERE, "..", "corpus"))
from mutate import mutated  # noqa: E402

DRAWINGS = os.path.join(ROOT, "platform-core/render/src/test/resources/svg-features/*.svg")
FONTS = os.path.join(ROOT, "platform-core/worker/src/test/resources/fonts/*")
# The machine's fonts with outlines of the other kind, of which the repository has none.
MORE_FONTS = "/usr/share/fonts/opentype/**/*.otf"
LARGEST_FONT = 200_000

SVG = "http://www.w3.org/2000/svg"
OPEN = f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" width="320" height="180">'
RECTANGLE = '<rect width="320" height="180" fill="red"{}/>'


def nested(opening, content, closing, levels):
    """Each level repeats the one before it several times."""
    return "".join(opening.format(level) + content.format(level - 1) + closing for level in range(1, levels))


def filtered(primitives, attributes=""):
    return f'<filter id="f" {attributes}>{primitives}</filter>' + RECTANGLE.format(' filter="url(#f)"')


def patterned(attributes):
    return f'<pattern id="p" {attributes}><rect width="1" height="1"/></pattern>' + RECTANGLE.format(' fill="url(#p)"')


# What asks for much in few characters, or for what a drawing must not have.
CONTENTS = {
    "file": '<image xlink:href="file:///etc/passwd" width="100" height="100"/>',
    "address": '<image href="http://127.0.0.1:1/a.png" width="100" height="100"/>',
    "script": "<script>while (true) {}</script>",
    "style from an address": '<style>@import url("http://127.0.0.1:1/a.css");</style><rect width="9" height="9"/>',
    "font from an address": '<style>@font-face{font-family:x;src:url(http://127.0.0.1:1/a)}text{font-family:x}</style>'
                            '<text y="50">abc</text>',
    "depth": "<g>" * 50_000 + "</g>" * 50_000,
    "itself": '<g id="a"><use xlink:href="#a"/></g>',
    "uses in uses": '<g id="a0"><rect width="9" height="9"/></g>' + nested(
        '<g id="a{}">', '<use xlink:href="#a{0}"/><use xlink:href="#a{0}"/>', "</g>", 30),
    "patterns in patterns": '<pattern id="p0" width="8" height="8"/>' + nested(
        '<pattern id="p{}" width="8" height="8">', '<rect width="1" height="1" fill="url(#p{0})"/>' * 10,
        "</pattern>", 10) + RECTANGLE.format(' fill="url(#p9)"'),
    "masks in masks": nested(
        '<mask id="m{}">', '<rect width="9" height="9" style="mask:url(#m{0})"/>' * 10, "</mask>", 10)
        + RECTANGLE.format(' mask="url(#m9)"'),
    "clips in clips": nested('<clipPath id="c{}" ', 'clip-path="url(#c{})"><path d="M0 0' + "l300 180l-300-179" * 300
                             + '"/>', "</clipPath>", 45) + RECTANGLE.format(' clip-path="url(#c44)"'),
    "wide blur": filtered('<feGaussianBlur stdDeviation="1e9"/>'),
    "blur of a large region": filtered(
        '<feGaussianBlur stdDeviation="100"/>', 'x="-1e6" y="-1e6" width="1e7" height="1e7"'),
    "octaves": filtered('<feTurbulence baseFrequency="0.05" numOctaves="1000000000"/>'),
    "kernel": filtered(f'<feConvolveMatrix order="700" kernelMatrix="{"1 " * 490_000}"/>'),
    "fine kernel": filtered('<feConvolveMatrix order="3" kernelUnitLength="1e-6" kernelMatrix="1 1 1 1 1 1 1 1 1"/>'),
    "wide brush": filtered('<feMorphology operator="dilate" radius="1e9"/>'),
    "fine light": filtered('<feDiffuseLighting kernelUnitLength="1e-6"><feDistantLight/></feDiffuseLighting>'),
    "small tiles": filtered('<feFlood x="0" y="0" width="1e-6" height="1e-6"/><feTile/>'),
    "fine filter": filtered('<feGaussianBlur stdDeviation="2"/>', 'filterRes="100000"'),
    "many filters": filtered('<feGaussianBlur stdDeviation="9"/>' * 500),
    "merged again and again": filtered("<feMerge><feMergeNode/><feMergeNode/></feMerge>" * 40),
    "small pattern": patterned('width="1e-9" height="1e-9"'),
    "small pattern of the canvas": patterned('patternUnits="userSpaceOnUse" width="0.01" height="0.01"'),
    "shrunken pattern": patterned('patternUnits="userSpaceOnUse" width="2" height="2" patternTransform="scale(1e-6)"'),
    "narrow gradient": '<linearGradient id="g" x2="1e-9" spreadMethod="reflect"><stop/><stop offset="1"/>'
                       "</linearGradient>" + RECTANGLE.format(' stroke="url(#g)"'),
    "dashes": '<path d="M0 0L1e30 1e30" stroke="red" stroke-width="1e9" stroke-dasharray="1e-9"/>',
    "wide zigzag": '<path d="M0 0' + "l300 180l-300-179" * 100_000
                   + '" stroke="red" fill="none" stroke-width="500" stroke-linejoin="round"/>',
    "large letters": '<text font-size="1e8" y="100">A</text>',
    "accents": f'<text y="50">{"A&#x300;" * 100_000}</text>',
    "directions": f'<text y="50">{"a&#x633;" * 50_000}</text>',
    "long text": f'<text y="50">{"Ab " * 300_000}</text>',
    "text on a path": '<path id="t" d="M0 0' + "l1 1l1-1" * 20_000 + '"/><text><textPath xlink:href="#t">'
                      + "a" * 20_000 + "</textPath></text>",
    "rules": "<style>" + "".join(f".x{n}{{fill:red}}" for n in range(20_000)) + "</style>"
             + '<path class="a b c" d="M0 0h1v1z"/>' * 20_000,
    "selectors": "<style>" + "g g g g g g g g path{fill:red}" * 5_000 + "</style>" + "<g>" * 60
                 + '<path d="M0 0h1v1z"/>' * 10_000 + "</g>" * 60,
    "markers": '<marker id="m"><path d="M0 0h1v1z"/></marker><path d="M0 0' + "l1 1l1-1" * 100_000
               + '" marker-mid="url(#m)"/>',
    "infinite sizes": '<g transform="scale(1e38)"><circle r="1e38" stroke="red" stroke-width="1e38"/></g>',
}
WHOLE = {
    "entities": '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(c + 1)} "{f"&{chr(c)};" * 10}">' for c in range(ord("a"), ord("j")))
        + f"]>{OPEN}<text>&j;</text></svg>",
    "foreign entity": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{OPEN}<text y="40">&x;</text></svg>',
    "huge": f'<svg xmlns="{SVG}" width="1e9" height="1e9"/>',
    "negative": f'<svg xmlns="{SVG}" width="-5" height="0"/>',
    "nothing": "", "half a tag": "<svg", "zeros": "\0" * 1000, "no end": OPEN, "a page": "<html></html>",
}


def drawings(count, chance):
    """Pairs of a name and the bytes."""
    made = [(name, f"{OPEN}{content}</svg>".encode()) for name, content in CONTENTS.items()]
    made += [(name, text.encode()) for name, text in WHOLE.items()]
    seeds = sorted(glob.glob(DRAWINGS))
    for number in range(count):
        seed = chance.choice(seeds)
        with open(seed, "rb") as file:
            data = file.read()
        kind, data = mutated(data, chance) if chance.random() < .5 else ("numbers", other_numbers(data, chance))
        made.append((f"{number} {os.path.basename(seed)} {kind}", data))
    return made


def other_numbers(data, chance):
    numbers = list(re.finditer(rb"\d+", data))
    for number in sorted(chance.sample(numbers, min(3, len(numbers))), key=lambda found: -found.start()):
        other = chance.choice([b"0", b"-1", b"1e9", b"1e-9", b"NaN", b"9" * 30])
        data = data[:number.start()] + other + data[number.end():]
    return data


def collection(data):
    """The collection that holds a font twice."""
    tables = struct.unpack(">H", data[4:6])[0]
    moved = bytearray(data)
    for table in range(tables):
        at = 12 + 16 * table + 8
        moved[at:at + 4] = struct.pack(">I", struct.unpack(">I", data[at:at + 4])[0] + 20)
    return struct.pack(">4sIIII", b"ttcf", 0x00010000, 2, 20, 20) + bytes(moved)


def fonts(count, chance):
    """Names and bytes of damaged fonts of all kinds."""
    seeds = {}
    for path in sorted(glob.glob(FONTS)) + sorted(glob.glob(MORE_FONTS, recursive=True)):
        if os.path.getsize(path) <= LARGEST_FONT:
            with open(path, "rb") as file:
                seeds[os.path.basename(path)] = file.read()
    seeds["words.ttc"] = collection(seeds["words.ttf"])
    for number in range(count):
        name = chance.choice(sorted(seeds))
        kind, data = mutated(seeds[name], chance)
        yield f"{number} {kind} {name}", data


CAPTIONS = [
    "WEBVTT\n\n00:00.000 --> 00:02.000 align:start\n<v Ann>Hello <b>you</b> &amp; <i>me</i>\n\n"
    "00:02.000 --> 00:03.000\nSo <00:02.500>long\n",
    "1\n00:00:00,000 --> 00:00:02,000\n{\\an8}Hello <font color=\"#ff0000\">red</font>\n\n"
    "2\n00:00:02,000 --> 00:00:03,000\nשלום\n",
    "[Script Info]\nPlayResX: 384\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour\n"
    "Style: Default,Arial,20,&H00FFFFFF\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n"
    "Dialogue: 0,0:00:00.00,0:00:02.00,Default,{\\k50}Hel{\\k50}lo\\N{\\pos(10,10)}x\n",
]
PIECES = ["-->", "<", ">", "{\\", "}", "&#x110000;", "99:99:99.999", "00:00:00", "\n\n", "NaN", "<c.", "\\N",
          "\u202e", "😀", "A" * 20_000, "A\u0300" * 10_000, "a س " * 10_000, "&" * 500, "<b>" * 2_000,
          "{\\pos(1e99,-1)}", "{\\fs1e9}", "WEBVTT", "\r", "\0", "::", "-1", "STYLE\n"]


def captions(count, chance):
    for number in range(count):
        seed = chance.randrange(len(CAPTIONS))
        text = CAPTIONS[seed]
        for _ in range(chance.choice([1, 2, 5, 20])):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(PIECES) + text[at + chance.choice([0, 0, 1, 5]):]
        yield f"{number} {['VTT', 'SRT', 'ASS'][seed]}", text


def model(space):
    """A model's beginning: its numbers, filters and words, but no weights."""
    data = struct.pack("<12i", 0x67676d6c, 51865, 1500, 16, 2, 1, 448, 16, 2, 1, 80, 1)
    data += struct.pack("<2i", 80, 201) + struct.pack(f"<{80 * 201}f", *([.02] * 80 * 201)) + struct.pack("<i", 50257)
    for word in range(50257):
        text = space if word == 220 else b" w%d" % word
        data += struct.pack("<i", len(text)) + text
    return data


def models(count, chance):
    whole = model(b" ")
    for number in range(count):
        data = whole
        for _ in range(chance.choice([0, 1, 3])):
            at = chance.randrange(48) if chance.random() < .7 else chance.randrange(len(data) - 4)
            other = chance.choice([b"\xff\xff\xff\x7f", b"\0\0\0\0", b"\xff\xff\xff\xff", chance.randbytes(4)])
            data = data[:at] + other + data[at + 4:]
        yield f"hostile{number}", data[:chance.choice([len(data), len(data), chance.randrange(1, len(data))])]
