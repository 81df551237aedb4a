"""The films of the corpus by container, codec, pixel format and rate."""

from fractions import Fraction

from cell import Cell

H264 = "-c:v libx264 -preset veryfast -g 12 -pix_fmt yuv420p"
HEVC = "-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=12 -pix_fmt yuv420p"
AV1 = "-c:v libaom-av1 -cpu-used 8 -g 12 -crf 20 -pix_fmt yuv420p"
VP8 = "-c:v libvpx -deadline realtime -cpu-used 8 -g 12 -b:v 1M -pix_fmt yuv420p"
VP9 = "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 12 -b:v 1M -pix_fmt yuv420p"
MPEG1, MPEG2 = "-c:v mpeg1video -q:v 2", "-c:v mpeg2video -q:v 2"
MPEG4 = "-c:v mpeg4 -q:v 2 -g 12"
MJPEG = "-c:v mjpeg -q:v 2 -pix_fmt yuvj420p"
PCM, AAC, MP3, MP2 = "-c:a pcm_s16le", "-c:a aac", "-c:a libmp3lame", "-c:a mp2 -b:a 128k"
OPUS, VORBIS, FLAC, AC3 = "-c:a libopus", "-c:a libvorbis", "-c:a flac", "-c:a ac3"
CIF = (352, 288)
PAL, NTSC = (720, 576), (720, 480)
NTSC_RATE = Fraction(30000, 1001)

