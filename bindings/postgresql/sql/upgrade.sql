-- The first version of the extension, and its upgrade.
DROP EXTENSION jixiao CASCADE;
CREATE SCHEMA elsewhere;
CREATE EXTENSION jixiao SCHEMA elsewhere VERSION '0.1';
SELECT elsewhere.jixiao_status('≥90%', '88.5%');
SELECT count(*) FROM pg_proc WHERE proname IN ('jixiao_total', 'jixiao_projects');
ALTER EXTENSION jixiao UPDATE;
SELECT extversion FROM pg_extension WHERE extname = 'jixiao';
-- Functions find one another wherever they lie.
SELECT elsewhere.jixiao_total(10, elsewhere.jixiao_score('≥90%', '95%', 10));
SELECT code, total FROM elsewhere.jixiao_projects('{"format_version": 1, "projects": [{"code": "P"}]}');
DROP EXTENSION jixiao;
SELECT count(*) FROM pg_proc WHERE proname LIKE 'jixiao%';
