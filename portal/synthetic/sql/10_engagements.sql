INSERT INTO registrations_engagement
    (id, registration_id, occurrence_id, participant_id, during)
SELECT s.engagements_before + k * s.dates + o.id - s.dates_before,
       s.registrations_before + k + 1,
       o.id,
       (s.e - 1)::bigint * %(participants)s + 1 + mod(
           CASE WHEN is_morning THEN claims_before + k
                ELSE %(participants)s - 1 - claims_before - k END * 1000003 + s.e,
           %(participants)s),
       tstzrange(o.starts_at, o.ends_at)
FROM session_plan s
JOIN events_occurrence o ON o.session_id = s.id
CROSS JOIN LATERAL generate_series(0::bigint, s.confirmed - 1) AS k
WHERE s.e BETWEEN %(low)s AND %(high)s;
