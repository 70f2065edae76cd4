-- How many people ask for each session, and what becomes of them. Morning and afternoon sessions
-- share no hour, and nobody asks for more than one of each: so nobody is in two places at once.
CREATE TEMP TABLE session_plan ON COMMIT DROP AS
WITH session AS (
    SELECT row_number() OVER (ORDER BY event.id, n) AS id,
           event.id AS event_id, e, is_morning, companions, format, booking, is_upcoming,
           CASE WHEN kind = 'course' THEN 6 + pg_temp.pick('dates', event.id, 5) ELSE 1 END AS dates,
           -- Saturdays are for families; what falls on another weekend day moves into the week.
           day + CASE
               WHEN extract(isodow FROM day) = 7 THEN 1 + pg_temp.pick('weekday', event.id, 5)
               WHEN extract(isodow FROM day) = 6 AND NOT is_for_families
                   THEN 2 + pg_temp.pick('weekday', event.id, 5)
               ELSE 0 END AS day,
           event.is_cancelled OR pg_temp.dice('session cancelled', event.id * 8 + n) < 0.02
               AS is_cancelled
    FROM event_plan AS event
    CROSS JOIN LATERAL generate_series(0, CASE
        WHEN kind = 'career_day' THEN 3
        WHEN kind IN ('course', 'webinar') THEN 0
        ELSE pg_temp.pick('sessions', event.id, 3) END) AS n
    CROSS JOIN LATERAL (
        SELECT day_zero + first_day + CASE WHEN kind = 'career_day' THEN n / 2 ELSE 7 * n END AS day
    )
),
timed AS (
    SELECT *,
           CASE WHEN is_morning
                THEN time '08:30' + pg_temp.pick('start', id, 5) * interval '30 minutes'
                ELSE time '14:00' + pg_temp.pick('start', id, 7) * interval '30 minutes'
           END AS clock,
           CASE WHEN is_morning THEN 90 + 30 * pg_temp.pick('length', id, 3)
                ELSE 60 + 30 * pg_temp.pick('length', id, 5)
           END * interval '1 minute' AS lasts,
           -- Registration opens in some days for a few that are far enough away.
           is_upcoming AND day > %(today)s::date + 12 AND pg_temp.dice('opens', id) < 0.07
               AS opens_later
    FROM session
),
weighed AS (
    SELECT *,
           pg_temp.rome(day, clock) AS starts_at,
           pg_temp.rome(day + 7 * (dates - 1), clock) + lasts AS ends_at,
           CASE WHEN booking = 'none' OR is_cancelled OR opens_later THEN 0
                ELSE 0.25 + pg_temp.dice('wanted', id) END AS weight
    FROM timed
),
asked AS (
    SELECT *, coalesce(round(0.75 * %(participants)s * weight
                    / nullif(sum(weight) OVER (PARTITION BY e, is_morning), 0)), 0)::integer AS claims
    FROM weighed
),
parted AS (
    SELECT *, pg_temp.dice('state', id) AS state, floor(claims * 0.06)::integer AS cancelled
    FROM asked
),
lined AS (
    SELECT *, CASE WHEN state < 0.15 AND claims >= 9 THEN (claims - cancelled) / 8 ELSE 0 END AS line
    FROM parted
),
seated AS (
    SELECT *, claims - cancelled - line AS confirmed FROM lined
),
counted AS (
    SELECT *,
           CASE WHEN companions = 0 THEN confirmed
                ELSE (SELECT coalesce(sum(1 + pg_temp.pick('seats', id * 100000 + k, companions + 1)), 0)
                      FROM generate_series(0, confirmed - 1) AS k)
           END AS taken
    FROM seated
)
SELECT *,
       starts_at <= pg_temp.midnight() AS has_begun,
       CASE
           WHEN booking = 'none' OR state > 0.95 THEN NULL
           WHEN confirmed = 0 THEN 20 + 10 * pg_temp.pick('seats', id, 9)
           WHEN state < 0.20 THEN taken
           ELSE 5 * ceil(taken / (0.35 + 0.6 * pg_temp.dice('share', id)) / 5)
       END AS capacity,
       -- The last seat of some full sessions is offered to somebody who has not answered yet.
       line > 0 AND starts_at > pg_temp.midnight() + interval '8 days'
           AND pg_temp.dice('offer', id) < 0.3 AS has_offer,
       sum(claims) OVER (PARTITION BY e, is_morning ORDER BY id) - claims AS claims_before,
       sum(claims) OVER (ORDER BY id) - claims AS registrations_before,
       sum(dates) OVER (ORDER BY id) - dates AS dates_before,
       sum(confirmed * dates) OVER (ORDER BY id) - confirmed * dates AS engagements_before
FROM counted;

INSERT INTO events_session
    (id, created_at, updated_at, key, event_id, label, site_id, room_id, join_url, capacity,
     waiting_limit, registration_opens_at, registration_closes_at, starts_at, ends_at, taken,
     waiting, sequence, status, cancelled_at, cancel_reason)
SELECT s.id, event.created_at, event.created_at, pg_temp.key_of('session', s.id), s.event_id, '',
       NULL,
       CASE WHEN event.site_id IS NOT NULL THEN event.site_id * 2 - mod(s.id, 2) END,
       CASE WHEN s.format = 'in_person' THEN ''
            ELSE 'https://incontri.bussola.example/' || s.id END,
       s.capacity, NULL,
       CASE WHEN s.opens_later
            THEN pg_temp.rome(%(today)s::date + 3 + pg_temp.pick('opens in', s.id, 8), '09:00') END,
       NULL, s.starts_at, s.ends_at, s.taken, CASE WHEN s.has_begun THEN 0 ELSE s.line END,
       1,
       CASE WHEN s.is_cancelled THEN 'cancelled' ELSE 'scheduled' END,
       CASE WHEN s.is_cancelled THEN event.published_at + interval '1 day' END,
       CASE WHEN s.is_cancelled THEN 'La sede non è disponibile.' ELSE '' END
FROM session_plan s
JOIN events_event event ON event.id = s.event_id;

INSERT INTO events_occurrence (id, key, session_id, starts_at, ends_at)
SELECT dates_before + n + 1, pg_temp.key_of('occurrence', dates_before + n + 1), id,
       pg_temp.rome(day + 7 * n, clock), pg_temp.rome(day + 7 * n, clock) + lasts
FROM session_plan CROSS JOIN LATERAL generate_series(0, dates - 1) AS n;
