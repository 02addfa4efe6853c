-- Any text gives a value or NULL: never the end of the server.
CREATE EXTENSION jixiao;
SELECT count(*), count(jixiao_parse(cell)) AS parsed, count(jixiao_status(cell, cell, cell)) AS judged,
       count(jixiao_score(cell, cell, 10)) AS scored, count(jixiao_explain(cell, cell, 10)) AS explained
FROM unnest(ARRAY['', ' ', E'\x01', '≥', '👍', repeat('≥', 5000), repeat('9', 100000), repeat('(', 100000),
                  repeat('≥90%', 200000), repeat('1、≥90%；', 50000), 'NaN', '1e999999999']) AS cell;
-- As documents, policies, languages: an error each, at times PostgreSQL's own about JSON.
CREATE FUNCTION fails(query text, cell text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE 'SELECT ' || query USING cell;
  RETURN false;
EXCEPTION WHEN OTHERS THEN
  RETURN SQLERRM LIKE 'jixiao %' OR SQLSTATE IN ('22P02', '54001');
END $$;
SELECT left(query, 30) AS query, bool_and(fails(query, cell)) AS always_an_error
FROM unnest(ARRAY['jixiao_assess($1::jsonb)', 'jixiao_assess(''{"format_version": 1}'', $1)',
                  'jixiao_assess(''{"format_version": 1}'', NULL, $1)', 'jixiao_status(''5'', ''5'', policy => $1)',
                  'jixiao_explain(''5'', ''5'', 1, lang => $1)']) AS query,
     unnest(ARRAY['{', '{"a": ', E'\x01', repeat('≥90%', 200000), repeat('[', 50000), repeat('{"a":', 20000)]) AS cell
GROUP BY query ORDER BY query COLLATE "C";
-- In a database of another encoding texts are converted, both ways.
CREATE DATABASE gb ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0;
\connect gb
SET client_encoding = 'UTF8';
CREATE EXTENSION jixiao;
SELECT jixiao_unit('≥558.42 万元'), jixiao_parse('≥558.42 万元') ->> 'canonical' AS canonical, octet_length(jixiao_unit('5万元')) AS bytes;
SELECT jixiao_status('≥5', '5', policy => '没有');
CREATE DATABASE ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0;
\connect ascii
CREATE EXTENSION jixiao;
SELECT jixiao_status(E'\xff\xfe'::text, E'90\xe2'::text), jixiao_parse(E'\xe2\x89') ->> 'kind' AS kind;
-- A long document can be cancelled.
\connect regression
SET statement_timeout = '300ms';
SELECT jixiao_assess(jsonb_build_object('format_version', 1, 'projects', jsonb_agg(jsonb_build_object('code', 'P' || i,
  'indicators', (SELECT jsonb_agg(jsonb_build_object('level1', '产出指标', 'target', '≥' || k || '家', 'actual', k - 1 || '家')) FROM generate_series(1, 100) AS k)))))
IS NULL FROM generate_series(1, 3000) AS i;
RESET statement_timeout;
SELECT jixiao_status('≥5', '5');
