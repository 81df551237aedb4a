"""Films with oddities: times, edits, shapes, colours, tracks and damage."""

import os
import subprocess
from fractions import Fraction

import boxes
from cell import COUNT, Cell, MakingFailed, encode, make
from films import AAC, AC3, FLAC, H264, HEVC, MP2, MP3, MPEG2, MPEG4, OPUS, PCM, VP8, VP9

# The beeps of a film that breaks off in its middle.
FIRST_HALF = [(.2, 600), (.6, 900)]

# Players turn a film to the left by the angle that FFmpeg 5 is given.
TURNED = {90: "transpose=1", 180: "hflip,vflip", 270: "transpose=2"}


def ffmpeg(*words):
    done = subprocess.run(["ffmpeg", "-v", "error", "-y", "-nostdin", *words], capture_output=True)
    if done.returncode != 0:
        raise MakingFailed(done.stderr.decode(errors="replace").strip()[-200:])


def oddities():
    yield from times()
    yield from edits()
    yield from gaps()
    yield from orders()
    yield from shapes()
    yield from transparent()
    yield from colored()
    yield from fields()
    yield from tracks()
    yield from damaged()


def base(suffix="mp4", video=H264, audio=AAC, **more):
    return Cell("base." + suffix, "base", "the film that others are made of", video, audio, **more)


def times():
    for suffix, audio in (("mp4", AAC), ("mov", PCM), ("mkv", AAC), ("ts", AAC), ("nut", PCM)):
        for seconds in (1, 3600):
            yield Cell(f"offset-{seconds}.{suffix}", "start offsets", f"{suffix}: all times {seconds} s later", H264, audio,
                       extra=f"-output_ts_offset {seconds}")
    yield Cell("offset-95440.ts", "start offsets", "ts: the clock wraps in the film", H264, AAC, extra="-output_ts_offset 95442.3")
    yield Cell("offset-0.mpg", "start offsets", "MPEG-PS: without delay", MPEG2, MP2, extra="-muxdelay 0 -muxpreload 0")
    yield Cell("offset-9.mpg", "start offsets", "MPEG-PS: 9 s later", MPEG2, MP2, extra="-output_ts_offset 9")
    yield Cell("offset-5.flv", "start offsets", "FLV: 5 s later", H264, AAC, extra="-output_ts_offset 5")
    for suffix, audio in (("mp4", AAC), ("mov", PCM), ("mkv", FLAC), ("ts", MP2)):
        # Time begins with the first picture.
        late = [(at + .4, pitch) for at, pitch in ((.2, 600), (.6, 900), (1.0, 1200))]
        yield Cell(f"late-sound.{suffix}", "start offsets", f"{suffix}: sound begins 0.4 s after the pictures", H264, audio,
                   beeps=late, more=shifted(1, .4, audio), expect={"duration": 2.0} if suffix == "mkv" else {})
        yield Cell(f"late-picture.{suffix}", "start offsets", f"{suffix}: pictures begin 0.4 s after the sound", H264, audio,
                   more=shifted(0, .4, audio), beeps=[(at - .4, pitch) for at, pitch in ((.6, 900), (1.0, 1200), (1.4, 1500))],
                   expect={"duration": 2.0} if suffix == "mkv" else {})


def shifted(which, seconds, audio):
    """One of the two streams is put later."""
    def more(cell, folder, output):
        source = make(base("mkv", audio=PCM), folder)
        offsets = [[], []]
        offsets[which] = ["-itsoffset", str(seconds)]
        ffmpeg(*offsets[0], "-i", source, *offsets[1], "-i", source, "-map", "0:v", "-map", "1:a", "-c:v", "copy",
               *audio.split(), output)
    return more


