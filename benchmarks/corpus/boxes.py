"""Changes to the boxes of MP4 files and to headers of pictures that ffmpeg does not write itself."""

import struct

UNITY = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000]


def find(data, *path):
    """Where the contents of a box begin and end, by the names from the root."""
    begin, end = 0, len(data)
    for name in path:
        begin, end = child(data, begin, end, name.encode())
    return begin, end


def child(data, begin, end, name):
    while begin + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, begin)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", data, begin + 8)[0], 16
        if kind == name:
            return begin + head, begin + size
        begin += size or end - begin
    raise ValueError(f"There is no box {name.decode()}.")


def display_matrix(*values):
    """A patch that gives the first track this matrix."""
    def patch(path):
        data = bytearray(open(path, "rb").read())
        begin, _ = find(data, "moov", "trak", "tkhd")
        struct.pack_into(">9i", data, begin + (52 if data[begin] == 1 else 40), *values)
        write(path, data)
    return patch


def edits(*entries):
    """A patch that overwrites the first track's edit list: (duration in 1/1000 s, time in the track's scale)."""
    def patch(path):
        data = bytearray(open(path, "rb").read())
        begin, end = find(data, "moov", "trak", "edts", "elst")
        if 8 + 12 * len(entries) > end - begin:
            raise ValueError("The file has no room for that many edits.")
        struct.pack_into(">II", data, begin, 0, len(entries))
        for i, (duration, time) in enumerate(entries):
            struct.pack_into(">IiI", data, begin + 8 + 12 * i, duration, time, 0x10000)
        write(path, data)
    return patch


def without(*path):
    """A patch that turns a box into free space."""
    def patch(file):
        data = bytearray(open(file, "rb").read())
        begin, _ = find(data, *path)
        data[begin - 4:begin] = b"free"
        write(file, data)
    return patch


def cut(share):
    """A patch that keeps this share of the file, as an upload that broke off."""
    def patch(path):
        data = open(path, "rb").read()
        write(path, data[:int(len(data) * share)])
    return patch


def bitmap_mask(path):
    """Gives a bitmap of 32 bits the header of version 4, whose last mask says where a pixel's opacity is."""
    data = open(path, "rb").read()
    start, header = struct.unpack_from("<II", data, 10)
    masks = struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000) + b"BGRs" + bytes(48)
    known = bytearray(data[14:54])
    struct.pack_into("<I", known, 0, 108)
    struct.pack_into("<I", known, 16, 3)
    head = bytearray(data[:14])
    struct.pack_into("<I", head, 10, 14 + 108)
    struct.pack_into("<I", head, 2, 14 + 108 + len(data) - start)
    write(path, bytes(head) + bytes(known) + masks + data[start:])


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)
