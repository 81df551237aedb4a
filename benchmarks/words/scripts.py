#!/usr/bin/env python3
"""Draws a line in each of twelve scripts in titles and captions and compares them with Chromium's.

Usage: scripts.py WORK_FOLDER [--boxes]

Needs npm, for the Noto fonts, and Chromium and ffmpeg on the PATH. The fonts are added to a server of its own, as WOFF2.
Each line is drawn in a drawing, as titles are, in a caption, and by Chromium in the same font. Their letters are laid upon
each other: "like" is the share of both pictures' ink within one and a half pixels of the other's, "width" how much
wider than Chromium's the line is, in pixels. For emoji, colours count too. Prints a table and leaves the pictures,
ours above Chromium's, in WORK_FOLDER/pictures. Exits with 1 where a line is less than 97 % alike. With --boxes it only
prints what Chromium's letters cover, from the beginning of the baseline: left, top, width and height; ScriptsTest
compares with these.
"""

import html
import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "corpus"))
from server import Refused, Server  # noqa: E402

WIDTH, HEIGHT, SIZE = 900, 120, 48
LEFT, BASELINE = 20, 75
ALIKE, WIDER = 0.97, 3
SOME_COLOR = 40

NPM = "@fontsource/"
# Script: the text, the family, the package and its file; None for a font of the machine.
LINES = {
    "Latin": ("Hamburgefonts – Größe, Ångström, fi", "Noto Sans", "noto-sans", "noto-sans-latin"),
    "Latin kerned": ("AVATAR, To WAVE. LTd", "DejaVu Sans", None, None),
    "Greek": ("Ξεσκεπάζω την ψυχοφθόρα", "DejaVu Sans", None, None),
    "Cyrillic": ("Съешь же ещё этих булок", "DejaVu Sans", None, None),
    "Arabic": ("السلامعليكم١٢٣وَرَحْمَةُ", "Noto Sans Arabic", "noto-sans-arabic", "noto-sans-arabic-arabic"),
    "Hebrew": ("שָׁלוֹם־עולם־מה־שלומך", "Noto Sans Hebrew Thin", "noto-sans-hebrew", "noto-sans-hebrew-hebrew"),
    "Devanagari": ("नमस्ते दुनिया क्षत्रिय हिन्दी", "Noto Sans Devanagari", "noto-sans-devanagari",
                   "noto-sans-devanagari-devanagari"),
    "Thai": ("สวัสดีชาวโลก น้ำที่นี่", "Noto Sans Thai", "noto-sans-thai", "noto-sans-thai-thai"),
    "Tamil": ("வணக்கம் உலகம் கொடுத்தது", "Noto Sans Tamil", "noto-sans-tamil", "noto-sans-tamil-tamil"),
    "Bengali": ("ওহে বিশ্ব স্ত্রী কৃষ্ণ", "Noto Sans Bengali", "noto-sans-bengali", "noto-sans-bengali-bengali"),
    "Chinese": ("你好、世界。永遠的國家", "Noto Sans SC", "noto-sans-sc", "noto-sans-sc-chinese-simplified"),
    "Japanese": ("こんにちは世界、カタカナ", "Noto Sans JP", "noto-sans-jp", "noto-sans-jp-japanese"),
    "Korean": ("안녕하세요세계한글", "Noto Sans KR", "noto-sans-kr", "noto-sans-kr-korean"),
    "Emoji": ("😀🎉❤️👍🏽👨‍👩‍👧🇩🇪", "Twemoji Mozilla", "twemoji-colr-font", None),
}


def fetch(folder):
    """The file of each script's font, by npm."""
    packages = sorted({package if package.startswith("twemoji") else NPM + package
                       for _, _, package, _ in LINES.values() if package})
    os.makedirs(folder, exist_ok=True)
    if not os.path.exists(os.path.join(folder, "node_modules")):
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder,
                        *packages], check=True)
    files = {}
    for script, (_, _, package, name) in LINES.items():
        if package:
            path = [folder, "node_modules", package, "twemoji.woff2"] if name is None else \
                [folder, "node_modules", NPM + package, "files", name + "-400-normal.woff2"]
            files[script] = os.path.abspath(os.path.join(*path))
    return files


def add_fonts(server, files):
    for path in files.values():
        with open(path, "rb") as file:
            data = file.read()
        border = "b0rder"
        body = (f'--{border}\r\nContent-Disposition: form-data; name="font_file"; filename="{os.path.basename(path)}"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n").encode() + data + f"\r\n--{border}--\r\n".encode()
        server.call("POST", "/info/fonts/", body, f"multipart/form-data; boundary={border}")


def drawing(text, family):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"><rect width="100%" height="100%"'
            f' fill="#ffffff"/><text x="{LEFT}" y="{BASELINE}" font-family="{family}" font-size="{SIZE}" fill="#000000">{text}</text>'
            "</svg>")


def by_title(server, project, folder, text, family):
    path = os.path.join(folder, "line.svg")
    with open(path, "w") as file:
        file.write(drawing(text, family))
    made = server.upload(project, path)
    return server.call(
        "GET", f"/files/{made['id']}/thumbnail/?width={WIDTH}&height={HEIGHT}&frame_number=1&image_format=PNG")


