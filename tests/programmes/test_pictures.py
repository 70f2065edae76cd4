from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image

from programmes.emblems import european_union
from programmes.pictures import BadPicture, png_from
from tests.factories.programmes import picture_file

pytestmark = pytest.mark.usefixtures("in_english")


def opened(png):
    return Image.open(BytesIO(png.content))


def test_a_picture_is_kept_as_a_small_png_in_its_proportions():
    png = png_from(picture_file(size=(1800, 1200)))

    assert (opened(png).format, opened(png).size) == ("PNG", (252, 168))
    assert (png.width, png.height) == (252, 168)


def test_the_colours_of_a_flat_emblem_stay_exactly_those():
    png = png_from(picture_file((0, 51, 153), size=(1800, 1200)))

    assert set(opened(png).convert("RGB").get_flattened_data()) == {(0, 51, 153)}


def test_what_a_camera_wrote_into_a_file_is_gone():
    exif = Image.Exif()
    exif[0x010E] = "Scattata a casa di Giulia"
    png = png_from(picture_file(size=(600, 300), kind="JPEG", exif=exif))

    assert b"Giulia" not in png.content
    assert opened(png).info == {}


def test_a_photograph_lying_on_its_side_stands_up():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    png = png_from(picture_file(size=(200, 300), kind="JPEG", exif=exif))

    assert (png.width, png.height) == (252, 168)


def test_what_is_transparent_stays_so():
    file = BytesIO()
    Image.new("RGBA", (224, 112), (0, 51, 153, 0)).save(file, "PNG")

    assert opened(png_from(file.getvalue())).convert("RGBA").getpixel((9, 9))[3] == 0


def test_the_same_picture_has_the_same_name_and_another_has_another():
    same, other = png_from(picture_file()), png_from(picture_file((1, 2, 3)))

    assert same.digest == png_from(picture_file()).digest
    assert same.digest != other.digest


def test_a_picture_of_many_colours_is_made_to_fit_a_mail():
    dots = random.Random(8).randbytes(300 * 168 * 3)
    file = BytesIO()
    Image.frombytes("RGB", (300, 168), dots).resize((600, 336)).save(file, "PNG")

    assert len(png_from(file.getvalue()).content) <= 20_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "neither a PNG nor a JPEG"),
        (b"%PDF-1.7 emblem.png", "neither a PNG nor a JPEG"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (picture_file(kind="GIF"), "neither a PNG nor a JPEG"),
        (picture_file()[:-40], "damaged"),
        (picture_file(size=(200, 100)), "too small"),
        (picture_file(size=(900, 140)), "too wide"),
        (picture_file(size=(112, 300)), "too tall"),
        (picture_file(size=(8_001, 4_000)), "8,000 pixels"),
        (b"\x89PNG" + b"0" * 5_000_000, "4 MB"),
    ],
)
def test_what_is_no_emblem_is_refused_with_a_sentence(content, words):
    with pytest.raises(BadPicture, match=words):
        png_from(content)


def test_the_european_emblem_is_the_one_that_the_geometry_draws():
    shipped = Image.open(european_union.FILE).convert("RGB")
    width, height = shipped.size

    assert width * 2 == height * 3
    assert shipped.get_flattened_data() == drawn_as_shipped().get_flattened_data()
    assert shipped.getpixel((width // 2, height // 2)) == european_union.BLUE
    assert shipped.getpixel((width // 2, height // 2 - height // 3)) == european_union.GOLD


def drawn_as_shipped():
    return european_union.draw().quantize(32, dither=Image.Dither.NONE).convert("RGB")
