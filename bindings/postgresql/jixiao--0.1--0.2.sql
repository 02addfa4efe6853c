-- From jixiao 0.1 to 0.2: totals.
--
-- WHAT AN UPGRADE MEANS FOR INDEXES. The functions are immutable for one version of the library:
-- another version of libjixiao may read a cell otherwise, for the better, and PostgreSQL does not
-- notice. After every upgrade of the library, whether or not the extension has a new version,
--   REINDEX each index on an expression of these functions, and
--   write stored generated columns anew: UPDATE t SET target = target;
-- docs/sql.md has the query that lists both.
\echo Use "ALTER EXTENSION jixiao UPDATE TO '0.2'" to load this file. \quit

CREATE FUNCTION jixiao_total_add(state bytea, weight numeric, score numeric)
RETURNS bytea AS 'MODULE_PATHNAME', 'pg_jixiao_total_add'
LANGUAGE C IMMUTABLE PARALLEL SAFE;

CREATE FUNCTION jixiao_total_merge(state bytea, part bytea)
RETURNS bytea AS 'MODULE_PATHNAME', 'pg_jixiao_total_merge'
LANGUAGE C IMMUTABLE PARALLEL SAFE;

CREATE FUNCTION jixiao_total_give(state bytea)
RETURNS numeric AS 'MODULE_PATHNAME', 'pg_jixiao_total_give'
LANGUAGE C IMMUTABLE PARALLEL SAFE;

CREATE AGGREGATE jixiao_total(weight numeric, score numeric) (
  sfunc = jixiao_total_add,
  stype = bytea,
  sspace = 64,
  combinefunc = jixiao_total_merge,
  finalfunc = jixiao_total_give,
  parallel = safe
);

CREATE FUNCTION jixiao_projects(model jsonb, actuals text DEFAULT NULL, policy text DEFAULT NULL)
RETURNS TABLE (code text, name text, total numeric, total_lower numeric, total_upper numeric,
               weight_total numeric, scaled_from numeric, grade text, provisional boolean)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 10 AS $$
  SELECT p ->> 'code', p ->> 'name', (p ->> 'total')::numeric, (p ->> 'total_lower')::numeric,
         (p ->> 'total_upper')::numeric, (p ->> 'weight_total')::numeric,
         (p ->> 'scaled_from')::numeric, p ->> 'grade', (p ->> 'provisional')::boolean
  FROM jsonb_array_elements(@extschema@.jixiao_assess(model, actuals, policy) -> 'projects') AS p
$$;
