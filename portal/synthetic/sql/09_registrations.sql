-- The k-th who asked for a session. Those of the morning count the participants of the edition
-- from one end of a shuffled line, those of the afternoon from the other: everybody is in.
INSERT INTO registrations_registration
    (id, created_at, updated_at, key, token, code, session_id, participant_id, seats, status, queued_at,
     times_passed, confirmed_at, offer_expires_at, choose_by, ended_at, end_reason)
SELECT id, queued_at, coalesce(ended_at, queued_at),
       pg_temp.key_of('registration', id), pg_temp.key_of('ticket', id),
       substr(letters, 1 + (code >> 25 & 31)::integer, 1)
       || substr(letters, 1 + (code >> 20 & 31)::integer, 1)
       || substr(letters, 1 + (code >> 15 & 31)::integer, 1) || '-'
       || substr(letters, 1 + (code >> 10 & 31)::integer, 1)
       || substr(letters, 1 + (code >> 5 & 31)::integer, 1)
       || substr(letters, 1 + (code & 31)::integer, 1),
       session_id, participant_id, seats, status, queued_at, 0,
       CASE WHEN status = 'confirmed' THEN queued_at END,
       CASE WHEN status = 'offered' THEN pg_temp.midnight() + interval '7 days' END,
       NULL, ended_at,
       CASE status WHEN 'cancelled' THEN 'by_person' WHEN 'expired' THEN 'session_over' ELSE '' END
FROM (
    SELECT s.registrations_before + k + 1 AS id,
           s.id AS session_id,
           (e - 1)::bigint * %(participants)s + 1 + mod(
               CASE WHEN is_morning THEN claims_before + k
                    ELSE %(participants)s - 1 - claims_before - k END * 1000003 + e,
               %(participants)s) AS participant_id,
           CASE WHEN companions = 0 THEN 1
                ELSE 1 + pg_temp.pick('seats', s.id * 100000 + k, companions + 1) END AS seats,
           CASE
               WHEN has_offer AND k = confirmed - 1 THEN 'offered'
               WHEN k < confirmed THEN 'confirmed'
               WHEN k >= confirmed + line THEN 'cancelled'
               WHEN has_begun THEN 'expired'
               ELSE 'waiting'
           END AS status,
           -- An odd number times k modulo a power of two never comes twice: nor does a code.
           (k * 387420489 + (hashint8extended(s.id, %(seed)s) & 1073741823)) & 1073741823 AS code,
           '0123456789ABCDEFGHJKMNPQRSTVWXYZ' AS letters,
           least(starts_at, pg_temp.midnight())
               - (1 - (k + 0.5) / claims) * interval '40 days' AS queued_at,
           CASE
               WHEN k >= confirmed + line
                   THEN least(starts_at, pg_temp.midnight()) - (0.5 / claims) * interval '1 hour'
               WHEN k >= confirmed AND has_begun THEN starts_at
           END AS ended_at
    FROM session_plan s
    CROSS JOIN LATERAL generate_series(0::bigint, claims - 1) AS k
    WHERE s.e BETWEEN %(low)s AND %(high)s
);
