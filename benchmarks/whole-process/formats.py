#!/usr/bin/env python3
"""Exports a second of film in many formats and codecs from a running program, and compares what ffprobe finds with what
was asked for.

    formats.py FOLDER [--only TEXT]

Needs the built program, or another that CLIPWRIGHT names, ffmpeg and ffprobe. FOLDER gets the server's data and the
outputs; the table goes to the standard output, and the exit code tells whether all rows are as expected. --only takes
rows whose name has a text.
"""

import argparse
import base64
import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile

REPOSITORY = os.path.realpath(os.path.join(os.path.dirname(os.path.realpath(__file__)), "../.."))
LAUNCHER = os.environ.get(
    "CLIPWRIGHT", os.path.join(REPOSITORY, "distribution/package/target/clipwright/clipwright"))
FRAMES = 30
FPS = 25
SECONDS = FRAMES / FPS


class Row:
    """An export, and what is expected of it; a picture format of "" leaves out the pictures."""

    def __init__(self, name, container, video="libx264", audio="aac", picture="yuv420p", frames=FRAMES, codec=None,
                 sound=None, channels=2, kind="video", rate="600000", sound_rate="128000", extra=None, field=None):
        self.name, self.container, self.video, self.audio = name, container, video, audio
        self.picture, self.frames, self.codec, self.sound = picture, frames, codec, sound
        self.channels, self.kind, self.rate, self.sound_rate = channels, kind, rate, sound_rate
        self.extra, self.field = extra or {}, field


def films():
    """Formats and codecs of films: container, encoder, codec as ffprobe calls it, pixel format, encoder and name of the
    sound. MP4 has one number for all layers of MPEG audio, which ffprobe calls mp3."""
    listed = """
        mp4 libx264 h264 yuv420p aac aac | mp4 libx265 hevc yuv420p aac aac | mp4 libsvtav1 av1 yuv420p libopus opus
        mp4 libvpx-vp9 vp9 yuv420p libopus opus | mp4 mpeg4 mpeg4 yuv420p libmp3lame mp3
        mp4 h.264 h264 yuv420p ac3 ac3
        mp4 hevc hevc yuv420p eac3 eac3 | mp4 mpeg2video mpeg2video yuv420p mp2 mp3 | mp4 mjpeg mjpeg yuvj420p alac alac
        mp4 libx264rgb h264 gbrp flac flac | mov libx264 h264 yuv420p pcm_s16le pcm_s16le
        mov prores_ks prores yuv422p10le pcm_s24le pcm_s24le | mov prores prores yuv422p10le pcm_s16le pcm_s16le
        mov qtrle qtrle * pcm_s16le pcm_s16le | mov png png * aac aac | mov mjpeg mjpeg yuvj420p pcm_s16le pcm_s16le
        mkv libx264 h264 yuv420p flac flac | mkv ffv1 ffv1 yuv420p flac flac | mkv huffyuv huffyuv * pcm_s16le pcm_s16le
        mkv utvideo utvideo yuv420p pcm_s24le pcm_s24le | mkv libvpx vp8 yuv420p libvorbis vorbis
        mkv rawvideo rawvideo yuv420p pcm_f32le pcm_f32le | mkv vc2 dirac yuv420p wavpack wavpack
        mkv libx265 hevc yuv420p tta tta | webm libvpx vp8 yuv420p libvorbis vorbis
        webm libvpx-vp9 vp9 yuv420p libopus opus | webm libsvtav1 av1 yuv420p libopus opus
        avi mpeg4 mpeg4 yuv420p libmp3lame mp3 | avi libx264 h264 yuv420p ac3 ac3
        avi mjpeg mjpeg yuvj420p pcm_s16le pcm_s16le
        avi msmpeg4 msmpeg4v3 yuv420p libmp3lame mp3 | flv flv flv1 yuv420p libmp3lame mp3
        flv libx264 h264 yuv420p aac aac
        mpg mpeg1video mpeg1video yuv420p mp2 mp2 | vob mpeg2video mpeg2video yuv420p ac3 ac3
        ts libx264 h264 yuv420p aac aac | m2ts libx265 hevc yuv420p ac3 ac3 | wmv wmv2 wmv2 yuv420p wmav2 wmav2
        ogv libvpx vp8 yuv420p libvorbis vorbis | mxf mpeg2video mpeg2video yuv420p pcm_s16le pcm_s16le
        3gp h263 h263 yuv420p aac aac | m4v libx264 h264 yuv420p aac aac | nut ffv1 ffv1 yuv420p flac flac
        hls libx264 h264 yuv420p aac aac | hls libx265 hevc yuv420p aac aac | dash libx264 h264 yuv420p aac aac
        dash libx265 hevc yuv420p aac aac"""
    for line in re.split(r"[|\n]", listed):
        if line.strip():
            container, encoder, codec, picture, sound, heard = line.split()
            extra = {"width": 352, "height": 288} if encoder in ("h263", "mpeg1video", "mpeg2video") else {}
            yield Row(f"{container} {encoder} {sound}", container, encoder, sound, picture, codec=codec, sound=heard,
                      extra=extra)


