"""A document as an OpenDocument text, which word processors open and people fill in.

The format is a zip of XML (ISO/IEC 26300); what is here is the least of it that is valid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from participants.register.document import Document, Section, Table

ODT_TYPE = "application/vnd.oasis.opendocument.text"
SPACES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for name in ("office", "text", "table")
}
MANIFEST_SPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def odt(document: Document) -> bytes:
    """The file of ``document``."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        # The first entry, not compressed: by it programs know the kind of file.
        file.writestr("mimetype", ODT_TYPE, ZIP_STORED)
        file.writestr("META-INF/manifest.xml", _xml(_manifest()))
        file.writestr("content.xml", _xml(_content(document)))
    return buffer.getvalue()


def _content(document: Document) -> ET.Element:
    root = ET.Element(_tag("office", "document-content"), {_tag("office", "version"): "1.3"})
    body = ET.SubElement(root, _tag("office", "body"))
    text = ET.SubElement(body, _tag("office", "text"))
    text.append(_heading(document.title, 1))
    for number, section in enumerate(document.sections, start=1):
        text.extend(_section(section, number))
    return root


def _section(section: Section, number: int) -> Iterator[ET.Element]:
    yield _heading(f"{number}. {section.title}", 2)
    yield from (_paragraph(words) for words in section.paragraphs)
    if section.bullets:
        yield _bullets(section.bullets)
    if section.table:
        yield _table(section.table, f"Table{number}")
    yield _paragraph("")


def _heading(words: str, level: int) -> ET.Element:
    element = ET.Element(_tag("text", "h"), {_tag("text", "outline-level"): str(level)})
    element.text = words
    return element


def _paragraph(words: str) -> ET.Element:
    element = ET.Element(_tag("text", "p"))
    element.text = words
    return element


def _bullets(items: Sequence[str]) -> ET.Element:
    element = ET.Element(_tag("text", "list"))
    for words in items:
        ET.SubElement(element, _tag("text", "list-item")).append(_paragraph(words))
    return element


def _table(table: Table, name: str) -> ET.Element:
    element = ET.Element(_tag("table", "table"), {_tag("table", "name"): name})
    width = str(max(len(row) for row in [*table.rows, table.headings]))
    columns = {_tag("table", "number-columns-repeated"): width}
    ET.SubElement(element, _tag("table", "table-column"), columns)
    if table.headings:
        header = ET.SubElement(element, _tag("table", "table-header-rows"))
        header.append(_row(table.headings))
    element.extend(_row(row) for row in table.rows)
    return element


def _row(cells: Sequence[str]) -> ET.Element:
    element = ET.Element(_tag("table", "table-row"))
    for words in cells:
        ET.SubElement(element, _tag("table", "table-cell")).append(_paragraph(words))
    return element


def _manifest() -> ET.Element:
    root = ET.Element(f"{{{MANIFEST_SPACE}}}manifest", {f"{{{MANIFEST_SPACE}}}version": "1.3"})
    for path, kind in (("/", ODT_TYPE), ("content.xml", "text/xml")):
        names = {"full-path": path, "media-type": kind}
        entry = {f"{{{MANIFEST_SPACE}}}{name}": value for name, value in names.items()}
        ET.SubElement(root, f"{{{MANIFEST_SPACE}}}file-entry", entry)
    return root


def _tag(space: str, name: str) -> str:
    return f"{{{SPACES[space]}}}{name}"


def _xml(root: ET.Element) -> bytes:
    for space, address in SPACES.items():
        ET.register_namespace(space, address)
    ET.register_namespace("manifest", MANIFEST_SPACE)
    xml: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml
