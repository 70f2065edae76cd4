"""The European emblem, drawn from its official geometry.

``python -m programmes.emblems.european_union`` makes the file.

Interinstitutional style guide, annex A1, and Council of Europe, 1996: a blue rectangle whose fly is
one and a half times its hoist; twelve gold stars, not touching, at the hours of a clock, on an
invisible circle whose centre is where the diagonals meet and whose radius is a third of the
hoist; each star stands upright, its five points on a circle of an eighteenth of the hoist.
Pantone Reflex Blue is #003399 and Pantone Yellow #FFCC00.
"""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw

FILE = Path(__file__).with_name("european_union.png")
BLUE, GOLD = (0, 51, 153), (255, 204, 0)
HEIGHT = 168
STARS, POINTS = 12, 5
# The inner corners of a star lie on a circle this much smaller than that of its points.
INNER = sin(pi / 10) / sin(3 * pi / 10)
# Drawn larger and made smaller, so that the edges are smooth.
FINER = 16


def draw(height: int = HEIGHT) -> Image.Image:
    """The emblem, ``height`` pixels high."""
    hoist = height * FINER
    fly = hoist * 3 // 2
    picture = Image.new("RGB", (fly, hoist), BLUE)
    pen = ImageDraw.Draw(picture)
    for hour in range(STARS):
        turn = 2 * pi * hour / STARS
        centre = (fly / 2 + sin(turn) * hoist / 3, hoist / 2 - cos(turn) * hoist / 3)
        pen.polygon(_star(centre, hoist / 18), fill=GOLD)
    return picture.resize((fly // FINER, hoist // FINER), Image.Resampling.BOX)


def _star(centre: tuple[float, float], radius: float) -> list[tuple[float, float]]:
    """The ten corners of an upright star, from its top."""
    corners = []
    for corner in range(2 * POINTS):
        reach = radius * (INNER if corner % 2 else 1)
        turn = pi * corner / POINTS
        corners.append((centre[0] + sin(turn) * reach, centre[1] - cos(turn) * reach))
    return corners


if __name__ == "__main__":
    draw().quantize(32, dither=Image.Dither.NONE).save(FILE, "PNG", optimize=True)