CODECS = {
    "mp4": {"h264-aac": (H264, AAC), "hevc-aac": (HEVC, AAC), "av1-opus": (AV1, OPUS), "vp9-opus": (VP9, OPUS),
            "mpeg4-mp3": (MPEG4, MP3), "mpeg2-mp2": (MPEG2, MP2), "mpeg1-aac": (MPEG1, AAC), "mjpeg-aac": (MJPEG, AAC),
            "h264-ac3": (H264, AC3), "h264-eac3": (H264, "-c:a eac3"), "h264-alac": (H264, "-c:a alac"),
            "h264-flac": (H264, FLAC + " -strict -2"), "h264-mp3": (H264, MP3), "h264-vorbis": (H264, VORBIS),
            "png-aac": ("-c:v png -pix_fmt rgb24", AAC), "hevc-hvc1-eac3": (HEVC + " -tag:v hvc1", "-c:a eac3"),
            "jpeg2000-aac": ("-c:v libopenjpeg -format j2k", AAC), "vc2-aac": ("-c:v vc2 -pix_fmt yuv420p", AAC),
            "h264-dts": (H264, "-c:a dca -strict -2")},
    "mov": {"h264-pcm": (H264, PCM), "h264-pcm24": (H264, "-c:a pcm_s24le"), "hevc-aac": (HEVC + " -tag:v hvc1", AAC),
            "h264-alac": (H264, "-c:a alac"), "mjpeg-adpcm": (MJPEG, "-c:a adpcm_ima_qt"),
            "prores-proxy": ("-c:v prores_ks -profile:v 0", PCM), "prores-lt": ("-c:v prores_ks -profile:v 1", PCM),
            "prores-422": ("-c:v prores_ks -profile:v 2", PCM), "prores-hq": ("-c:v prores_ks -profile:v 3", PCM),
            "prores-4444": ("-c:v prores_ks -profile:v 4 -pix_fmt yuv444p10le", PCM),
            "dnxhr-lb": ("-c:v dnxhd -profile:v dnxhr_lb -pix_fmt yuv422p -s 352x288", PCM),
            "dnxhr-hqx": ("-c:v dnxhd -profile:v dnxhr_hqx -pix_fmt yuv422p10le -s 352x288", PCM),
            "dnxhr-444": ("-c:v dnxhd -profile:v dnxhr_444 -pix_fmt yuv444p10le -s 352x288", PCM),
            "qtrle": ("-c:v qtrle -pix_fmt rgb24", PCM), "qtrle-555": ("-c:v qtrle -pix_fmt rgb555be", PCM),
            "png": ("-c:v png -pix_fmt rgb24", PCM), "cinepak": ("-c:v cinepak", PCM), "rpza": ("-c:v rpza", PCM),
            "svq1": ("-c:v svq1 -q:v 2", PCM), "h263": ("-c:v h263 -q:v 2", PCM), "hap": ("-c:v hap", PCM),
            "hap-q": ("-c:v hap -format hap_q", PCM), "v210": ("-c:v v210 -s 176x144", PCM),
            "v308": ("-c:v v308", PCM), "v408": ("-c:v v408", PCM), "v410": ("-c:v v410", PCM),
            "r210": ("-c:v r210", PCM), "uyvy": ("-c:v rawvideo -pix_fmt uyvy422", PCM),
            "raw-rgb": ("-c:v rawvideo -pix_fmt rgb24", PCM), "cfhd": ("-c:v cfhd", PCM),
            "jpeg2000": ("-c:v libopenjpeg -format j2k", PCM), "mpeg2": (MPEG2, PCM), "ljpeg": ("-c:v ljpeg", PCM),
            "snow": ("-c:v snow -strict -2 -q:v 1", PCM), "tiff": ("-c:v tiff", PCM), "targa": ("-c:v targa", PCM),
            "bmp": ("-c:v bmp", PCM), "gif": ("-c:v gif", PCM), "smc": ("-c:v smc", PCM)},
    "mkv": {"h264-aac": (H264, AAC), "hevc-opus": (HEVC, OPUS), "vp8-vorbis": (VP8, VORBIS), "vp9-opus": (VP9, OPUS),
            "av1-flac": (AV1, FLAC), "ffv1-flac": ("-c:v ffv1 -level 3", FLAC), "huffyuv": ("-c:v huffyuv", PCM),
            "ffvhuff": ("-c:v ffvhuff", PCM), "utvideo": ("-c:v utvideo", PCM), "magicyuv": ("-c:v magicyuv", PCM),
            "theora-vorbis": ("-c:v libtheora -q:v 8", VORBIS), "mpeg1-mp2": (MPEG1, MP2), "mpeg2-ac3": (MPEG2, AC3),
            "mpeg4-mp3": (MPEG4, MP3), "msmpeg4v3-mp3": ("-c:v msmpeg4 -q:v 2", MP3), "mjpeg-pcm": (MJPEG, PCM),
            "wmv2-wma2": ("-c:v wmv2 -q:v 2", "-c:a wmav2"), "flv1-mp3": ("-c:v flv -q:v 2", MP3),
            "prores-pcm": ("-c:v prores_ks", PCM), "png-tta": ("-c:v png", "-c:a tta"),
            "raw-wavpack": ("-c:v rawvideo -pix_fmt yuv420p", "-c:a wavpack"), "snow-pcm": ("-c:v snow -strict -2 -q:v 1", PCM),
            "h264-dts": (H264, "-c:a dca -strict -2"), "h264-truehd": (H264, "-c:a truehd -strict -2"),
            "h264-eac3": (H264, "-c:a eac3"), "h264-alac": (H264, "-c:a alac"), "h264-pcm-f32": (H264, "-c:a pcm_f32le"),
            "dirac-flac": ("-c:v vc2 -pix_fmt yuv420p", FLAC), "cinepak-pcm": ("-c:v cinepak", PCM),
            "rv20-ac3": ("-c:v rv20 -q:v 2", AC3), "speedhq": ("-c:v speedhq -q:v 2", PCM)},
    "webm": {"vp8-vorbis": (VP8, VORBIS), "vp9-opus": (VP9, OPUS), "av1-opus": (AV1, OPUS), "vp8-opus": (VP8, OPUS)},
    "avi": {"mpeg4-mp3": (MPEG4, MP3), "xvid-mp3": ("-c:v libxvid -q:v 2 -g 12", MP3), "mjpeg-pcm": (MJPEG, PCM),
            "h264-mp3": (H264 + " -bf 0", MP3), "h264-bframes-pcm": (H264 + " -bf 2", PCM), "h264-ac3": (H264 + " -bf 0", AC3),
            "raw-bgr": ("-c:v rawvideo -pix_fmt bgr24", PCM), "raw-i420": ("-c:v rawvideo -pix_fmt yuv420p", PCM),
            "huffyuv": ("-c:v huffyuv -pix_fmt yuv422p", PCM), "ffvhuff": ("-c:v ffvhuff", PCM),
            "utvideo": ("-c:v utvideo", PCM), "magicyuv": ("-c:v magicyuv", PCM), "ffv1": ("-c:v ffv1", PCM),
            "msvideo1": ("-c:v msvideo1", PCM), "cinepak": ("-c:v cinepak", PCM), "zmbv": ("-c:v zmbv", PCM),
            "zlib": ("-c:v zlib", PCM), "wmv1": ("-c:v wmv1 -q:v 2", PCM), "wmv2": ("-c:v wmv2 -q:v 2", PCM),
            "msmpeg4v2": ("-c:v msmpeg4v2 -q:v 2", PCM), "msmpeg4v3": ("-c:v msmpeg4 -q:v 2", "-c:a adpcm_ms"),
            "ljpeg": ("-c:v ljpeg", PCM), "asv1": ("-c:v asv1 -q:v 2", PCM), "asv2": ("-c:v asv2 -q:v 2", PCM),
            "snow": ("-c:v snow -strict -2 -q:v 1", PCM), "mpeg2-mp2": (MPEG2 + " -bf 0", MP2), "h263": ("-c:v h263 -q:v 2", PCM),
            "png": ("-c:v png", PCM), "flv1": ("-c:v flv -q:v 2", PCM), "jpegls": ("-c:v jpegls -pix_fmt rgb24", PCM),
            "vp8": (VP8, PCM), "hevc": (HEVC + " -bf 0", PCM), "adpcm": (MPEG4, "-c:a adpcm_ima_wav")},
    "ts": {"h264-aac": (H264, AAC), "hevc-ac3": (HEVC, AC3), "mpeg2-mp2": (MPEG2, MP2), "mpeg1-mp2": (MPEG1, MP2),
           "h264-mp3": (H264, MP3), "h264-opus": (H264, OPUS), "h264-dts": (H264, "-c:a dca -strict -2"),
           "h264-latm": (H264, "-c:a aac -mpegts_flags latm"), "mpeg4-mp2": (MPEG4, MP2), "h264-eac3": (H264, "-c:a eac3"),
           "dirac-ac3": ("-c:v vc2 -pix_fmt yuv420p", AC3)},
    "m2ts": {"h264-ac3": (H264, AC3), "mpeg2-pcm": (MPEG2, "-c:a pcm_bluray -ac 2")},
    "mpg": {"mpeg1-mp2": (MPEG1, MP2), "mpeg2-mp2": (MPEG2, MP2), "h264-mp2": (H264, MP2)},
    "vob": {"mpeg2-ac3": (MPEG2, AC3), "mpeg2-pcm": (MPEG2, "-c:a pcm_dvd")},
    "flv": {"h264-aac": (H264, AAC), "flv1-mp3": ("-c:v flv -q:v 2", "-c:a libmp3lame -ar 44100"),
            "flashsv-pcm": ("-c:v flashsv", "-c:a pcm_s16le -ar 44100")},
    "f4v": {"h264-aac": (H264, AAC)},
    "ogv": {"theora-vorbis": ("-c:v libtheora -q:v 8", VORBIS), "theora-opus": ("-c:v libtheora -q:v 8", OPUS),
            "theora-flac": ("-c:v libtheora -q:v 8", FLAC)},
    "wmv": {"wmv2-wma2": ("-c:v wmv2 -q:v 2", "-c:a wmav2"), "wmv1-wma1": ("-c:v wmv1 -q:v 2", "-c:a wmav1"),
            "msmpeg4v3-mp3": ("-c:v msmpeg4 -q:v 2", MP3)},
    "3gp": {"h263-aac": ("-c:v h263 -q:v 2", AAC), "h264-aac": (H264, AAC), "mpeg4-aac": (MPEG4, AAC)},
    "3g2": {"h264-aac": (H264, AAC)},
    "m4v": {"h264-aac": (H264, "-c:a aac -f mp4")},
    "nut": {"ffv1-flac": ("-c:v ffv1", FLAC), "mpeg4-vorbis": (MPEG4, VORBIS)},
    "rm": {"rv10-ac3": ("-c:v rv10 -q:v 2", AC3), "rv20-ac3": ("-c:v rv20 -q:v 2", AC3)},
    "swf": {"flv1-mp3": ("-c:v flv -q:v 2", "-c:a libmp3lame -ar 44100")},
    "wtv": {"mpeg2-mp2": (MPEG2, MP2)},
    "amv": {"amv-adpcm": ("-c:v amv -strict -1 -pix_fmt yuvj420p", "-c:a adpcm_ima_amv -ar 22050 -ac 1 -block_size 882")},
    "mxf": {"mpeg2-pcm": (MPEG2 + " -pix_fmt yuv422p -g 12", PCM), "dnxhr-pcm": ("-c:v dnxhd -profile:v dnxhr_sq -pix_fmt yuv422p -s 352x288", PCM),
            "h264-pcm": (H264, PCM), "prores-pcm": ("-c:v prores_ks", PCM), "jpeg2000-pcm": ("-c:v libopenjpeg -format j2k", PCM)},
    "smjpeg": {"mjpeg-pcm": (MJPEG, PCM)},
    "nsv": {},
}
SILENT = {
    "raw.h264": (H264 + " -bf 0", "h264"), "bframes.h264": (H264 + " -bf 2", "h264"), "raw.hevc": (HEVC + " -bf 0", "hevc"),
    "raw.m1v": (MPEG1, "mpeg1video"), "raw.m2v": (MPEG2, "mpeg2video"), "raw.m4v": (MPEG4, "m4v"), "raw.obu": (AV1, "obu"),
    "vp9.ivf": (VP9, "ivf"), "vp8.ivf": (VP8, "ivf"), "av1.ivf": (AV1, "ivf"), "raw.y4m": ("-pix_fmt yuv420p", "yuv4mpegpipe"),
    "raw.mjpeg": (MJPEG, "mjpeg"), "raw.h263": ("-c:v h263 -q:v 2", "h263"), "raw.h261": ("-c:v h261 -q:v 2", "h261"),
    "raw.drc": ("-c:v vc2 -pix_fmt yuv420p", "dirac"), "raw.dnxhd": ("-c:v dnxhd -profile:v dnxhr_sq -pix_fmt yuv422p -s 352x288", "dnxhd"),
    "cinepak.cpk": ("-c:v cinepak", "film_cpk")}
