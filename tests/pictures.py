"""PDFs as pictures: what a printer and an eye make of them."""

from __future__ import annotations

import pypdfium2
from PIL import ImageChops

DOTS_PER_INCH = 72
MM = DOTS_PER_INCH / 25.4
# Darker than this is ink; what is lighter is the paper and the edges of letters.
PAPER = 200


def pictures_of(content):
    """The pages of a PDF as grey pictures, one dot for each point of the page."""
    return [page.render(scale=1).to_pil().convert("L") for page in pypdfium2.PdfDocument(content)]


def ink_of(picture):
    """Where the ink is: black on white turned to white on black, cut to two values."""
    return picture.point(lambda grey: 255 if grey < PAPER else 0)


def share_of_ink(picture):
    """Which share of a picture is ink, in percent."""
    return ink_of(picture).histogram()[255] * 100 / (picture.width * picture.height)


def edges_of(picture):
    """From the left, top, right and bottom of the page to the first ink, in millimetres."""
    left, top, right, bottom = ink_of(picture).getbbox()
    return [side / MM for side in (left, top, picture.width - right, picture.height - bottom)]


def rows_that_differ(one, other):
    """From where to where (from the top, in points) two pictures are not the same."""
    box = ImageChops.difference(one, other).getbbox()
    return None if box is None else (box[1], box[3])
