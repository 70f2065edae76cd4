-- Users 1 to the number of editions coordinate them; the participants' users come after.
INSERT INTO accounts_user
    (id, password, last_login, is_superuser, email, first_name, last_name, language, is_staff,
     is_active, date_joined)
SELECT (e - 1) * %(participants)s + n + %(editions)s,
       '!' || md5('password' || (e - 1) * %(participants)s + n),
       NULL, false,
       'persona' || (e - 1) * %(participants)s + n || '@persone.bussola.example', '', '',
       CASE WHEN pg_temp.dice('language', (e - 1) * %(participants)s + n) < 0.05 THEN 'en'
            ELSE 'it' END,
       false, true,
       pg_temp.midnight() - interval '50 days' - back * interval '364 days'
       - pg_temp.dice('joined', (e - 1) * %(participants)s + n) * interval '60 days'
FROM (SELECT id AS e, back FROM edition WHERE id BETWEEN %(low)s AND %(high)s)
CROSS JOIN generate_series(1, %(participants)s) AS n;

INSERT INTO account_emailaddress (id, email, verified, "primary", user_id)
SELECT id, email, true, true, id
FROM accounts_user
WHERE id > %(editions)s + (%(low)s - 1)::bigint * %(participants)s
  AND id <= %(editions)s + %(high)s::bigint * %(participants)s;

INSERT INTO participants_participant
    (id, created_at, updated_at, user_id, first_name, last_name, declared_14_on, birth_date,
     occupation, school_id, school_year, class_said_in, municipality_id)
SELECT id, joined_at, joined_at, id + %(editions)s,
       CASE WHEN hostile > 0 THEN (%(hostile_first)s::text[])[hostile]
            WHEN pg_temp.dice('woman', id) < 0.6 THEN pg_temp.one_of('first', id, %(women)s)
            ELSE pg_temp.one_of('first', id, %(men)s) END,
       CASE WHEN hostile > 0 THEN (%(hostile_last)s::text[])[hostile]
            ELSE pg_temp.one_of('last', id, %(last)s) END,
       joined_at::date,
       -- Of this age from before the edition's first session to after its last.
       day_zero - 50 - (age * 365.25)::integer - pg_temp.pick('birthday', id, 200),
       CASE WHEN is_student THEN 'student'
            ELSE pg_temp.one_of('occupation', id, ARRAY['working', 'unemployed', 'other', '']) END,
       CASE WHEN is_student THEN school END,
       CASE WHEN is_student THEN age - 13 END,
       -- The school year goes from September to August.
       CASE WHEN is_student THEN to_char(day_zero - interval '8 months', 'YYYY')
            || to_char(day_zero + interval '4 months', 'YY') ELSE '' END,
       CASE WHEN is_student THEN 1 + pg_temp.pick('home of school', school, %(towns)s)
            ELSE 1 + pg_temp.pick('home', id, %(towns)s) END
FROM (SELECT id AS e, back, day_zero FROM edition WHERE id BETWEEN %(low)s AND %(high)s)
CROSS JOIN generate_series(1, %(participants)s) AS n
CROSS JOIN LATERAL (SELECT (e - 1)::bigint * %(participants)s + n AS id)
CROSS JOIN LATERAL (
    SELECT pg_temp.dice('student', id) < 0.8 AS is_student,
           CASE WHEN pg_temp.dice('hostile', id) < 0.002
                THEN 1 + pg_temp.pick('which hostile', id, cardinality(%(hostile_first)s::text[]))
                ELSE 0 END AS hostile,
           (e - 1) * %(schools)s + 1 + pg_temp.pick('school', id, (%(schools)s * 6) / 10) AS school,
           pg_temp.midnight() - interval '50 days' - back * interval '364 days' AS joined_at
)
CROSS JOIN LATERAL (
    SELECT CASE WHEN is_student THEN 14 + pg_temp.pick('class', id, 5)
                ELSE 19 + pg_temp.pick('age', id, 15) END AS age
);
