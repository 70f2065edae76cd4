"""The shape in which the demo is told: plain data, so that a story reads like a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from events.enums import (
    Audience,
    Booking,
    EventKind,
    EventStatus,
    Format,
    GuardianPolicy,
    RuleKind,
)
from participants.enums import Occupation
from partners.enums import Gender, OrganisationKind
from portal.demo_data.days import When
from programmes.enums import Colour, PartnershipRole, Topic
from schools.enums import Level


@dataclass(frozen=True, kw_only=True)
class OrganisationData:
    """A body; ``municipality`` is a name of ``places.MUNICIPALITIES``."""

    slug: str
    name: str
    kind: OrganisationKind
    municipality: str = ""
    short_name: str = ""
    website: str = ""
    departments: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class RoomData:
    """A room; ``answers`` are those of its accessibility sheet."""

    name: str
    floor: str = ""
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SiteData:
    """An address of an organisation; ``key`` is how events name it."""

    key: str
    organisation: str
    name: str
    address: str
    postal_code: str
    municipality: str
    directions: str
    answers: dict[str, str] = field(default_factory=dict)
    notes: str = ""
    rooms: Sequence[RoomData] = ()


@dataclass(frozen=True, kw_only=True)
class ProfessionalData:
    """Somebody invented whom young people meet; ``key`` is how events name her."""

    key: str
    organisation: str
    first_name: str
    last_name: str
    job_title: str
    biography: str
    department: str = ""
    is_role_model: bool = False
    gender: Gender = Gender.WOMAN


@dataclass(frozen=True, kw_only=True)
class RuleData:
    """A condition; ``municipalities`` are names."""

    kind: RuleKind
    minimum: int | None = None
    maximum: int | None = None
    levels: Sequence[Level] = ()
    occupations: Sequence[Occupation] = ()
    municipalities: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class SessionData:
    """One run of an event.

    ``taken`` seats are filled with invented people and ``waiting`` more stand in line. Days of
    opening and closing are counted from today and fall at 9:00 and 18:00.
    """

    when: Sequence[When]
    capacity: int | None = None
    taken: int = 0
    waiting: int = 0
    waiting_limit: int | None = None
    label: str = ""
    site: str = ""
    room: str = ""
    opens_in: int | None = None
    closes_in: int | None = None
    cancelled_because: str = ""
    rules: Sequence[RuleData] = ()


@dataclass(frozen=True, kw_only=True)
class EventData:
    """An event; ``phase`` and ``action`` are titles of its programme's own.

    ``status`` is how far it came; a cancelled one was published before (``cancelled_because``).
    ``minor_policy`` is what the event asks of who answers for somebody of 14 to 17: by default
    nothing online, and elsewhere to be told.
    """

    slug: str
    title: str
    summary: str
    description: str
    kind: EventKind
    topic: Topic
    audiences: Sequence[Audience]
    sessions: Sequence[SessionData] = ()
    format: Format = Format.IN_PERSON
    booking: Booking = Booking.REGISTRATION
    site: str = ""
    hosts: Sequence[str] = ()
    professionals: Sequence[str] = ()
    rules: Sequence[RuleData] = ()
    phase: str = ""
    action: str = ""
    max_companions: int = 0
    minor_policy: GuardianPolicy | None = None
    cost_note: str = ""
    what_to_bring: str = ""
    more_information: str = ""
    cancelled_because: str = ""
    status: EventStatus = EventStatus.PUBLISHED
    review_note: str = ""


@dataclass(frozen=True, kw_only=True)
class PartnerData:
    """What an organisation does in a programme."""

    organisation: str
    role: PartnershipRole = PartnershipRole.PARTNER
    department: str = ""


@dataclass(frozen=True, kw_only=True)
class FundingData:
    """Money, and the words it must show exactly as they stand; ``fund`` is a known fund's code."""

    funder: str
    statement: str
    call: str = ""
    amount: Decimal | None = None
    fund: str = ""


@dataclass(frozen=True, kw_only=True)
class PhaseData:
    """A stretch of a programme, from the day of ``first`` to that of ``last``."""

    name: str
    description: str
    first: When
    last: When


@dataclass(frozen=True, kw_only=True)
class ActionData:
    """A node of the tree of actions."""

    title: str
    description: str = ""
    children: Sequence[ActionData] = ()


@dataclass(frozen=True, kw_only=True)
class ProgrammeData:
    """A programme and everything in it; days are counted from today."""

    slug: str
    title: str
    summary: str
    description: str
    audience_note: str
    how_to_take_part: str
    starts_in: int
    ends_in: int
    colour: Colour
    topic: Topic
    contact_name: str
    contact_email: str
    partners: Sequence[PartnerData]
    events: Sequence[EventData]
    series: tuple[str, str] | None = None
    fundings: Sequence[FundingData] = ()
    phases: Sequence[PhaseData] = ()
    actions: Sequence[ActionData] = ()
    schools: Sequence[str] = ()
