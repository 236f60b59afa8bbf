"""favicon.ico: a directory of pictures, each a whole PNG (Windows Vista and every browser read that)."""

import struct
from collections.abc import Sequence

HEADER, ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
ICON_TYPE, PLANES, BITS = 1, 1, 32


def icon_file(pictures: Sequence[tuple[int, bytes]]) -> bytes:
    """Give the file that holds square pictures: (pixels a side, at most 256; PNG)."""
    offset = HEADER.size + ENTRY.size * len(pictures)
    entries, images = [], []
    for size, png in pictures:
        side = size % 256  # 256 is written as 0
        entries.append(ENTRY.pack(side, side, 0, 0, PLANES, BITS, len(png), offset))
        images.append(png)
        offset += len(png)
    return HEADER.pack(0, ICON_TYPE, len(pictures)) + b"".join(entries) + b"".join(images)
