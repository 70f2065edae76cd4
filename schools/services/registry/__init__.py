from __future__ import annotations

from schools.services.registry.importing import (
    ImportRefused,
    SourceFile,
    check_file,
    import_registry,
)
from schools.services.registry.report import Change, FileReport, Report, Section

__all__ = [
    "Change",
    "FileReport",
    "ImportRefused",
    "Report",
    "Section",
    "SourceFile",
    "check_file",
    "import_registry",
]
