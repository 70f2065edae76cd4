"""Synthetic data of any size, repeatable: for measuring, and for lists that have to be long."""

from __future__ import annotations
