-- What a cell means as a generated column and in an index.
\pset null (null)
CREATE TABLE cells (number serial PRIMARY KEY, target text,
                    base numeric GENERATED ALWAYS AS (jixiao_base_value(target)) STORED);
INSERT INTO cells(target) SELECT '≥' || i || '元' FROM generate_series(1, 5000) AS i;
INSERT INTO cells(target) VALUES ('≥2万元'), ('≥90%'), ('好'), (NULL), ('2.5亿元');
CREATE INDEX by_meaning ON cells (jixiao_unit(target), jixiao_base_value(target));
CREATE INDEX by_base ON cells (base);
ANALYZE cells;
EXPLAIN (COSTS OFF) SELECT target FROM cells WHERE jixiao_unit(target) = '元' AND jixiao_base_value(target) > 6000;
SELECT target FROM cells WHERE jixiao_unit(target) = '元' AND jixiao_base_value(target) > 6000 ORDER BY number;
EXPLAIN (COSTS OFF) SELECT target FROM cells WHERE base > 6000;
SELECT target, base FROM cells WHERE base > 6000 ORDER BY base;
UPDATE cells SET target = '≥3万元' WHERE target = '≥2万元' RETURNING base;
-- Which actuals lie within the target's bounds, in whatever unit they are written.
SELECT actual, target FROM (VALUES ('30000元'), ('0.00025亿元'), ('3万人')) AS actuals(actual)
JOIN cells ON jixiao_unit(actual) = jixiao_unit(target) AND jixiao_base_value(actual) >= jixiao_lower(target)
WHERE number > 5000 ORDER BY actual COLLATE "C", target COLLATE "C";
-- What an upgrade of the library may change, and what shows it.
SELECT indexrelid::regclass AS index FROM pg_index
WHERE pg_get_expr(indexprs, indrelid) LIKE '%jixiao\_%' OR pg_get_expr(indpred, indrelid) LIKE '%jixiao\_%';
SELECT adrelid::regclass AS table, attname AS column FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
WHERE attgenerated = 's' AND pg_get_expr(adbin, adrelid) LIKE '%jixiao\_%';
SELECT count(*) AS read_otherwise_now FROM cells WHERE base IS DISTINCT FROM jixiao_base_value(target);
REINDEX INDEX by_meaning;
