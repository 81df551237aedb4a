"""How each peer is asked for a timeline: a project file for Clipwright, a filter graph for ffmpeg, XML for melt."""

import json
import math
import os

from timelines import FPS

BLUR = 4
BRIGHTNESS = .1
SATURATION = 1.4


def clipwright(timeline, folder, size, output, preset, launcher):
    project = write_project(timeline, folder, size, output)
    return [launcher, "render", project, output + ".mp4", "--video-codec", "libx264", "--video-bitrate", "8000000",
            "--audio-codec", "aac", "--audio-bitrate", "192000", "--preset", preset]


def original(timeline, folder, size, output, preset, python):
    project = write_project(timeline, folder, size, output)
    script = os.path.join(os.path.dirname(os.path.realpath(__file__)), "original.py")
    return [*python, script, project, output + ".mp4", preset, str(round(timeline.length * FPS))]


def write_project(timeline, folder, size, output):
    project = output + ".osp"
    with open(project, "w") as file:
        json.dump(openshot_project(timeline, folder, size), file)
    return project


def openshot_project(timeline, folder, size):
    clips = [openshot_clip(i, clip, folder) for i, clip in enumerate(timeline.clips)]
    effects = []
    if timeline.wipe:
        position, length = timeline.wipe
        effects.append({
            "id": "W", "type": "Mask", "layer": 1000000, "position": position, "start": 0, "end": length,
            "brightness": points((1, 1), (round(length * FPS), -1)), "contrast": points((1, 18)),
            "reader": {"path": os.path.join(folder, "wipe.png"), "type": "QtImageReader"}})
    return {"width": size[0], "height": size[1], "fps": {"num": FPS, "den": 1}, "sample_rate": 48000, "channels": 2,
            "channel_layout": 3, "duration": timeline.length, "clips": clips, "effects": effects}


def openshot_clip(number, clip, folder):
    curve = lambda index: points(*((clip.frames(key[0]), key[index]) for key in clip.keys))
    effects = []
    if clip.graded:
        effects = [
            {"id": f"B{number}", "type": "Brightness", "order": 2, "brightness": points((1, BRIGHTNESS)),
             "contrast": points((1, 3))},
            {"id": f"S{number}", "type": "Saturation", "order": 1, "saturation": points((1, SATURATION))},
            {"id": f"U{number}", "type": "Blur", "order": 0, "horizontal_radius": points((1, BLUR)),
             "vertical_radius": points((1, BLUR)), "iterations": points((1, 1))}]
    return {
        "id": f"C{number}", "layer": clip.layer * 1000000, "position": clip.position, "start": clip.start,
        "end": clip.start + clip.length, "gravity": 0, "scale": 2, "effects": effects,
        "reader": {"path": os.path.join(folder, clip.media)},
        "location_x": curve(1), "location_y": curve(2), "scale_x": curve(3), "scale_y": curve(4), "alpha": curve(5),
        "volume": points(*((clip.frames(at), gain) for at, gain in clip.volume)),
        "has_audio": points((1, 1 if clip.sound else 0)), "has_video": points((1, 1 if clip.picture else 0))}


def points(*pairs):
    return {"Points": [{"co": {"X": x, "Y": y}, "interpolation": 1} for x, y in pairs]}


def ffmpeg(timeline, folder, size, output, preset, extra):
    inputs, graph, sounds = [], [], []
    simple = timeline.name in ("T1", "T3")
    picture = "canvas"
    if not simple:
        graph.append(f"color=black:s={size[0]}x{size[1]}:r={FPS}:d={timeline.length:g}[canvas]")
    for i, clip in enumerate(timeline.clips):
        path = os.path.join(folder, clip.media)
        if clip.still:
            inputs += ["-loop", "1", "-framerate", str(FPS), "-t", f"{clip.length:g}", "-i", path]
        else:
            inputs += ["-ss", f"{clip.start:g}", "-t", f"{clip.length:g}", "-i", path]
        if clip.picture and simple:
            grade = f",eq=brightness={BRIGHTNESS}:saturation={SATURATION},boxblur={BLUR}:1" if clip.graded else ""
            graph.append(f"[{i}:v]fps={FPS},scale={size[0]}:{size[1]}{grade},setsar=1[v{i}]")
        elif clip.picture:
            graph += overlay(i, clip, size, picture)
            picture = f"o{i}"
        if clip.sound:
            ramp = "" if clip.volume == [(0, 1.0)] else f",volume='{piecewise(clip.volume, 1, 't')}':eval=frame"
            delay = "" if simple else f",adelay={round(clip.position * 1000)}:all=1"
            graph.append(f"[{i}:a]aresample=48000,aformat=channel_layouts=stereo{ramp}{delay}[a{i}]")
            sounds.append(f"[a{i}]")
    picture = join(timeline, graph, sounds, picture)
    return ["ffmpeg", "-v", "error", "-y", *inputs, "-filter_complex", ";".join(graph), "-map", f"[{picture}]",
            "-map", "[sound]", "-r", str(FPS), "-t", f"{timeline.length:g}", "-c:v", "libx264", "-preset", preset,
            "-b:v", "8M", "-pix_fmt", "yuv420p", *extra, "-c:a", "aac", "-b:a", "192k", output + ".mp4"]