STUDIO = [
    Cell("pal.dv", "dv", "DV, PAL", "-c:v dvvideo -pix_fmt yuv420p", "-c:a pcm_s16le -ac 2", size=PAL),
    Cell("ntsc.dv", "dv", "DV, NTSC", "-c:v dvvideo -pix_fmt yuv411p", "-c:a pcm_s16le -ac 2", size=NTSC, rate=NTSC_RATE,
         seen=(640, 480)),
    Cell("dv.avi", "avi", "AVI: DV, PCM", "-c:v dvvideo -pix_fmt yuv420p", PCM + " -ac 2", size=PAL),
    Cell("dv.mov", "mov", "MOV: DV, PCM", "-c:v dvvideo -pix_fmt yuv420p", PCM + " -ac 2", size=PAL),
    Cell("dv.mxf", "mxf", "MXF: DV, PCM", "-c:v dvvideo -pix_fmt yuv420p", PCM + " -ac 2", size=PAL),
    Cell("dnxhd.mov", "mov", "MOV: DNxHD 120, PCM", "-c:v dnxhd -b:v 120M -pix_fmt yuv422p", PCM, size=(1920, 1080), frames=10),
    Cell("pal.gxf", "gxf", "GXF: MPEG-2, PCM", MPEG2 + " -pix_fmt yuv420p", PCM, size=PAL),
    Cell("d10.mxf", "mxf", "MXF D-10: MPEG-2 intra", "-c:v mpeg2video -g 1 -b:v 30M -minrate 30M -maxrate 30M -bufsize 1200000 "
         "-pix_fmt yuv422p -rc_init_occupancy 1200000 -qmin 1 -qmax 12 -intra_vlc 1 -non_linear_quant 1 -dc 10 -f mxf_d10",
         PCM + " -ac 2", size=(720, 608)),
    Cell("roq.roq", "roq", "RoQ: video, DPCM", "-c:v roqvideo", "-c:a roq_dpcm -ar 22050", size=(128, 128), rate=Fraction(30),
         refused="unsupported kind"),
]
FFV1_FORMATS = ("yuv410p yuv411p yuv420p yuv422p yuv440p yuv444p yuv420p9le yuv422p9le yuv444p9le yuv420p10le yuv422p10le "
                "yuv440p10le yuv444p10le yuv420p12le yuv422p12le yuv444p12le yuv420p14le yuv422p14le yuv444p14le yuv420p16le "
                "yuv422p16le yuv444p16le gray gray9le gray10le gray12le gray16le bgr0 gbrp9le gbrp10le gbrp12le gbrp14le gbrp16le "
                "rgb48le").split()
