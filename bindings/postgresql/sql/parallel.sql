-- Parallel plans give what one process gives.
CREATE TABLE judged AS
SELECT i AS number, '≥' || i % 97 || '家' AS target, i % 89 || '家' AS actual, i % 13 AS weight FROM generate_series(1, 40000) AS i;
ANALYZE judged;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT jixiao_total(weight, jixiao_score(target, actual, weight)) FROM judged;
CREATE TABLE several AS
SELECT jixiao_total(weight, jixiao_score(target, actual, weight)), count(*) FILTER (WHERE jixiao_status(target, actual) = 'met') AS met FROM judged;
SET max_parallel_workers_per_gather = 0;
CREATE TABLE alone AS
SELECT jixiao_total(weight, jixiao_score(target, actual, weight)), sum(jixiao_score(target, actual, weight)),
       count(*) FILTER (WHERE jixiao_status(target, actual) = 'met') AS met FROM judged;
SELECT several.jixiao_total = alone.jixiao_total AS same_total, alone.jixiao_total = sum AS exact, several.met = alone.met AS same_count, alone.met > 1000 AS some FROM several, alone;