def join(timeline, graph, sounds, picture):
    if timeline.name == "T1":
        parts = "".join(f"[v{i}]{sound}" for i, sound in enumerate(sounds))
        graph.append(f"{parts}concat=n={len(sounds)}:v=1:a=1[picture][sound]")
        return "picture"
    if timeline.wipe:
        position, length = timeline.wipe
        graph.append(f"[v0][v1]xfade=transition=wiperight:duration={length:g}:offset={position:g}[picture]")
        graph.append(f"{''.join(sounds)}acrossfade=d={length:g}[sound]")
        return "picture"
    graph.append(f"{''.join(sounds)}amix=inputs={len(sounds)}:normalize=0:duration=longest[sound]")
    return picture


def overlay(i, clip, size, below):
    width, height = size
    first = clip.keys[0]
    if any(key[3:5] != first[3:5] for key in clip.keys):
        scale = (f"scale=w='max(2,trunc({width}*({piecewise(clip.keys, 3, 't')})/2)*2)'"
                 f":h='max(2,trunc({height}*({piecewise(clip.keys, 4, 't')})/2)*2)':eval=frame")
    else:
        scale = f"scale={int(width * first[3]) // 2 * 2}:{int(height * first[4]) // 2 * 2}"
    at = f"(t-{clip.position:g})"
    end = clip.position + clip.length
    evaluation = "frame" if len(clip.keys) > 1 else "init"
    return [
        f"[{i}:v]fps={FPS},{scale}{opacity(clip)},setpts=PTS+{clip.position:g}/TB[v{i}]",
        f"[{below}][v{i}]overlay=x='{width}*({piecewise(clip.keys, 1, at)})':y='{height}*({piecewise(clip.keys, 2, at)})'"
        f":eof_action=pass:eval={evaluation}:enable='between(t,{clip.position:g},{end:g})'[o{i}]"]


def opacity(clip):
    values = [key[5] for key in clip.keys]
    if min(values) == 1:
        return ""
    if len(set(values)) == 1:
        return f",format=yuva420p,colorchannelmixer=aa={values[0]:g}"
    fades = ",format=yuva420p"
    for one, two in zip(clip.keys, clip.keys[1:]):
        if one[5] != two[5]:
            way = "in" if one[5] < two[5] else "out"
            fades += f",fade={way}:st={one[0]:g}:d={two[0] - one[0]:g}:alpha=1"
    return fades


def piecewise(keys, index, variable):
    """A line from key to key as an expression of ffmpeg."""
    text = f"{keys[-1][index]:g}"
    for one, two in reversed(list(zip(keys, keys[1:]))):
        slope = (two[index] - one[index]) / (two[0] - one[0])
        text = f"if(lt({variable},{two[0]:g}),{one[index]:g}+({slope:g})*({variable}-{one[0]:g}),{text})"
    return f"if(lt({variable},{keys[0][0]:g}),{keys[0][index]:g},{text})" if len(keys) > 1 else text