RAW_FORMATS = ("rgb24 bgr24 0rgb rgb0 bgr0 0bgr rgb565le rgb555le rgb444le bgr565le bgr555le nv12 nv21 yuyv422 uyvy422 yvyu422 pal8 monow monob "
               "gray gray16be yuv420p yuvj420p yuv411p yuv444p yuv440p rgb48be gbrp").split()
CODEC_FORMATS = {
    "libx264 -preset veryfast -g 12": "yuvj420p yuv422p yuv444p nv12 nv16 nv21 yuv420p10le yuv422p10le yuv444p10le gray gray10le",
    "libx264rgb -preset veryfast -g 12": "rgb24",
    "libx265 -preset ultrafast -x265-params log-level=none": "yuv422p yuv444p yuv420p10le yuv422p10le yuv444p10le yuv420p12le "
                                                             "yuv422p12le yuv444p12le gray gray10le gray12le gbrp gbrp10le",
    "libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M": "yuv422p yuv440p yuv444p yuv420p10le yuv422p10le yuv444p10le yuv420p12le "
                                                         "yuv444p12le gbrp",
    "libaom-av1 -cpu-used 8 -crf 20 -g 12": "yuv422p yuv444p yuv420p10le yuv422p10le yuv420p12le gray gbrp",
    "mjpeg -q:v 2": "yuvj422p yuvj444p", "mpeg2video -q:v 2": "yuv422p", "prores_ks": "yuv422p10le",
    "utvideo": "gbrp yuv444p", "huffyuv": "rgb24", "png": "gray rgb48be pal8 monob gray16be"}
