-- jixiao 0.1: what a target says, whether an actual meets it, what it scores, and why.
-- docs/sql.md describes each function.
\echo Use "CREATE EXTENSION jixiao" to load this file. \quit

CREATE FUNCTION jixiao_parse(target text, kind text DEFAULT NULL, year integer DEFAULT NULL)
RETURNS jsonb AS 'MODULE_PATHNAME', 'pg_jixiao_parse'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;

CREATE FUNCTION jixiao_status(target text, actual text, kind text DEFAULT NULL,
                              year integer DEFAULT NULL, policy text DEFAULT NULL)
RETURNS text AS 'MODULE_PATHNAME', 'pg_jixiao_status'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;

CREATE FUNCTION jixiao_score(target text, actual text, weight numeric, kind text DEFAULT NULL,
                             year integer DEFAULT NULL, policy text DEFAULT NULL)
RETURNS numeric AS 'MODULE_PATHNAME', 'pg_jixiao_score'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;

CREATE FUNCTION jixiao_explain(target text, actual text, weight numeric, kind text DEFAULT NULL,
                               year integer DEFAULT NULL, policy text DEFAULT NULL,
                               lang text DEFAULT NULL)
RETURNS text AS 'MODULE_PATHNAME', 'pg_jixiao_explain'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;

CREATE FUNCTION jixiao_lower(target text, kind text DEFAULT NULL, year integer DEFAULT NULL)
RETURNS numeric AS 'MODULE_PATHNAME', 'pg_jixiao_lower'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;

CREATE FUNCTION jixiao_upper(target text, kind text DEFAULT NULL, year integer DEFAULT NULL)
RETURNS numeric AS 'MODULE_PATHNAME', 'pg_jixiao_upper'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;

CREATE FUNCTION jixiao_unit(target text, kind text DEFAULT NULL, year integer DEFAULT NULL)
RETURNS text AS 'MODULE_PATHNAME', 'pg_jixiao_unit'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;

CREATE FUNCTION jixiao_base_value(target text, kind text DEFAULT NULL, year integer DEFAULT NULL)
RETURNS numeric AS 'MODULE_PATHNAME', 'pg_jixiao_base_value'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;

CREATE FUNCTION jixiao_assess(model jsonb, actuals text DEFAULT NULL, policy text DEFAULT NULL)
RETURNS jsonb AS 'MODULE_PATHNAME', 'pg_jixiao_assess'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10000;
