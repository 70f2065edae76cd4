"""Every address of the desk × everybody who must not see another programme's young people.

An address that this walk does not know how to fill fails the test: whoever adds one says here what
stands in its place. The rows of the other programme carry words that appear nowhere else.
"""

from __future__ import annotations

import io
import zipfile

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, TextField
from django.urls import URLPattern, get_resolver, reverse

from events.models import Session
from exchange import kinds
from jobs.models import Job
from registrations.services import register_participant
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import SessionFactory
from tests.factories.jobs import JobFactory, JobFileFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import ProgrammeFactory
from tests.registrations.test_desk_access import GUARDED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

SECRET, HALF, CODE = "zyxwvuts", "zyxw", "ZYX-WVU"
KEY = "abcdefab-cdef-4abc-8def-abcdefabcdef"
# Where words can stand that would leak.
NAMES = {"title", "name", "label", "subject", "body", "body_text", "comment", "summary"}
NAMES |= {"first_name", "last_name", "description", "file_name", "last_error"}
REFUSED = {302, 303, 403, 404, 405}
# Open to whoever may sign in at the desk, with nothing of a programme on it.
OF_THE_DESK = {"admin:index", "admin:login", "admin:logout", "admin:jsi18n", "exchange:index"}
# What stands in an address for a part that is no row, by its name.
PARTS = {
    "language": ["it"],
    "app_label": ["events", "participants"],
    "url": ["nowhere/"],
    "format": ["csv"],
}
# What is sent to an address that acts.
SENT = {"post": "yes", "confirmed": "yes", "reason": "Dispetto", "format": "csv", "q": HALF}


# How somebody would ask for a row by its field.
LOOKUPS = ("", "__exact", "__in", "__pk", "__id__exact", "__isnull", "__startswith")


class Unknown(LookupError):
    """An address with a part that the walk cannot fill."""


@pytest.fixture
def theirs():
    """Rows of another programme, one of each guarded table by its label, full of the secret."""
    session = SessionFactory(event__programme__title=SECRET, event__title=SECRET, label=SECRET)
    person = ParticipantFactory(first_name=SECRET, last_name=SECRET, user__first_name=SECRET)
    loaded = Session.objects.with_facts().get(pk=session.pk)
    registration = register_participant(session=loaded, participant=person)
    rows = {label: make(registration) for label, make in GUARDED.items()}
    rows["jobs.jobfile"] = JobFileFactory(job=JobFactory(succeeded=True, title=SECRET))
    for row in rows.values():
        _write_the_secret(row)
    type(registration).objects.filter(pk=registration.pk).update(code=CODE, key=KEY)
    return rows


def _write_the_secret(row: Model):
    for field in row._meta.concrete_fields:
        if field.name in NAMES and isinstance(field, CharField | TextField) and not field.choices:
            setattr(row, field.name, SECRET)
    type(row).objects.filter(pk=row.pk).update(
        **{
            field.name: SECRET
            for field in row._meta.concrete_fields
            if field.name in NAMES
            and isinstance(field, CharField | TextField)
            and not field.choices
            and not field.unique
        }
    )


