-- Chance that repeats: a hash of what is asked, of which row, and of the seed. Each body is one
-- expression without anything stable in it, so that the planner writes it out where it is called.
CREATE FUNCTION pg_temp.dice(what text, n bigint) RETURNS double precision
LANGUAGE sql IMMUTABLE AS $$
    SELECT (hashint8extended(n, hashtextextended(what, %(seed)s)) & 9007199254740991)
           / 9007199254740992.0::double precision
$$;

-- A whole number from 0 to below ``options``.
CREATE FUNCTION pg_temp.pick(what text, n bigint, options integer) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$ SELECT floor(pg_temp.dice(what, n) * options)::integer $$;

CREATE FUNCTION pg_temp.one_of(what text, n bigint, options text[]) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT options[1 + floor(pg_temp.dice(what, n) * cardinality(options))::integer]
$$;

CREATE FUNCTION pg_temp.key_of(what text, n bigint) RETURNS uuid
LANGUAGE sql IMMUTABLE AS $$ SELECT md5(what || ' ' || n::text || ' ' || %(seed)s::text)::uuid $$;

CREATE FUNCTION pg_temp.rome(day date, clock time) RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS $$ SELECT (day + clock) AT TIME ZONE 'Europe/Rome' $$;

CREATE FUNCTION pg_temp.slug(words text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT trim(BOTH '-' FROM regexp_replace(public.plain(words), '[^a-z0-9]+', '-', 'g'))
$$;

-- The moment at which all this is written: last midnight in Rome.
CREATE FUNCTION pg_temp.midnight() RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS $$ SELECT pg_temp.rome(%(today)s::date, '00:00') $$;

-- One edition in ten is going on; the others began one to nine years ago.
CREATE TEMP TABLE edition ON COMMIT DROP AS
SELECT e AS id,
       back = 0 AS is_current,
       back,
       %(today)s::date - back * 364 AS day_zero  -- whole weeks: the same weekday
FROM generate_series(1, %(editions)s) AS e
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN e <= ceil(%(editions)s / 10.0) THEN 0
        ELSE 1 + mod(e - 1 - ceil(%(editions)s / 10.0)::integer, 9)
    END AS back
);
