"""The catalogue of translations, kept with Babel: nobody needs GNU gettext installed.

``sources`` reads what there is to translate from the code, ``files`` reads, writes and compiles
the ``.po`` files, ``review`` says what is wrong with one. ``manage.py messages`` runs them.
"""

from __future__ import annotations