def edits():
    yield Cell("elst-skip.mp4", "edit lists", "the edit list begins at picture 12, a key picture", more=cut_to(12), video=H264,
               audio=AAC, shown=list(range(12, 40)), frames=28, beeps=[(.12, 900), (.52, 1200), (.92, 1500)])
    yield Cell("elst-skip-between.mp4", "edit lists", "the edit list begins at picture 17, between key pictures",
               more=cut_to(17), video=H264, audio=AAC, shown=list(range(17, 40)), frames=23,
               beeps=[(.32, 1200), (.72, 1500)])
    bare = base("mp4", video=H264 + " -bf 0", audio=None)
    # Without an edit list, pictures begin two frames late and sound with what primes the decoder.
    early = [(at - .08 + .0213, pitch) for at, pitch in ((.2, 600), (.6, 900), (1.0, 1200), (1.4, 1500))]
    earlier = [(at + .04, pitch) for at, pitch in early]
    yield Cell("elst-ignored.mp4", "edit lists", "no edit list, B-frames", H264 + " -bf 2", AAC, extra="-use_editlist 0",
               beeps=early)
    yield Cell("elst-part.mp4", "edit lists", "shows 0.4 to 1.2 s of the track", video=H264, beeps=[], frames=20,
               more=copied(bare), patch=boxes.edits((800, 5120)), shown=list(range(10, 30)))
    yield Cell("elst-removed.mp4", "edit lists", "the box of edits missing", video=H264, beeps=[],
               more=copied(bare), patch=boxes.without("moov", "trak", "edts"))
    for kind, flags in (("empty", "+frag_keyframe+empty_moov"), ("default-base", "+frag_keyframe+empty_moov+default_base_moof"),
                        ("dash", "+dash+delay_moov"), ("cmaf", "+cmaf"), ("sidx", "+dash+global_sidx")):
        yield Cell(f"fragments-{kind}.mp4", "edit lists", f"MP4 in fragments ({flags[1:]})", H264 + " -bf 2", AAC,
                   extra="-movflags " + flags, beeps=early if kind in ("empty", "default-base", "sidx") else earlier if kind == "cmaf" else None)
    yield Cell("index-first.mp4", "edit lists", "index at the beginning", H264, AAC, extra="-movflags +faststart")
    yield Cell("negative-cts.mp4", "edit lists", "negative composition offsets", H264 + " -bf 2", AAC,
               extra="-movflags +negative_cts_offsets")


def cut_to(first):
    def more(cell, folder, output):
        ffmpeg("-ss", str(first / 25), "-i", make(base(), folder), "-c", "copy", output)
    return more


def copied(source):
    def more(cell, folder, output):
        encode(source, folder, output)
    return more