def by_caption(server, project, blank, text, family):
    """On white, in black; sizes of captions are for a picture 600 wide."""
    clip = server.post("/clips/", project=project["url"], file=blank["url"], position=0, start=0, end=2, layer=1,
                       json=json.dumps({"effects": [{
                           "type": "Caption", "caption_text": f"00:00.000 --> 00:10.000\n{text}", "caption_font": family,
                           "font_size": constant(SIZE * 600 / WIDTH), "left": constant(0), "right": constant(0),
                           "top": constant(0.1), "stroke_width": constant(0), "color": color(0),
                           "caption_fade_in": constant(0), "fade_in": constant(0), "fade_out": constant(0)}]}))
    picture = server.call(
        "GET", f"/projects/{project['id']}/thumbnail/?width={WIDTH}&height={HEIGHT}&frame_number=10&image_format=PNG")
    server.call("DELETE", clip["url"])
    return picture


def constant(value):
    return {"Points": [{"co": {"X": 1, "Y": value}, "interpolation": 2}]}


def color(value):
    return {part: constant(value) for part in ("red", "green", "blue")}


def by_chromium(browser, folder, text, family, font):
    page, picture = (os.path.abspath(os.path.join(folder, "line." + ending)) for ending in ("html", "png"))
    face = f"@font-face {{ font-family: 'Line'; src: url('file://{font}') }}" if font else ""
    with open(page, "w") as file:
        file.write(f"<!doctype html><meta charset='utf-8'><style>{face} body {{ margin: 0 }} text {{ white-space: pre }}"
                   f"</style>{drawing(html.escape(text), 'Line, DejaVu Sans' if font else family)}")
    subprocess.run([browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                    "--disable-lcd-text", "--hide-scrollbars", "--allow-file-access-from-files",
                    f"--user-data-dir={os.path.abspath(folder)}/profile", f"--window-size={WIDTH},{HEIGHT + 200}",
                    f"--screenshot={picture}", "file://" + page], check=True, capture_output=True, timeout=120)
    with open(picture, "rb") as file:
        return file.read()


class Picture:
    """The ink of a line on white, cut out."""

    def __init__(self, data):
        raw = subprocess.run(
            ["ffmpeg", "-v", "error", "-f", "png_pipe", "-i", "-", "-vf", f"crop={WIDTH}:{HEIGHT}:0:0", "-pix_fmt",
             "rgb24", "-f", "rawvideo", "-"], input=data, capture_output=True, check=True).stdout
        self.pixels = [tuple(raw[i:i + 3]) for i in range(0, len(raw), 3)]
        ink = {(i % WIDTH, i // WIDTH) for i, pixel in enumerate(self.pixels) if min(pixel) < 128}
        if not ink:
            raise SystemExit("A picture without ink.")
        self.left, self.top = min(x for x, _ in ink), min(y for _, y in ink)
        self.width = max(x for x, _ in ink) - self.left + 1
        self.height = max(y for _, y in ink) - self.top + 1
        self.ink = {(x - self.left, y - self.top) for x, y in ink}

    def color(self):
        """The mean colour, and the share of ink that is no grey."""
        own = [self.pixels[(y + self.top) * WIDTH + x + self.left] for x, y in self.ink]
        colored = sum(max(pixel) - min(pixel) > SOME_COLOR for pixel in own) / len(own)
        return [sum(part) / len(own) for part in zip(*own)], colored

    def within(self, other):
        near = {(x + a, y + b) for x, y in other.ink for a in (-1, 0, 1) for b in (-1, 0, 1)}
        return len(self.ink & near) / len(self.ink)

    def like(self, other):
        return min(self.within(other), other.within(self))


def compared(ours, theirs):
    return ours.like(theirs), ours.width - theirs.width


def main():
    folder = sys.argv[1]
    pictures = os.path.join(folder, "pictures")
    os.makedirs(pictures, exist_ok=True)
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        raise SystemExit("Chromium is not on the PATH.")
    files = fetch(os.path.join(folder, "fonts"))
    if "--boxes" in sys.argv[2:]:
        for script, (text, family, _, _) in LINES.items():
            box = Picture(by_chromium(browser, folder, text, family, files.get(script)))
            print(script, box.left - LEFT, box.top - BASELINE, box.width, box.height, sep="\t")
        return
    wrong = 0
    shutil.rmtree(os.path.join(folder, "server"), ignore_errors=True)
    with Server(os.path.join(folder, "server")) as server:
        add_fonts(server, files)
        project = server.post("/projects/", name="Scripts", width=WIDTH, height=HEIGHT, fps_num=25, fps_den=1,
                              sample_rate=44100, channels=2, channel_layout=3, json="{}")
        path = os.path.join(folder, "blank.svg")
        with open(path, "w") as file:
            file.write(drawing("", "sans-serif"))
        blank = server.upload(project, path)
        print("| script | font | title: like | width | caption: like | width |\n| --- | --- | --- | --- | --- | --- |")
        for script, (text, family, _, _) in LINES.items():
            theirs = by_chromium(browser, folder, text, family, files.get(script))
            drawn = {"title": by_title(server, project, folder, text, family),
                     "caption": by_caption(server, project, blank, text, family)}
            row = []
            for name, data in (("chromium", theirs), *drawn.items()):
                with open(os.path.join(pictures, f"{script.lower()}-{name}.png"), "wb") as file:
                    file.write(data)
            reference = Picture(theirs)
            for data in drawn.values():
                like, wider = compared(Picture(data), reference)
                wrong += like < ALIKE or abs(wider) > WIDER
                row += [f"{like:.1%}", f"{wider:+d}"]
            note = ""
            if script == "Emoji":
                shares = [Picture(data).color()[1] for data in (theirs, *drawn.values())]
                wrong += max(shares) - min(shares) > .1
                note = " (in colour: " + ", ".join(f"{share:.0%}" for share in shares) + ")"
            print(f"| {script}{note} | {family} | {' | '.join(row)} |", flush=True)
    print("\nAll lines are alike." if not wrong else f"\n{wrong} comparisons are beyond the limits.")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
