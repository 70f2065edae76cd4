from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.facets import FORMATS, Entry, Filters, Group, Order, find

TODAY = date(2026, 12, 12)


def entry(event=1, **changes):
    values = {
        "event": event,
        "session": 10 * event,
        "day": TODAY,
        "has_begun": False,
        "programme": 1,
        "kind": "workshop",
        "audiences": ["upper_secondary"],
        "format": "in_person",
        "place": 15146,
        "is_open": True,
        "capacity": 20,
        "taken": 8,
    }
    return Entry(**values | changes)


def events(found):
    return [entry.event for entry in found.entries]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), [1, 2, 3]),
        (Filters(programmes=frozenset({2})), [2]),
        (Filters(kinds=frozenset({"webinar", "talk"})), [3]),
        (Filters(audiences=frozenset({"teachers"})), [2, 3]),
        (Filters(places=frozenset({15146})), [1, 2]),
        (Filters(formats=frozenset({"online"})), [2, 3]),
        (Filters(formats=frozenset({"in_person"})), [1, 2]),
        (Filters(since=date(2026, 12, 13)), [3]),
        (Filters(until=date(2026, 12, 12)), [1, 2]),
        (Filters(only_free=True), [1, 3]),
        (Filters(only_free=True, audiences=frozenset({"teachers"})), [3]),
    ],
)
def test_find_takes_the_events_that_pass_every_filter(filters, expected):
    entries = [
        entry(1),
        entry(2, programme=2, audiences=["families", "teachers"], format="hybrid", is_open=False),
        entry(
            3,
            kind="webinar",
            audiences=["teachers"],
            format="online",
            place=None,
            day=date(2026, 12, 20),
        ),
    ]

    assert events(find(entries, filters)) == expected


def test_find_takes_an_event_once_by_its_first_fitting_session():
    entries = [entry(1, session=1, is_open=False), entry(1, session=2), entry(1, session=3)]

    found = find(entries, Filters(only_free=True))

    assert [row.session for row in found.entries] == [2]


def test_one_session_must_pass_all_the_filters_by_itself():
    entries = [entry(1, is_open=False), entry(1, day=date(2026, 12, 20))]

    assert not find(entries, Filters(only_free=True, until=TODAY)).entries


def test_counts_are_what_a_choice_would_give_beside_the_other_groups():
    entries = [
        entry(1, kind="talk"),
        entry(2, kind="visit"),
        entry(3, kind="talk", programme=2),
    ]

    counts = find(entries, Filters(kinds=frozenset({"talk"}))).counts

    assert counts[Group.KIND] == {"talk": 2, "visit": 1}
    assert counts[Group.PROGRAMME] == {1: 1, 2: 1}


def test_counts_are_of_events_and_not_of_sessions():
    entries = [entry(1, session=1), entry(1, session=2, place=9)]

    counts = find(entries, Filters()).counts

    assert counts[Group.KIND] == {"workshop": 1}
    assert counts[Group.PLACE] == {15146: 1, 9: 1}


def test_without_says_how_many_there_would_be_without_a_group():
    entries = [entry(1), entry(2, kind="talk"), entry(3, kind="talk", programme=2)]
    filters = Filters(kinds=frozenset({"workshop"}), programmes=frozenset({1}))

    assert find(entries, filters).without == {Group.KIND: 2, Group.PROGRAMME: 1}


def test_the_text_is_a_filter_like_the_others():
    found = find([entry(1), entry(2)], Filters(), relevance={2: 0.4})

    assert events(found) == [2]
    assert found.without == {Group.TEXT: 2}


def test_events_are_ordered_by_relevance_then_by_date():
    found = find(
        [entry(1), entry(2), entry(3)],
        Filters(),
        relevance={1: 0.1, 2: 0.9, 3: 0.1},
        order=Order.RELEVANCE,
    )

    assert events(found) == [2, 1, 3]


def test_events_are_ordered_by_the_places_left_in_their_open_sessions():
    entries = [
        entry(1, taken=18),
        entry(2, session=1, taken=15),
        entry(2, session=2, taken=0, is_open=False),
        entry(3, capacity=None),
    ]

    assert events(find(entries, Filters(), order=Order.PLACES)) == [3, 2, 1]


ENTRIES = st.lists(
    st.builds(
        entry,
        event=st.integers(1, 6),
        day=st.dates(date(2026, 12, 1), date(2026, 12, 5)),
        programme=st.integers(1, 3),
        kind=st.sampled_from(["talk", "visit"]),
        audiences=st.lists(st.sampled_from(["teachers", "families"]), unique=True),
        format=st.sampled_from(sorted(FORMATS)),
        place=st.sampled_from([None, 1, 2]),
        is_open=st.booleans(),
    ),
    max_size=25,
)
FILTERS = st.builds(
    Filters,
    programmes=st.frozensets(st.integers(1, 3), max_size=2),
    kinds=st.frozensets(st.sampled_from(["talk", "visit"]), max_size=1),
    places=st.frozensets(st.sampled_from([1, 2]), max_size=2),
    only_free=st.booleans(),
    since=st.none() | st.dates(date(2026, 12, 1), date(2026, 12, 5)),
)


@given(entries=ENTRIES, filters=FILTERS, kind=st.sampled_from(["talk", "visit"]))
def test_a_count_is_what_choosing_it_alone_gives(entries, filters, kind):
    # An event has one kind, whatever its sessions.
    kinds = {row.event: row.kind for row in entries}
    entries = [row._replace(kind=kinds[row.event]) for row in entries]

    counted = find(entries, filters).counts[Group.KIND].get(kind, 0)

    assert counted == len(find(entries, replace(filters, kinds=frozenset({kind}))).entries)
