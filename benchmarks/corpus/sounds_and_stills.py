"""The sounds and pictures of the corpus."""

import os

import barcode
import boxes
from cell import Cell, encode, make
from films import AAC, AC3, FLAC, MP2, MP3, OPUS, PCM, VORBIS
from oddities import ffmpeg

SOUNDS = {
    "wav": "pcm_u8 pcm_s16le pcm_s24le pcm_s32le pcm_f32le pcm_f64le pcm_alaw pcm_mulaw adpcm_ms adpcm_ima_wav libmp3lame adpcm_yamaha",
    "w64": "pcm_s16le pcm_f32le", "aiff": "pcm_s16be pcm_s24be pcm_s8 pcm_f32be pcm_alaw", "caf": "pcm_s16le alac pcm_f32be",
    "au": "pcm_s16be pcm_mulaw", "voc": "pcm_u8 pcm_s16le", "flac": "flac", "ogg": "libvorbis flac libopus libspeex",
    "oga": "flac", "opus": "libopus", "mka": "aac libopus flac ac3 pcm_s16le", "mp3": "libmp3lame", "mp2": "mp2", "aac": "aac",
    "m4a": "aac alac", "ac3": "ac3", "eac3": "eac3", "wma": "wmav1 wmav2", "tta": "tta", "wv": "wavpack", "weba": "libopus",
    "sox": "pcm_s32le", "sf": "pcm_s16le", "adx": "adpcm_adx", "dts": "dca", "thd": "truehd", "mlp": "mlp", "g722": "g722",
    "rso": "pcm_u8", "amr": "", "sbc": "sbc", "aptx": "aptx", "latm": "aac", "spx": "libspeex"}
FORMS = {"weba": "webm", "sf": "ircam", "thd": "truehd", "latm": "latm", "aac": "adts"}
RATES = {"adpcm_adx": 44100, "g722": 16000, "libspeex": 16000, "pcm_u8": 44100}
LATE = {"libmp3lame": .03, "wmav1": .05, "wmav2": .05, "g722": .02, "libspeex": .03}
HALF = (118, 118, 118)
STILLS = {
    "png": "rgb24 rgba gray ya8 pal8 monob rgb48be rgba64be gray16be", "jpg": "yuvj420p yuvj422p yuvj444p gray", "bmp": "bgr24 bgra gray pal8 rgb565le",
    "tiff": "rgb24 rgba gray pal8 monob rgb48le gray16le yuv444p", "tga": "bgr24 bgra gray rgb555le pal8",
    "webp": "bgra yuv420p", "gif": "pal8 rgb8", "ppm": "rgb24 rgb48be", "pgm": "gray gray16be", "pbm": "monow", "pam": "rgb24 rgba gray",
    "pcx": "rgb24 pal8 gray", "sgi": "rgb24 rgba gray", "ras": "bgr24 gray", "xwd": "bgra rgb24", "dpx": "rgb24 rgb48le gbrp10be",
    "exr": "gbrpf32le gbrapf32le", "jp2": "rgb24 yuv420p gray rgba", "j2k": "rgb24", "jls": "rgb24 gray", "jxl": "rgb24 rgba gray",
    "qoi": "rgb24 rgba", "xbm": "monow", "pfm": "gbrpf32le", "fits": "gray gbrp", "avif": "yuv420p yuv444p yuv420p10le", "hdr": "",
    "ico": "bgra", "sun": "bgr24"}
EXTRAS = {"jp2": "-c:v libopenjpeg", "j2k": "-c:v libopenjpeg -format j2k", "webp": "-c:v libwebp -quality 95", "avif": "-c:v libaom-av1 -still-picture 1 -crf 10",
          "jpg": "-c:v mjpeg -q:v 2", "exr": "-c:v exr", "tiff": "-c:v tiff", "sun": "-c:v sunrast -f image2", "jxl": "-c:v libjxl",
          "ico": "-f ico", "fits": "-f fits -c:v fits", "gif": "-f gif", "jls": "-c:v jpegls -f image2", "ras": "-c:v sunrast", "qoi": "-c:v qoi",
          "pfm": "-c:v pfm", "hdr": "-c:v hdr", "apng": "-f apng"}