def desk_patterns(patterns=None, route="", spaces=()):
    """(route, full name, pattern) of each address under ``admin/``."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            if here.startswith("admin/"):
                yield here, ":".join([*spaces, pattern.name or ""]), pattern
        else:
            space = [pattern.namespace] if pattern.namespace else []
            yield from desk_patterns(pattern.url_patterns, here, (*spaces, *space))


def fill(route, name, pattern, rows):
    """The addresses of ``pattern`` that lead, or would lead, to ``rows``."""
    asked = list(pattern.pattern.converters or pattern.pattern.regex.groupindex)
    if name == "admin:view_on_site":
        return [_shortcut(row) for row in rows.values()]
    if not asked:
        return [f"/{route}"]
    return [f"/{_put(route, values)}" for values in _values(route, name, asked, rows)]


def _values(route, name, asked, rows):
    part = asked[0]
    if part in PARTS and len(asked) == 1:
        return [{part: value} for value in PARTS[part]]
    if name.startswith("jobs:"):
        file = rows["jobs.jobfile"]
        return [{"key": file.job.key, "pk": file.pk}, {"key": rows["jobs.job"].key, "pk": file.pk}]
    if name.startswith("doors:"):
        return [{"key": rows["events.session"].occurrences.get().key}]
    if name.startswith("presence:"):
        session = rows["events.session"]
        return [{"key": session.key if "sessions" in route else session.occurrences.get().key}]
    if name.startswith("exchange:"):
        return [{"key": rows["jobs.job"].key, "name": sheet} for sheet in sheets()]
    label = ".".join(route.split("/")[1:3])
    if len(route.split("/")) < 4 or part not in {"object_id", "session_pk", "pk", "key"}:
        raise Unknown(f"{name or route}: say in PARTS what stands for {asked}.")
    row = rows.get(label) or shared_row(label)
    key = row.key if part == "key" else row.pk
    more = {name: PARTS[name][0] for name in asked[1:]}
    return [{part: key} | more]


def sheets():
    """The names of the tables that go in and out as sheets."""
    return sorted(kinds._kinds)


def shared_row(label):
    """A row that coordinators have in common, or a number that no row has."""
    app, model = label.split(".")
    found = next(m for m in admin.site._registry if m._meta.label_lower == f"{app}.{model}")
    return found.objects.first() or found(pk=999_999)


def _shortcut(row):
    kind = ContentType.objects.get_for_model(row)
    return reverse("admin:view_on_site", args=[kind.pk, row.pk])


def _put(route, values):
    for name, value in values.items():
        for converter in ("int", "path", "uuid", "slug", "str"):
            route = route.replace(f"<{converter}:{name}>", str(value))
        for pattern in (f"(?P<{name}>.*)$", f"^(?P<{name}>"):
            if pattern in route:
                head = route.split("^")[0].split("(?P<")[0]
                route = f"{head}{value}" if pattern.endswith(".*)$") else f"{head}{value}/"
    return route


def text_of(response):
    """All that an answer says, in whatever shape."""
    body = b"".join(response) if response.streaming else response.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"".join(archive.read(name) for name in archive.namelist())
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{headers} {body.decode(errors='replace')}".casefold()


def wrong_with(response):
    """What an answer must not say or be; empty when it is right."""
    said = text_of(response)
    words = [word for word in (SECRET, CODE.casefold(), KEY) if word in said]
    return [*words, *([response.status_code] if response.status_code >= 500 else [])]


def addresses(rows):
    """(name, address) of every page of the desk, filled with the rows of the other programme."""
    for route, name, pattern in desk_patterns():
        for url in fill(route, name, pattern, rows):
            yield name, url


def chooser_addresses():
    """Each field of the desk whose choices are looked up."""
    url = reverse("admin:autocomplete")
    for model_admin in admin.site._registry.values():
        inlines = [inline(model_admin.model, admin.site) for inline in model_admin.inlines]
        for holder in (model_admin, *inlines):
            meta = holder.model._meta if holder is model_admin else holder.opts
            for field in holder.autocomplete_fields:
                asked = f"app_label={meta.app_label}&model_name={meta.model_name}"
                for words in ("", HALF):
                    yield f"{url}?{asked}&field_name={field}&term={words}"


def action_posts(rows):
    """Each action of each table, on the other programme's row: (address, what is sent)."""
    for model, model_admin in admin.site._registry.items():
        row = rows.get(model._meta.label_lower)
        if row is None:
            continue
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for action in model_admin.actions or []:
            name = action if isinstance(action, str) else action.__name__
            yield url, {"action": name, "_selected_action": [row.pk], **SENT}


def lookups_not_offered(model_admin, request):
    """Lookups by each field, relation and annotation that the table does not filter by."""
    rows = model_admin.get_queryset(request)
    fields = {field.name for field in model_admin.model._meta.get_fields()}
    names = {"pk", *fields, *rows.query.annotations}
    filtered = {_filtered(one) for one in model_admin.list_filter}
    lookups = {f"{name}{part}" for name in names - filtered for part in LOOKUPS}
    return sorted(lookups - set(model_admin.linked_lookups))


