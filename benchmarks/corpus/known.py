"""Cells that are not exact, with the reason; docs/reference/media.md tells users."""

KNOWN = {
    "h264-mp2.mpg": "H.264 in an MPEG program stream: only some pictures have times; the last shown is the last but one",
    "raw.drc": "a bare Dirac stream: FFmpeg gives its last packet a time half an hour later",
}