def gaps():
    for suffix, audio in (("mp4", AAC), ("mov", PCM), ("mkv", AAC), ("ts", AAC), ("webm", OPUS), ("nut", PCM)):
        video = VP9 if suffix == "webm" else H264 + " -bf 0"
        for name, keep in (("gap", lambda n: not 15 <= n < 25), ("irregular", lambda n: n % 7 in (0, 1, 4)),
                           ("slower", lambda n: n < 20 or n % 2 == 0)):
            yield Cell(f"{name}.{suffix}", "gaps and variable rates", f"{suffix}: {name}", video, audio, keep=keep)
    yield Cell("gap-bframes.mkv", "gaps and variable rates", "a gap in a film with B-frames", H264 + " -bf 2", AAC,
               keep=lambda n: not 15 <= n < 25)
    yield Cell("sparse.mp4", "gaps and variable rates", "four pictures in 1.6 s", H264, AAC, keep=lambda n: n % 10 == 0,
               expect={"duration": 1.24})
    for rate, target, shown in ((60, 30, range(0, 40, 2)), (30, 60, [n // 2 for n in range(80)]),
                                (50, 25, range(0, 40, 2)), (25, 50, [n // 2 for n in range(80)])):
        yield Cell(f"{rate}-in-{target}.mp4", "gaps and variable rates", f"{rate} in a project of {target}", H264, AAC,
                   rate=Fraction(rate), played=Fraction(target), shown=list(shown))


def orders():
    for count in (1, 2, 3, 8):
        for suffix in ("mp4", "mkv", "ts", "flv"):
            yield Cell(f"bframes-{count}.{suffix}", "B-frames and open GOPs", f"{suffix}: H.264 with {count} B-frames",
                       f"{H264} -bf {count} -x264-params b-adapt=0", AAC)
    yield Cell("pyramid.mp4", "B-frames and open GOPs", "H.264, pyramid", H264 + " -bf 5 -x264-params b-adapt=0:b-pyramid=normal", AAC)
    yield Cell("mpeg4-bframes.mp4", "B-frames and open GOPs", "MPEG-4, MP4", MPEG4 + " -bf 2", AAC)
    yield Cell("mpeg4-bframes.avi", "B-frames and open GOPs", "MPEG-4 with packed B-frames, AVI", MPEG4 + " -bf 2", MP3)
    yield Cell("mpeg2-bframes.mpg", "B-frames and open GOPs", "MPEG-2, MPEG-PS", MPEG2 + " -bf 2", MP2)
    yield Cell("mpeg2-bframes.ts", "B-frames and open GOPs", "MPEG-2, TS", MPEG2 + " -bf 2", MP2)
    yield Cell("mpeg2-bframes.mxf", "B-frames and open GOPs", "MPEG-2, MXF", MPEG2 + " -bf 2 -pix_fmt yuv422p", PCM)
    for suffix in ("mp4", "mkv", "ts"):
        yield Cell(f"open-h264.{suffix}", "B-frames and open GOPs", f"H.264, open GOPs, {suffix}",
                   H264 + " -bf 3 -x264-params open-gop=1:b-adapt=0", AAC)
        yield Cell(f"open-hevc.{suffix}", "B-frames and open GOPs", f"HEVC, open GOPs, {suffix}", "-c:v libx265 -preset "
                   "ultrafast -x265-params log-level=none:keyint=12:open-gop=1:bframes=3 -pix_fmt yuv420p", AAC)
    yield Cell("intra-refresh.mp4", "B-frames and open GOPs", "H.264, gradual refresh",
               H264 + " -x264-params intra-refresh=1:bframes=0", AAC)
    yield Cell("one-key.mp4", "B-frames and open GOPs", "H.264, one key picture", H264.replace("-g 12", "-g 1000"), AAC)
    yield Cell("slices.mp4", "B-frames and open GOPs", "H.264, 4 slices", H264 + " -slices 4", AAC)
    yield Cell("annexb-av1.mkv", "B-frames and open GOPs", "VP9 with hidden pictures", VP9.replace("realtime", "good") +
               " -auto-alt-ref 1 -lag-in-frames 12", OPUS)
    yield Cell("altref.webm", "B-frames and open GOPs", "VP8 with hidden pictures", VP8.replace("realtime", "good") +
               " -auto-alt-ref 1 -lag-in-frames 12", OPUS)


def shapes():
    for suffix in ("mp4", "mov"):
        for angle, filters in TURNED.items():
            yield Cell(f"turned-{angle}.{suffix}", "rotation and shape", f"{suffix}: display matrix of {angle}°", H264, AAC,
                       more=turned(angle, filters))
    one = 0x10000
    for name, matrix, filters in (
            ("mirrored", (-one, 0, 0, 0, one, 0, 176 * one, 0, 1 << 30), "hflip"),
            ("flipped", (one, 0, 0, 0, -one, 0, 0, 144 * one, 1 << 30), "vflip")):
        yield Cell(f"{name}.mp4", "rotation and shape", f"{name} by its display matrix", H264, AAC, more=filtered(filters),
                   patch=boxes.display_matrix(*matrix))
    for suffix, audio in (("mp4", AAC), ("mkv", AAC), ("mov", PCM), ("ts", AAC), ("avi", PCM)):
        video = MPEG4 if suffix == "avi" else H264
        yield Cell(f"sar-2-1.{suffix}", "rotation and shape", f"{suffix}: pixels twice as wide as high", video + " -aspect 22:9", audio,
                   seen=(352, 144))
    yield Cell("sar-12-11.mp4", "rotation and shape", "pixels of 12:11", H264 + " -aspect 4:3", AAC, seen=(192, 144))
    yield Cell("sar-1-2.mp4", "rotation and shape", "pixels half as wide as high", H264 + " -aspect 11:18", AAC, seen=(88, 144))
    yield Cell("pal-wide.mpg", "rotation and shape", "DVD, 16:9", MPEG2 + " -aspect 16:9", MP2, size=(720, 576), seen=(1024, 576))
    sizes = [(175, 143), (177, 145), (64, 48), (66, 50), (98, 34), (176, 16), (720, 480), (854, 480), (1280, 720),
             (1366, 768), (1920, 1080), (1440, 1080), (480, 854), (1080, 1920), (3840, 2160)]
    for width, height in sizes:
        odd = " -pix_fmt yuv444p" if width % 2 or height % 2 else ""
        hd = " -vf scale=out_color_matrix=bt709" if width >= 1280 or height > 576 else ""
        yield Cell(f"size-{width}x{height}.mp4", "rotation and shape", f"{width}x{height}", H264 + odd + hd, AAC,
                   size=(width, height), frames=10 if width * height > 500000 else COUNT)
    yield Cell("odd.webm", "rotation and shape", "VP9, 175x143", VP9, OPUS, size=(175, 143))
    yield Cell("odd-ffv1.mkv", "rotation and shape", "FFV1, 177x145", "-c:v ffv1 -pix_fmt yuv420p", FLAC, size=(177, 145))
    yield Cell("odd-hevc.mp4", "rotation and shape", "HEVC, 178x146", HEVC, AAC, size=(178, 146))


def turned(angle, filters):
    def more(cell, folder, output):
        plain = Cell("turned-" + cell.name, "", "", f"{H264} -vf {filters}", AAC)
        path = make(plain, folder)
        ffmpeg("-i", path, "-c", "copy", "-metadata:s:v", f"rotate={angle}", output)
    return more


def filtered(filters):
    def more(cell, folder, output):
        encode(Cell(cell.name, "", "", f"{H264} -vf {filters}", AAC), folder, output)
    return more


def transparent():
    for name, video, audio in (
            ("prores.mov", "-c:v prores_ks -profile:v 4 -pix_fmt yuva444p10le", PCM), ("qtrle.mov", "-c:v qtrle -pix_fmt argb", PCM),
            ("png.mov", "-c:v png -pix_fmt rgba", PCM), ("hap.mov", "-c:v hap -format hap_alpha", PCM),
            ("vp8.webm", VP8.replace("yuv420p", "yuva420p") + " -auto-alt-ref 0", OPUS),
            ("vp9.webm", VP9.replace("yuv420p", "yuva420p"), OPUS), ("ffv1.mkv", "-c:v ffv1 -pix_fmt yuva420p", FLAC),
            ("ffv1-444.mkv", "-c:v ffv1 -pix_fmt yuva444p", FLAC), ("ffv1-bgra.mkv", "-c:v ffv1 -pix_fmt bgra", FLAC),
            ("ffv1-10.mkv", "-c:v ffv1 -pix_fmt yuva422p10le", FLAC), ("ffv1-16.mkv", "-c:v ffv1 -pix_fmt rgba64le -strict -2", FLAC),
            ("utvideo.avi", "-c:v utvideo -pix_fmt gbrap", PCM), ("ffvhuff.mkv", "-c:v ffvhuff -pix_fmt yuva420p", PCM),
            ("huffyuv.avi", "-c:v huffyuv -pix_fmt rgb32", PCM), ("raw.nut", "-c:v rawvideo -pix_fmt rgba", PCM),
            ("raw-argb.nut", "-c:v rawvideo -pix_fmt argb", PCM), ("raw-ya.nut", "-c:v rawvideo -pix_fmt ya8", PCM),
            ("magicyuv.avi", "-c:v magicyuv -pix_fmt gbrap", PCM), ("cfhd.mov", "-c:v cfhd -pix_fmt gbrap12le", PCM)):
        yield Cell("alpha-" + name, "transparency", name, video, audio, alpha=128, frames=COUNT,
                   colors="gray" if "ya8" in video else "rgb", expect={"white": (118, 118, 118)})


def colored():
    tags = {"bt709": ("bt709", "bt709", "bt709"), "bt601": ("smpte170m", "smpte170m", "smpte170m"), "bt470": ("bt470bg", "bt470bg", "gamma28")}
    for name, (matrix, primaries, transfer) in tags.items():
        scale = f"scale=out_color_matrix={'bt709' if name == 'bt709' else 'bt601'}"
        for codec, words in (("h264", H264), ("hevc", HEVC), ("vp9", VP9), ("prores", "-c:v prores_ks")):
            suffix = "mov" if codec == "prores" else "mkv"
            if name == "bt470" and codec != "h264":
                continue
            yield Cell(f"{name}-{codec}.{suffix}", "colours", f"{codec}, tagged {name}", f"{words} -vf {scale} -colorspace {matrix} "
                       f"-color_primaries {primaries} -color_trc {transfer}", beeps=[], frames=12,
                       colors="rgb" if name != "bt470" else "near")
    for codec, words in (("h264", H264), ("hevc", HEVC), ("vp9", VP9), ("av1", "-c:v libaom-av1 -cpu-used 8 -crf 20 -pix_fmt yuv420p")):
        yield Cell(f"full-{codec}.mkv", "colours", f"{codec}, full range", words + " -vf scale=out_range=full -color_range pc",
                   beeps=[], frames=12)
    for name, transfer in (("pq", "smpte2084"), ("hlg", "arib-std-b67")):
        yield Cell(f"hdr-{name}.mp4", "colours", f"HEVC, 10 bits, {name.upper()}", HEVC.replace("yuv420p", "yuv420p10le") +
                   f" -colorspace bt2020nc -color_primaries bt2020 -color_trc {transfer}", AAC, colors="any")
        yield Cell(f"hdr-{name}-vp9.webm", "colours", f"VP9, 10 bits, {name.upper()}", VP9.replace("yuv420p", "yuv420p10le") +
                   f" -colorspace bt2020nc -color_primaries bt2020 -color_trc {transfer}", OPUS, colors="any")
    yield Cell("bt2020-sdr.mp4", "colours", "BT.2020 without HDR", HEVC.replace("yuv420p", "yuv420p10le") +
               " -colorspace bt2020nc -color_primaries bt2020 -color_trc bt2020-10", AAC, colors="any")


def fields():
    for name, video, suffix, audio in (
            ("mpeg2-tff", MPEG2 + " -flags +ildct+ilme -top 1", "mpg", MP2), ("mpeg2-bff", MPEG2 + " -flags +ildct+ilme -top 0", "ts", MP2),
            ("h264-tff", H264 + " -flags +ildct -x264-params tff=1", "mp4", AAC),
            ("h264-bff", H264 + " -flags +ildct -x264-params bff=1", "ts", AAC),
            ("prores-tff", "-c:v prores_ks -flags +ildct -top 1", "mov", PCM), ("mpeg4-interlaced", MPEG4 + " -flags +ildct+ilme", "avi", MP3),
            ("dnxhr-interlaced", "-c:v ffv1 -top 1", "mkv", PCM)):
        yield Cell(f"{name}.{suffix}", "interlaced", name, video, audio)
    yield Cell("paff.mp4", "interlaced", "H.264 as a fake interlaced stream", H264 + " -x264-params fake-interlaced=1", AAC)


def tracks():
    yield Cell("one-frame.mp4", "tracks", "one picture", H264, beeps=[], frames=1)
    yield Cell("one-frame.mkv", "tracks", "one picture", H264, beeps=[], frames=1)
    yield Cell("two-frames.mov", "tracks", "two pictures", H264, beeps=[], frames=2)
    yield Cell("silent.mp4", "tracks", "no sound", H264, beeps=[])
    yield Cell("silent.mkv", "tracks", "no sound", H264, beeps=[])
    for channels, layout in ((2, 3), (3, 7), (4, 263), (6, 63), (8, 1599)):
        for suffix, audio in (("mov", PCM), ("mkv", FLAC), ("mp4", AAC), ("ts", AC3)):
            if (suffix, channels) in (("ts", 8), ("mp4", 3), ("mp4", 4)):
                continue
            for only in {0, channels - 1}:
                yield Cell(f"channels-{channels}-{only}.{suffix}", "channels", f"{suffix}: {channels} channels, beeps in channel {only + 1}",
                           H264, audio, channels=channels, only=only)
    for rate in (8000, 11025, 16000, 22050, 32000, 44100, 88200, 96000, 192000):
        yield Cell(f"sound-{rate}.mkv", "channels", f"sound of {rate} Hz", H264, PCM, sample_rate=rate)
    chapters = ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=800\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=800\nEND=1600\ntitle=Two\n"
    cues = "1\n00:00:00,200 --> 00:00:01,000\nHello\n"
    for suffix, audio in (("mp4", AAC), ("mkv", AAC), ("mov", PCM)):
        yield Cell(f"chapters.{suffix}", "tracks", f"{suffix}: chapters", H264, audio, more=beside(chapters, "ffmetadata", "-map 0 -map_metadata 1 -map_chapters 1 -c copy"))
        form = "srt" if suffix == "mkv" else "mov_text"
        yield Cell(f"subtitles.{suffix}", "tracks", f"{suffix}: subtitles", H264, audio, more=beside(cues, "srt", f"-map 0 -map 1 -c copy -c:s {form}"))
        yield Cell(f"cover.{suffix}", "tracks", f"{suffix}: cover art", H264, audio, more=with_cover())
        yield Cell(f"two-sounds.{suffix}", "tracks", f"{suffix}: two tracks of sound", H264, audio, extra="-map 0:v -map 1:a -map 1:a")
        yield Cell(f"sound-first.{suffix}", "tracks", f"{suffix}: sound before pictures", H264, audio, extra="-map 1:a -map 0:v")
        yield Cell(f"two-films.{suffix}", "tracks", f"{suffix}: two tracks of pictures", H264, audio, extra="-map 0:v -map 0:v -map 1:a")
    yield Cell("timecode.mov", "tracks", "a data track of time code", H264, PCM, extra="-timecode 10:00:00:00 -write_tmcd 1")
    yield Cell("timecode.mp4", "tracks", "a data track of time code", H264, AAC, extra="-timecode 01:02:03:04 -write_tmcd 1")
    yield Cell("attachment.mkv", "tracks", "a file attached", H264, AAC, extra="-attach {folder}/attached.txt -metadata:s:t mimetype=text/plain")
    yield Cell("short-sound.mkv", "tracks", "sound ends after 0.8 s", H264, PCM, beeps=[(.2, 600), (.6, 900)], extra="-af atrim=end=0.8")
    yield Cell("encrypted.mp4", "tracks", "encrypted", H264, AAC, refused="encrypt", extra="-encryption_scheme cenc-aes-ctr "
               "-encryption_key 76a6c65c5ea762046bd749a2e632ccbb -encryption_kid a7e61c373e219033c21091fa607bf3b8")


def beside(text, suffix, words):
    """Put together with a text of that kind."""
    def more(cell, folder, output):
        part = os.path.join(folder, f"{cell.name}.{suffix}")
        with open(part, "w") as file:
            file.write(text)
        plain = Cell("plain-" + cell.name, "", "", cell.video, cell.audio)
        ffmpeg("-i", make(plain, folder), "-i", part, *words.split(), output)
    return more


def with_cover():
    def more(cell, folder, output):
        suffix = cell.name.split(".")[-1]
        plain = make(Cell("plain-" + cell.name, "", "", cell.video, cell.audio), folder)
        picture = os.path.join(folder, "cover.png")
        ffmpeg("-f", "lavfi", "-i", "color=red:s=300x300", "-frames:v", "1", picture)
        if suffix == "mkv":
            ffmpeg("-i", plain, "-c", "copy", "-attach", picture, "-metadata:s:t", "mimetype=image/png", output)
        else:
            ffmpeg("-i", plain, "-i", picture, "-map", "0", "-map", "1", "-c", "copy", "-disposition:v:1", "attached_pic",
                   *(["-f", "mp4"] if suffix == "mov" else []), output)
    return more


def damaged():
    yield Cell("cut.mkv", "damage", "MKV that breaks off in its middle", H264 + " -bf 0", PCM, patch=boxes.cut(.5), colors="any",
               beeps=FIRST_HALF, expect={"cut": True})
    yield Cell("cut.ts", "damage", "TS that breaks off in its middle", H264 + " -bf 0", AAC, patch=boxes.cut(.5), colors="any",
               beeps=FIRST_HALF, expect={"cut": True})
    yield Cell("cut.mp4", "damage", "MP4 that breaks off before its index", H264, AAC, patch=boxes.cut(.5), refused="")