RATES = ["1", "5", "10", "12", "25/2", "15", "24000/1001", "24", "30000/1001", "30", "48000/1001", "48", "50", "60000/1001",
         "60", "90", "100", "120", "240", "1000/33"]


# Blocks of these are too coarse for bars of a small picture.
COARSE = ("h263", "msmpeg4", "rv10", "rv20", "asv1", "h261")
REFUSED = {"hevc.avi": "damaged", "flv1-mp3.swf": "unsupported kind", "cinepak.cpk": "unsupported kind"}


def films():
    for container, codecs in CODECS.items():
        for name, (video, audio) in codecs.items():
            file = f"{name}.{container}"
            encoder_delay = container == "avi" and audio == MP3
            yield Cell(file, container, f"{container.upper()}: {name}", video.replace("-s 352x288", ""), audio,
                       size=(160, 120) if container == "amv" else size(video), refused=REFUSED.get(file),
                       late=.03 if encoder_delay else .012,
                       # The muxer makes room for the delay of the sound's encoder.
                       shown=[0, *range(39)] if encoder_delay and "mpeg4" in name + "mpeg4" * ("xvid" in name) else None)
    for name, (video, form) in SILENT.items():
        yield Cell(name, "raw streams", f"{form} alone", video.replace("-s 352x288", ""), size=size(video),
                   rate=NTSC_RATE if form in ("h261", "h263") else Fraction(25), extra=f"-f {form}", beeps=[],
                   refused=REFUSED.get(name))
    yield from STUDIO
    yield from pixel_formats()
    for rate in RATES:
        name = rate.replace("/", "-")
        for container in ("mp4", "mkv", "mov", "avi"):
            frames = 12 if Fraction(rate) < 8 else 40
            sound = PCM if container != "mp4" else AAC
            yield Cell(f"rate-{name}.{container}", "rates", f"{container.upper()} at {rate}", H264 + " -bf 0", sound,
                       rate=Fraction(rate), frames=frames)


def size(video):
    return CIF if "-s 352x288" in video or any(codec in video for codec in COARSE) else (176, 144)


def pixel_formats():
    for form in FFV1_FORMATS:
        yield formatted(f"ffv1-{form}.mkv", "-c:v ffv1 -level 3 -strict -2", form)
    for form in RAW_FORMATS:
        yield formatted(f"raw-{form}.nut", "-c:v rawvideo", form)
    for codec, forms in CODEC_FORMATS.items():
        for form in forms.split():
            yield formatted(f"{codec.split()[0]}-{form}.{'mov' if codec[:6] == 'prores' else 'mkv'}", "-c:v " + codec, form)


def formatted(name, codec, form):
    colors = "gray" if form.startswith("gray") else "mono" if form.startswith("mono") else "rgb"
    coarse = any(word in form for word in ("410", "411", "444le", "pal8", "440"))
    return Cell(name, "pixel formats", f"{codec.split()[1]}, {form}", f"{codec} -pix_fmt {form}", beeps=[], frames=12,
                colors=colors, tolerance=40 if coarse and colors == "rgb" else 28)
