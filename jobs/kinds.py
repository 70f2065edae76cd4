"""The kinds of long work, registered by the apps that own them.

An app that has long work registers its kinds in ``AppConfig.ready()``::

    jobs.kinds.register(
        JobKind(name="schools.import", title=_("School registry"), run=import_registry)
    )

and starts one with ``jobs.services.start_job`` (a worker runs it) or ``jobs.services.do_at_once``
(within the request). ``run`` is called with the job and a ``jobs.progress.Progress``, in a
transaction, in the owner's language, its changes written to the history under her name. It
returns an ``Outcome``, or raises ``Refused`` (or any ``DomainError``): then nothing of what it
changed is saved. What others would wait for as long as ``run`` works is written by ``prepare``, in
a transaction of its own before; it may happen more than once, and stays whatever ``run`` comes to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from core.errors import DomainError
from jobs.enums import FileRole
from jobs.models import Job
from jobs.progress import Progress


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to keep with a job. The same role and name again replaces it."""

    role: FileRole
    name: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out: ``result`` goes into ``job.result`` (JSON), ``files`` beside it."""

    result: Mapping[str, Any] = field(default_factory=dict)
    files: Sequence[NewFile] = ()


class Refused(DomainError):
    """The work cannot be done. Nothing is saved but what ``outcome`` says about why."""

    def __init__(self, message: str | Promise, outcome: Outcome | None = None) -> None:
        super().__init__(message)
        self.outcome = outcome or Outcome()


def nothing(job: Job) -> None:
    """What most kinds write before their work."""


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of long work.

    ``template`` shows a finished job's result on its page (``job`` and ``result`` are in its
    context). ``page`` gives the address of another page that shows it instead. ``may_restart``
    says whether a job that failed or was cancelled may be started again as it is.
    """

    name: str
    title: str | Promise
    run: Callable[[Job, Progress], Outcome]
    prepare: Callable[[Job], None] = nothing
    template: str = ""
    page: Callable[[Job], str] | None = None
    may_restart: bool = True


class UnknownKind(LookupError):
    """No app registered this kind: a fault of the program, not of a person."""


_kinds: dict[str, JobKind] = {}


def register(kind: JobKind) -> None:
    """Make a kind known; call it in ``AppConfig.ready()``."""
    _kinds[kind.name] = kind


def kind_of(name: str) -> JobKind:
    """The kind called ``name``.

    Raises:
        UnknownKind: nobody registered it.
    """
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(f"No kind of job is called {name!r}.") from None


def kind_titles() -> list[tuple[str, str | Promise]]:
    """The names of all kinds with their titles."""
    return [(kind.name, kind.title) for kind in _kinds.values()]