def _filtered(one):
    if isinstance(one, type):
        return one.parameter_name
    return one if isinstance(one, str) else one[0]


def everything(rows):
    """The rows as the database has them."""
    return {
        label: type(row).objects.filter(pk=row.pk).values().get() for label, row in rows.items()
    }


def test_every_address_of_the_desk_can_be_walked(theirs):
    unknown = []
    for route, name, pattern in desk_patterns():
        try:
            fill(route, name, pattern, theirs)
        except Unknown as error:
            unknown.append(str(error))

    assert unknown == []


def test_the_secret_would_be_seen(client, settings, theirs):
    """What is hidden from others is there for who may see all, so this walk can fail."""
    enter_desk(client, settings, UserFactory(administrator=True))
    named = {
        label: text_of(client.get(_changelist(label)))
        for label in theirs
        if label != "jobs.jobfile"
    }

    silent = {label for label, said in named.items() if SECRET not in said}

    # An agreement says which bodies made it, and these are in common.
    shared = {"jobs.job", "jobs.exportlog", "attendance.schoolagreement"}
    assert silent - {"registrations.registration"} <= shared


def _changelist(label):
    return reverse(f"admin:{label.replace('.', '_')}_changelist")


def test_a_coordinator_of_another_programme_sees_and_changes_nothing(client, settings, theirs):
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))
    before = everything(theirs)

    client.raise_request_exception = False
    answers = []
    for name, url in addresses(theirs):
        if name != "admin:logout":
            answers += [(url, client.get(url)), (url, client.get(url, {"q": HALF}))]
            answers += [(f"{url} POST", client.post(url, SENT))]
    answers += [
        (f"{url} {data['action']}", client.post(url, data)) for url, data in action_posts(theirs)
    ]
    answers += [(url, client.get(url)) for url in chooser_addresses()]

    assert [(url, said) for url, answer in answers if (said := wrong_with(answer))] == []
    assert everything(theirs) == before


@pytest.mark.parametrize("role", ["visitor", "not_staff", "staff_without_group"])
def test_who_coordinates_nothing_opens_nothing(client, settings, theirs, role):
    if role != "visitor":
        enter_desk(client, settings, UserFactory(staff=role == "staff_without_group"))
    before, opened = everything(theirs), []

    for name, url in addresses(theirs):
        for response in (client.get(url), client.post(url, SENT)):
            is_refused = name in OF_THE_DESK or response.status_code in REFUSED
            if wrong_with(response) or not is_refused:
                opened.append((url, response.status_code, wrong_with(response)))
        if role != "visitor" and name == "admin:logout":
            enter_desk(client, settings, UserFactory(staff=role == "staff_without_group"))

    assert opened == []
    assert everything(theirs) == before
    assert Job.objects.count() == 2


@pytest.mark.parametrize("is_administrator", [False, True])
def test_a_table_is_narrowed_only_by_what_it_offers(rf, is_administrator):
    """Also for who may see all: nobody needs more than the filters."""
    request = rf.get("/")
    request.user = (
        UserFactory(administrator=True) if is_administrator else coordinator_of(ProgrammeFactory())
    )
    allowed = [
        (model._meta.label, lookup)
        for model, model_admin in admin.site._registry.items()
        for lookup in lookups_not_offered(model_admin, request)
        if model_admin.lookup_allowed(lookup, "1", request)
    ]

    assert allowed == []


@pytest.mark.parametrize(
    ("table", "lookup"),
    [
        ("schools_school_changelist", "participants"),
        ("partners_professional_changelist", "gender"),
        ("partners_professional_export", "checks__isnull"),
        ("partners_site_export", "events__in"),
    ],
)
def test_a_table_in_common_does_not_say_what_its_rows_belong_to(client, settings, table, lookup):
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))

    assert client.get(reverse(f"admin:{table}"), {lookup: "1"}).status_code == 400