def sounds():
    for suffix, codecs in SOUNDS.items():
        for codec in codecs.split():
            rate = RATES.get(codec, 48000)
            form = f"-f {FORMS[suffix]}" if suffix in FORMS else ""
            yield Cell(f"sound-{codec}.{suffix}", "sounds", f"{suffix.upper()}: {codec}", audio=f"-c:a {codec} -ar {rate} -strict -2", sample_rate=rate,
                       extra=form, late=.03 if suffix == "voc" else LATE.get(codec, .012), channels=2 if codec in ("aptx", "sbc") else 1)
    for name, words in (("vbr", "-q:a 4"), ("cbr-noxing", "-b:a 64k -write_xing 0"), ("vbr-noxing", "-q:a 4 -write_xing 0"),
                        ("joint", "-ac 2 -b:a 128k"), ("id3v1", "-write_id3v1 1 -id3v2_version 0 -metadata title=A"), ("22050", "-ar 22050")):
        yield Cell(f"{name}.mp3", "sounds", f"MP3: {name}", audio="-c:a libmp3lame " + words, late=.06 if "noxing" in name else .03)
    for suffix, audio in (("mp3", MP3), ("m4a", AAC), ("flac", FLAC), ("wma", "-c:a wmav2")):
        yield Cell(f"cover-sound.{suffix}", "sounds", f"{suffix.upper()} with cover art", audio=audio, more=covered, late=.06 if suffix == "wma" else .03)
    for rate in (8000, 11025, 22050, 44100, 96000, 192000):
        yield Cell(f"rate-{rate}.wav", "sounds", f"WAV of {rate} Hz", audio=PCM, sample_rate=rate)
        yield Cell(f"rate-{rate}.flac", "sounds", f"FLAC of {rate} Hz", audio=FLAC, sample_rate=rate)


def covered(cell, folder, output):
    plain = make(Cell("plain-" + cell.name, "", "", audio=cell.audio), folder)
    picture = os.path.join(folder, "cover-sound.png")
    ffmpeg("-f", "lavfi", "-i", "color=red:s=300x300", "-frames:v", "1", picture)
    ffmpeg("-i", plain, "-i", picture, "-map", "0", "-map", "1", "-c:a", "copy", "-c:v", "png", "-disposition:v", "attached_pic", output)


def stills():
    for suffix, forms in STILLS.items():
        for form in forms.split():
            alpha = 128 if form in ("rgba", "bgra", "ya8", "rgba64be", "gbrapf32le") and suffix != "ico" else None
            name = f"still-{form}.{suffix}"
            colors = "mono" if form.startswith("mono") else "gray" if form.startswith(("gray", "ya8")) or suffix == "fits" and form == "gray" else "rgb"
            linear = suffix in ("exr", "pfm")
            yield Cell(name, "pictures", f"{suffix.upper()}, {form}", f"{EXTRAS.get(suffix, '')} -pix_fmt {form} -frames:v 1", frames=1,
                       still=True, beeps=[], alpha=alpha, colors="any" if linear else colors, tolerance=64 if form in ("rgb8", "rgb565le") else 28,
                       expect={"white": HALF} if alpha and suffix != "bmp" else {})
    # Without a mask, the fourth byte of a bitmap's pixel means nothing.
    yield Cell("masked.bmp", "pictures", "BMP with a mask for opacity", "-pix_fmt bgra -frames:v 1", frames=1, still=True, beeps=[], alpha=128,
               patch=boxes.bitmap_mask, expect={"white": HALF})
    for width, height in ((1, 1), (2, 2), (1, 200), (200, 1), (175, 143), (4000, 3000), (64, 4096), (12000, 60)):
        readable = width >= 60 and height >= 8
        yield Cell(f"size-{width}x{height}.png", "pictures", f"PNG of {width}x{height}", "-frames:v 1 -update 1", size=(width, height), frames=1, still=True,
                   beeps=[], colors="rgb" if readable else "any", shown=[0] if readable else [])
    yield Cell("progressive.jpg", "pictures", "JPEG in one block, optimal tables", "-c:v mjpeg -q:v 2 -pix_fmt yuvj420p -huffman optimal -frames:v 1",
               frames=1, still=True, beeps=[])
    yield Cell("lossless.webp", "pictures", "WebP without loss", "-c:v libwebp -lossless 1 -frames:v 1", frames=1, still=True, beeps=[])
    for compression in ("raw", "packbits", "lzw", "deflate"):
        yield Cell(f"{compression}.tiff", "pictures", f"TIFF, {compression}", f"-c:v tiff -compression_algo {compression} -pix_fmt rgb24 -frames:v 1",
                   frames=1, still=True, beeps=[])
    yield Cell("interlaced.png", "pictures", "PNG with rows mixed", "-c:v png -flags +ildct -frames:v 1", frames=1, still=True, beeps=[])
    for name, video, size in (("moving.gif", "-f gif", (176, 144)), ("moving.apng", "-f apng -plays 1", (176, 144)),
                              ("moving.png", "-f apng -plays 1", (176, 144)), ("moving.webp", "-c:v libwebp_anim -quality 95 -f webp", (176, 144))):
        yield Cell(name, "pictures", f"moving {name.split('.')[1].upper()}", video, size=size, beeps=[])
