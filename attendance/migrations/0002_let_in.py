"""The everyday scan as a function of the database (docs/decisions, 14)."""

from __future__ import annotations

from django.db import migrations

# The date, if the user is a steward of it and stands there now: what attendance/access.py says.
# Then two statements, so that the second sees what whoever held the locks has written. Nothing is
# written where one of the tickets is not plain.
LET_IN = """
CREATE FUNCTION attendance_let_in(
    date_key uuid, by_user bigint, now timestamptz, before interval, after interval,
    keys uuid[], tickets uuid[], moments timestamptz[], said timestamptz[], numbers smallint[],
    doors text[]
) RETURNS TABLE (
    scan uuid, stay bigint, registration bigint, people smallint, since timestamptz
)
LANGUAGE plpgsql AS $$
DECLARE
    date events_occurrence%ROWTYPE;
BEGIN
    SELECT one.* INTO date FROM events_occurrence AS one
    JOIN events_session AS session ON session.id = one.session_id
    JOIN events_event AS event ON event.id = session.event_id
    WHERE one.key = date_key AND one.starts_at < now + before AND one.ends_at > now - after
        AND event.status = 'published'
        AND EXISTS (
            SELECT FROM attendance_steward AS steward
            WHERE steward.event_id = event.id AND steward.user_id = by_user
                AND steward.ended_at IS NULL
        );
    IF NOT FOUND THEN
        RETURN;
    END IF;

    PERFORM FROM registrations_registration
    WHERE session_id = date.session_id AND key = ANY(tickets) ORDER BY id FOR NO KEY UPDATE;

    RETURN QUERY WITH admitted AS (
        SELECT one.key, ticket.id AS ticket, one.said, one.door,
            greatest(one.moment, date.starts_at - before) AS moment,
            coalesce(one.number, ticket.seats) AS present
        FROM unnest(keys, tickets, moments, said, numbers, doors)
            AS one (key, ticket, moment, said, number, door)
        JOIN registrations_registration AS ticket
            ON ticket.session_id = date.session_id AND ticket.key = one.ticket
        WHERE ticket.status = 'confirmed'
            AND (one.number IS NOT NULL OR ticket.school_class_id IS NULL)
            AND coalesce(one.number, ticket.seats) BETWEEN 1 AND ticket.seats
            AND NOT EXISTS (
                SELECT FROM attendance_scan AS known
                WHERE known.occurrence_id = date.id AND known.registration_id = ticket.id
            )
            AND NOT EXISTS (SELECT FROM attendance_scan AS known WHERE known.key = one.key)
            AND NOT EXISTS (
                SELECT FROM attendance_attendance AS known
                WHERE known.occurrence_id = date.id AND known.registration_id = ticket.id
            )
    ), shown AS (
        SELECT * FROM admitted WHERE (SELECT count(*) FROM admitted) = cardinality(tickets)
    ), logged AS (
        INSERT INTO attendance_scan (
            key, registration_id, occurrence_id, direction, at, said_at, received_at, present,
            door, recorded_by_id
        )
        SELECT shown.key, shown.ticket, date.id, 'in', shown.moment, shown.said, now,
            shown.present, shown.door, by_user
        FROM shown
    ), begun AS (
        INSERT INTO attendance_attendance AS new (
            created_at, updated_at, registration_id, occurrence_id, present, source, arrived_at,
            door, recorded_by_id
        )
        SELECT now, now, shown.ticket, date.id, shown.present, 'door', shown.moment, shown.door,
            by_user
        FROM shown
        RETURNING new.id, new.registration_id, new.present, new.arrived_at
    )
    SELECT shown.key, begun.id, begun.registration_id, begun.present, begun.arrived_at
    FROM begun JOIN shown ON shown.ticket = begun.registration_id;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0001_tables"),
        ("events", "0001_tables"),
        ("registrations", "0001_tables"),
    ]

    operations = [migrations.RunSQL(LET_IN, "DROP FUNCTION attendance_let_in")]
