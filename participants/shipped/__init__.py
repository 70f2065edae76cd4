"""The purposes that every portal starts with, written by a migration."""

from __future__ import annotations