def rows():
    yield from films()
    for container, codec, picture in (("gif", "gif", "bgra"), ("apng", "apng", "*"), ("webp", "libwebp_anim", "*")):
        seen = "webp" if container == "webp" else codec
        yield Row(f"{container} {codec}", container, codec, "none", picture, codec=seen)
    for container, codec, heard in (
            ("mp3", "libmp3lame", "mp3"), ("wav", "pcm_s16le", "pcm_s16le"), ("flac", "flac", "flac"),
            ("m4a", "aac", "aac"), ("ogg", "libvorbis", "vorbis"), ("opus", "libopus", "opus"), ("ac3", "ac3", "ac3"),
            ("aac", "libfdk_aac", "aac"), ("aiff", "pcm_s16be", "pcm_s16be"), ("caf", "alac", "alac"),
            ("wma", "wmav2", "wmav2"), ("mka", "tta", "tta")):
        yield Row(f"audio {container} {codec}", container, "none", codec, "", 0, sound=heard, kind="audio")
    for channels, layout, codec, container, heard in (
            (1, 4, "aac", "mp4", "aac"), (2, 3, "libopus", "webm", "opus"), (3, 11, "flac", "mkv", "flac"),
            (4, 51, "pcm_s16le", "mov", "pcm_s16le"), (5, 55, "aac", "mp4", "aac"), (6, 63, "aac", "mp4", "aac"),
            (6, 63, "ac3", "mkv", "ac3"), (7, 1807, "flac", "mkv", "flac"), (8, 1599, "libopus", "mkv", "opus"),
            (8, 1599, "aac", "mov", "aac")):
        video = "libvpx" if container == "webm" else "libx264"
        yield Row(f"{channels} channels (layout {layout}) {codec} in {container}", container, video, codec,
                  codec={"libvpx": "vp8"}.get(video, "h264"), sound=heard, channels=channels,
                  sound_rate="64000" if channels == 1 else "256000",
                  extra={"channels": channels, "channel_layout": layout})
    for rate in ("23 crf", "20 cqp", "24 qp", "8.0 Mb/sec", "0 crf"):
        yield Row(f"mp4 libx264 {rate}", "mp4", picture="yuv444p" if rate == "0 crf" else "yuv420p", codec="h264",
                  sound="aac", rate=rate)
    yield Row("webm libvpx-vp9 30 crf", "webm", "libvpx-vp9", "libopus", codec="vp9", sound="opus", rate="30 crf")
    for field in ("top", "bottom"):
        yield Row(f"mp4 libx264 interlaced, {field} first", "mp4", codec="h264", sound="aac",
                  extra={"interlaced": True, "top_field_first": field == "top"}, field=field)
    yield Row("mp4 libx264 at 30000/1001", "mp4", codec="h264", sound="aac", frames=36,
              extra={"fps": {"num": 30000, "den": 1001}})
    for form in ("%05d.png", "%05d.jpg", "%05d.bmp"):
        yield Row(f"image {form}", form, "none", "none", "", FRAMES, kind="image")
    yield Row("waveform mp4", "mp4", codec="h264", sound="aac", kind="waveform")


