from __future__ import annotations

from participants.models.consent import IMAGES, Consent, ConsentQuerySet
from participants.models.consent_answer import ConsentAnswer
from participants.models.consent_request import LINK_LIFE, ConsentRequest, ConsentRequestQuerySet
from participants.models.consent_use import ConsentUse
from participants.models.guardianship import Guardianship, GuardianshipQuerySet
from participants.models.participant import Participant, ParticipantQuerySet
from participants.models.privacy_request import PrivacyRequest, PrivacyRequestQuerySet
from participants.models.published_image import (
    ImagePerson,
    PublishedImage,
    PublishedImageQuerySet,
)
from participants.models.purpose import Purpose, PurposeQuerySet
from participants.models.purpose_text import PurposeText, PurposeTextQuerySet
from participants.models.retention_run import RetentionRun
from participants.models.source_code import SourceCode

__all__ = [
    "IMAGES",
    "LINK_LIFE",
    "Consent",
    "ConsentAnswer",
    "ConsentQuerySet",
    "ConsentRequest",
    "ConsentRequestQuerySet",
    "ConsentUse",
    "Guardianship",
    "GuardianshipQuerySet",
    "ImagePerson",
    "Participant",
    "ParticipantQuerySet",
    "PrivacyRequest",
    "PrivacyRequestQuerySet",
    "PublishedImage",
    "PublishedImageQuerySet",
    "Purpose",
    "PurposeQuerySet",
    "PurposeText",
    "PurposeTextQuerySet",
    "RetentionRun",
    "SourceCode",
]
