"""What the product's output shows of a cell, compared with what is right."""

import subprocess

import barcode


def compare(cell, output):
    """What is wrong, in words; nothing if the output is exact."""
    width, height = cell.seen or cell.size
    width, height = width + width % 2, height + height % 2
    data = decoded(output, "-map", "0:v:0", "-f", "rawvideo", "-pix_fmt", "rgb24", "-vsync", "passthrough")
    size = width * height * 3
    if cell.audio and not cell.video:
        return compare_sound(cell, output)
    if len(data) % size or not data:
        return [f"output is not {width}x{height}"]
    frames = [data[i:i + size] for i in range(0, len(data), size)]
    return compare_frames(cell, frames, width, height) + compare_sound(cell, output)


def compare_frames(cell, frames, width, height):
    shown = [barcode.read_number(frame, width, height) for frame in frames]
    expected = cell.expected()
    if cell.expect.get("cut"):
        return [] if shown[:12] == expected[:12] and -1 not in shown[:12] else [f"frames {brief(shown)}"]
    if cell.still:
        expected = expected * len(frames)
    problems = []
    if expected and shown != expected:
        wrong = [i for i, (one, two) in enumerate(zip(shown, expected)) if one != two]
        problems.append(f"{len(shown)} frames for {len(expected)}, {len(wrong)} wrong: {brief(shown)}")
    return problems + compare_colors(cell, frames[len(frames) // 2], width, height)


def compare_colors(cell, frame, width, height):
    if cell.colors in ("any", "mono"):
        return []
    problems = []
    for name, color in barcode.read_patches(frame, width, height).items():
        right = cell.expect.get(name, barcode.PATCHES[name][2])
        if cell.colors == "gray":
            right = (round(.299 * right[0] + .587 * right[1] + .114 * right[2]),) * 3
        limit = cell.tolerance * (2 if cell.colors == "near" else 1)
        if max(abs(one - two) for one, two in zip(color, right)) > limit:
            problems.append(f"{name} is {color} instead of {right}")
    return problems


def compare_sound(cell, output):
    if cell.still:
        return []
    expected = cell.beeps
    if expected is None:
        expected = [(at, pitch) for at, pitch in barcode.BEEPS if at < cell.seconds - .06 or not cell.video] if cell.audio else []
    beeps = barcode.read_beeps(decoded(output, "-map", "0:a:0?", "-f", "s16le", "-ac", "1", "-ar", "48000"))
    text = " ".join(f"{at:.3f}" for at, _ in beeps)
    if len(beeps) != len(expected):
        return [f"{len(beeps)} beeps for {len(expected)}: {text}"]
    problems = []
    for (at, pitch), (right, tone) in zip(beeps, expected):
        if abs(at - right) > cell.late:
            problems.append(f"beep at {at:.3f} instead of {right:.3f}")
        elif pitch and abs(pitch - tone) > tone * .04:
            problems.append(f"beep of {pitch:.0f} Hz instead of {tone}")
    return problems[:2]


def decoded(path, *words):
    done = subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-i", path, *words, "pipe:1"], capture_output=True)
    return done.stdout


def brief(numbers):
    """Runs of numbers that count up, as 0-14 14 14 25-39."""
    parts = []
    for number in numbers:
        if parts and number is not None and parts[-1][1] is not None and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    texts = [str(one) if one == two else f"{one}-{two}" for one, two in parts]
    return " ".join(texts[:12]) + (" ..." if len(texts) > 12 else "")