class Server:
    """The built program on a free port."""

    def __init__(self, folder):
        self.log = open(os.path.join(folder, "server.log"), "w+")
        self.process = subprocess.Popen(
            [LAUNCHER, "serve", "--port", "0", "--data", os.path.join(folder, "data")], stdout=self.log,
            stderr=subprocess.STDOUT, env={**os.environ, "CLIPWRIGHT_TRANSCRIBE_WORKERS": "0"})
        try:
            self.address = self.wait()
        except BaseException:
            self.close()
            raise
        login = base64.b64encode(b"demo-cloud:demo-password").decode()
        self.headers = {"Authorization": "Basic " + login, "Content-Type": "application/json"}

    def wait(self):
        for _ in range(1800):
            with open(self.log.name) as text:
                found = re.search(r"^  Address   (\S+)", text.read(), re.MULTILINE)
            if found:
                return found.group(1).rstrip("/")
            if self.process.poll() is not None:
                sys.exit(f"The server ended, see {self.log.name}")
            time.sleep(.1)
        sys.exit(f"The server does not start, see {self.log.name}")

    def send(self, method, path, body=None):
        url = path if path.startswith("http") else self.address + path
        request = urllib.request.Request(
            url, None if body is None else json.dumps(body).encode(), self.headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as refusal:
            return {"refused": refusal.read().decode()}

    def upload(self, project, file):
        boundary = "----formats"
        with open(file, "rb") as content:
            parts = (f"--{boundary}\r\nContent-Disposition: form-data; name=\"project\"\r\n\r\n{project}\r\n"
                     f"--{boundary}\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n{{}}\r\n"
                     f"--{boundary}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"source.mp4\"\r\n\r\n"
                     ).encode() + content.read() + f"\r\n--{boundary}--\r\n".encode()
        headers = {**self.headers, "Content-Type": "multipart/form-data; boundary=" + boundary}
        request = urllib.request.Request(self.address + "/files/", parts, headers)
        for _ in range(10):
            try:
                with urllib.request.urlopen(request) as answer:
                    return json.loads(answer.read())
            except urllib.error.HTTPError as refusal:
                if refusal.code != 503:
                    raise
                time.sleep(float(refusal.headers.get("Retry-After", 5)))
        sys.exit("The server has no time for an upload.")

    def close(self):
        self.process.terminate()
        self.process.wait(60)
        self.log.close()


def project(server, folder):
    source = os.path.join(folder, "source.mp4")
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", f"testsrc2=size=320x180:rate={FPS}:duration={SECONDS}",
         "-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={SECONDS}", "-ac", "2", "-c:v", "libx264",
         "-preset", "ultrafast", "-c:a", "aac", source], check=True)
    made = server.send("POST", "/projects/", {
        "name": "Formats", "width": 320, "height": 180, "fps_num": FPS, "fps_den": 1, "sample_rate": 48000,
        "channels": 2, "channel_layout": 3, "json": {}})
    file = server.upload(made["url"], source)
    server.send("POST", "/clips/", {"project": made["url"], "file": file["url"], "position": 0, "start": 0,
                                    "end": SECONDS, "layer": 1, "json": {}})
    return made


def exported(server, made, row):
    export = server.send("POST", "/exports/", {
        "project": made["url"], "export_type": row.kind, "video_format": row.container, "video_codec": row.video,
        "video_bitrate": row.rate, "audio_codec": row.audio, "audio_bitrate": row.sound_rate, "start_frame": 1,
        "end_frame": 36 if row.frames == 36 else FRAMES, "json": row.extra})
    while "refused" not in export and export["status"] not in ("completed", "failed"):
        time.sleep(.2)
        export = server.send("GET", export["url"])
    return export


def probe(address):
    """What ffprobe says of an output; it cannot read animated WebP, whose frames are counted by their chunks."""
    with urllib.request.urlopen(address) as output:
        head = output.read(16)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            frames = re.findall(rb"ANMF(?=....)", head + output.read(), re.DOTALL)
            return {"streams": [{"codec_type": "video", "codec_name": "webp", "nb_read_frames": len(frames)}],
                    "format": {}}
    answer = subprocess.run(
        ["ffprobe", "-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json", address],
        capture_output=True, text=True)
    return json.loads(answer.stdout or "{}") if answer.returncode == 0 else {"failed": answer.stderr.strip()}