def melt(timeline, folder, size, output, preset):
    frames = lambda seconds: round(seconds * FPS)
    last = frames(timeline.length) - 1
    xml = [f'<mlt root="{folder}"><profile width="{size[0]}" height="{size[1]}" frame_rate_num="{FPS}" frame_rate_den="1" '
           'progressive="1" sample_aspect_num="1" sample_aspect_den="1" display_aspect_num="16" display_aspect_den="9" '
           'colorspace="709"/>',
           f'<producer id="canvas" in="0" out="{last}"><property name="mlt_service">color</property>'
           f'<property name="resource">black</property><property name="length">{last + 1}</property></producer>']
    for i, clip in enumerate(timeline.clips):
        xml.append(melt_producer(i, clip, last))
    for i, clip in enumerate(timeline.clips):
        xml.append(f'<playlist id="l{i}"><blank length="{frames(clip.position)}"/><entry producer="p{i}" '
                   f'in="{frames(clip.start)}" out="{frames(clip.start + clip.length) - 1}"/></playlist>')
    xml.append(f'<tractor in="0" out="{last}"><track producer="canvas"/>')
    xml += [f'<track producer="l{i}"{"" if clip.picture else chr(32) + "hide=" + chr(34) + "video" + chr(34)}/>'
            for i, clip in enumerate(timeline.clips)]
    for i, clip in enumerate(timeline.clips):
        xml += melt_transitions(i, clip, timeline, folder)
    xml.append("</tractor></mlt>")
    with open(output + ".mlt", "w") as file:
        file.write("\n".join(xml).replace('<blank length="0"/>', ""))
    return ["melt", "-silent", output + ".mlt", "-consumer", f"avformat:{output}.mp4", "vcodec=libx264",
            f"preset={preset}", "vb=8000k", "acodec=aac", "ab=192k", "ar=48000", "channels=2", "pix_fmt=yuv420p",
            "real_time=-2", "terminate_on_pause=1"]


def melt_producer(i, clip, last):
    frame = lambda seconds: round(seconds * FPS)
    properties = {"mlt_service": "pixbuf" if clip.still else "avformat", "resource": clip.media}
    if clip.still:
        properties["length"] = last + 10
    if not clip.sound:
        properties["audio_index"] = -1
    filters = []
    if clip.graded:
        filters.append({"mlt_service": "avfilter.eq", "av.brightness": BRIGHTNESS, "av.saturation": SATURATION})
        filters.append({"mlt_service": "avfilter.boxblur", "av.luma_radius": BLUR, "av.chroma_radius": BLUR // 2})
    if any(key[5] != 1 for key in clip.keys):
        offset = 0 if clip.still else clip.start
        alpha = ";".join(f"{frame(offset + key[0])}={key[5]:g}" for key in clip.keys)
        filters.append({"mlt_service": "brightness", "level": 1, "alpha": alpha})
    if clip.sound and clip.volume != [(0, 1.0)]:
        level = ";".join(f"{frame(clip.start + at)}={20 * math.log10(gain) if gain > 0 else -90:g}" for at, gain in clip.volume)
        filters.append({"mlt_service": "volume", "level": level})
    body = "".join(melt_property(*pair) for pair in properties.items())
    body += "".join("<filter>" + "".join(melt_property(*pair) for pair in f.items()) + "</filter>" for f in filters)
    return f'<producer id="p{i}">{body}</producer>'


def melt_transitions(i, clip, timeline, folder):
    frame = lambda seconds: round(seconds * FPS)
    begin, end = frame(clip.position), frame(clip.position + clip.length) - 1
    transitions = []
    if clip.picture:
        if timeline.wipe and i == 1:
            position, length = timeline.wipe
            transitions.append(melt_transition(frame(position), frame(position + length) - 1, i, {
                "mlt_service": "luma", "resource": os.path.join(folder, "wipe.png"), "softness": .1}))
            begin = frame(position + length)
        geometry = ";".join(
            f"{frame(k[0])}={k[1] * 100:g}%/{k[2] * 100:g}%:{k[3] * 100:g}%x{k[4] * 100:g}%:100" for k in clip.keys)
        transitions.append(melt_transition(begin, end, i, {
            "mlt_service": "composite", "geometry": geometry, "progressive": 1, "distort": 1}))
    if clip.sound:
        transitions.append(melt_transition(0, frame(timeline.length) - 1, i, {
            "mlt_service": "mix", "always_active": 1, "sum": 1}))
    return transitions


def melt_transition(begin, end, i, properties):
    properties = {**properties, "a_track": 0, "b_track": i + 1}
    body = "".join(melt_property(*pair) for pair in properties.items())
    return f'<transition in="{begin}" out="{end}">{body}</transition>'


def melt_property(name, value):
    return f'<property name="{name}">{value}</property>'
