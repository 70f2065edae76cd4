from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of message of this app, as the outbox knows them."""

    CERTIFICATE = "attendance.certificate"
    CLASS_CERTIFICATES = "attendance.class_certificates"
    HOST_QUESTIONS = "attendance.host_questions"