def first_field(address):
    """The field of the first frame that is shown first: what a container says of it is not reliable."""
    shown = subprocess.run(
        ["ffprobe", "-v", "error", "-select_streams", "v", "-read_intervals", "%+#1", "-show_entries",
         "frame=interlaced_frame,top_field_first", "-of", "json", address], check=True, capture_output=True, text=True)
    frame = json.loads(shown.stdout)["frames"][0]
    return None if not frame["interlaced_frame"] else "top" if frame["top_field_first"] else "bottom"


def check(row, export, folder):
    """The facts of an output, and what is wrong with it."""
    if "refused" in export:
        return {}, ["refused: " + export["refused"]]
    if export["status"] != "completed":
        return {}, [export["json"].get("error", "failed")]
    if row.kind == "image":
        return pictures(row, export, folder)
    found = probe(export["output"])
    if "failed" in found:
        return {}, ["ffprobe: " + found["failed"][-200:]]
    seen = next((s for s in found.get("streams", []) if s["codec_type"] == "video"), None)
    heard = next((s for s in found.get("streams", []) if s["codec_type"] == "audio"), None)
    facts = {
        "codec": (seen or {}).get("codec_name", "-"), "picture": (seen or {}).get("pix_fmt", "-"),
        "frames": int((seen or {}).get("nb_read_frames", 0)), "seconds": found["format"].get("duration", "-"),
        "sound": f"{heard['codec_name']} {heard['channels']}" if heard else "-"}
    return facts, wrong(row, facts, export)


def wrong(row, facts, export):
    errors = []
    if (row.picture == "") != (facts["codec"] == "-"):
        errors.append("pictures" if row.picture == "" else "no pictures")
    elif row.picture:
        if facts["codec"] != row.codec:
            errors.append(f"codec, not {row.codec}")
        if row.picture != "*" and facts["picture"] != row.picture:
            errors.append(f"pixels, not {row.picture}")
        if facts["frames"] != row.frames:
            errors.append(f"frames, not {row.frames}")
        if row.field and first_field(export["output"]) != row.field:
            errors.append(f"not {row.field} field first")
    replaced = any(f'"{row.audio}" is not part' in warning for warning in export["json"].get("warnings", []))
    if not replaced and facts["sound"] != (f"{row.sound} {row.channels}" if row.sound else "-"):
        errors.append(f"sound, not {row.sound} {row.channels}")
    # ffprobe cuts the length of DASH to whole seconds.
    shortest = int(SECONDS) if row.container == "dash" else SECONDS - .05
    if facts["seconds"] not in ("-", "N/A") and not shortest <= float(facts["seconds"]) <= SECONDS + .15:
        errors.append("length")
    return errors


def pictures(row, export, folder):
    archive = os.path.join(folder, "pictures.zip")
    urllib.request.urlretrieve(export["output"], archive)
    with zipfile.ZipFile(archive) as zipped:
        names = zipped.namelist()
        damaged = zipped.testzip()
    facts = {"codec": os.path.splitext(names[0])[1][1:], "frames": len(names)}
    return facts, ([] if len(names) == row.frames else [f"pictures, not {row.frames}"]) + ([damaged] if damaged else [])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    os.makedirs(folder, exist_ok=True)
    server = Server(folder)
    failed = total = 0
    try:
        made = project(server, folder)
        print("| export | codec | pixels | frames (expected) | seconds | sound | result |\n"
              "| --- | --- | --- | --- | --- | --- | --- |", flush=True)
        for row in (row for row in rows() if options.only in row.name):
            facts, errors = check(row, exported(server, made, row), folder)
            total, failed = total + 1, failed + bool(errors)
            codec, pixels, frames, seconds, sound = (
                facts.get(fact, "-") for fact in ("codec", "picture", "frames", "seconds", "sound"))
            print(f"| {row.name} | {codec} | {pixels} | {frames} ({row.frames}) | {seconds} | {sound} | "
                  f"{'; '.join(errors) or 'as expected'} |", flush=True)
    finally:
        server.close()
    print(f"\n{total} exports, {failed} of them not as expected")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
