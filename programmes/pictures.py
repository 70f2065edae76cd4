"""A picture that somebody hands in, made fit to stand on pages, mails and documents.

What the file is, its content says, not its name. It is drawn anew as a small PNG: nothing of the
file itself is kept, so neither what a camera wrote into it nor what could be hidden there.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from core.errors import DomainError

LARGEST_FILE = 4 * 1024 * 1024
LARGEST_SIDE = 8_000
# Kept three times as high as pages show it (56): sharp on any screen, and on paper at 12 mm.
HEIGHT, LOWEST = 168, 112
# Beyond these it could not stand at its height on a telephone.
WIDEST, TALLEST = 6, 2
# It travels inside every mail.
MOST_BYTES = 20_000
# SVG files are text; what is before the tag may be long.
SVG_LOOKED_FOR_IN = 4_096


class BadPicture(DomainError):
    """The file is no picture that we can show."""


@dataclass(frozen=True, slots=True)
class Png:
    """A picture as it is kept; ``digest`` names its content."""

    content: bytes
    width: int
    height: int

    @property
    def digest(self) -> str:
        return digest_of(self.content)


def digest_of(content: bytes) -> str:
    """The name of a content, the same for ever."""
    return blake2b(content, digest_size=16).hexdigest()


def png_from(content: bytes) -> Png:
    """``content``, a PNG or a JPEG file, as a PNG that is small and holds nothing else.

    Raises:
        BadPicture: it is something else, damaged, too large, too small, or too wide or tall.
    """
    if len(content) > LARGEST_FILE:
        raise BadPicture(_("The file is too large: it may have up to 4 MB."))
    picture = _fitting(_opened(content))
    for encoded in _ever_smaller(picture):
        if len(encoded.content) <= MOST_BYTES:
            return encoded
    raise BadPicture(_("The picture has too many details for an emblem: use a simpler one."))


def _opened(content: bytes) -> Image.Image:
    if b"<svg" in content[:SVG_LOOKED_FOR_IN].lower():
        raise BadPicture(
            _("SVG files can hold programs and many mail programs do not show them: use a PNG.")
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=["PNG", "JPEG"])
            if max(picture.size) > LARGEST_SIDE:
                raise BadPicture(_("The picture is too large: at most 8,000 pixels a side."))
            picture.load()
            return _as_screens_show(ImageOps.exif_transpose(picture))
    except UnidentifiedImageError:
        raise BadPicture(_("This is neither a PNG nor a JPEG picture.")) from None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombWarning):
        raise BadPicture(_("The file is damaged: it cannot be read to its end.")) from None


def _as_screens_show(picture: Image.Image) -> Image.Image:
    """In the colours of screens: printers' inks and cameras' profiles are translated."""
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK"}:
        try:
            screen = ImageCms.createProfile("sRGB")
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            picture = (
                ImageCms.profileToProfile(picture, source, screen, outputMode="RGB") or picture
            )
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that nobody can read says nothing
    return picture.convert(mode)


def _fitting(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    if height < LOWEST:
        raise BadPicture(_("The picture is too small: it must be at least 112 pixels high."))
    if width > WIDEST * height:
        raise BadPicture(_("The picture is too wide: at most six times its height."))
    if height > TALLEST * width:
        raise BadPicture(_("The picture is too tall: at most twice its width."))
    return _lowered(picture, HEIGHT)


def _lowered(picture: Image.Image, height: int) -> Image.Image:
    """``picture`` no higher than ``height``, in its proportions."""
    if picture.height <= height:
        return picture
    width = max(1, round(picture.width * height / picture.height))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _ever_smaller(picture: Image.Image) -> Iterator[Png]:
    """The picture as it is, then with fewer colours, then lower."""
    yield _encoded(picture)
    for height, colours in ((HEIGHT, 256), (HEIGHT, 64), (LOWEST, 64)):
        lower = _lowered(picture, height)
        yield _encoded(lower.quantize(colours, Image.Quantize.FASTOCTREE))


def _encoded(picture: Image.Image) -> Png:
    # On a bare copy of the pixels: what the file said beside them stays behind.
    file = BytesIO()
    bare = picture.copy()
    bare.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    bare.save(file, "PNG", optimize=True)
    return Png(file.getvalue(), *picture.size)
