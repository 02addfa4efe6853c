-- Assessments, the aggregate and the table function.
\pset null (null)
CREATE TABLE models AS SELECT 1 AS number, $json${"format_version": 1, "projects": [
  {"code": "P1", "name": "甲", "budget": {"adjusted": "20", "spent": "20", "weight": "10"},
   "indicators": [
     {"level1": "产出指标", "level3": "工期", "target": "≤20天", "actual": "24天", "weight": "30"},
     {"level1": "效益指标", "level3": "知晓率", "target": "≥90%", "actual": "93%", "weight": "60"}]},
  {"code": "P2", "name": "乙", "budget": {"adjusted": "20", "weight": "10"},
   "indicators": [
     {"level1": "产出指标", "level3": "工期", "target": "≤20天", "weight": "90"}]}]}$json$::jsonb AS model;
INSERT INTO models VALUES (2, NULL);
SELECT jixiao_assess(model) #>> '{projects,0,total}' AS total,
       jixiao_assess(model) #>> '{projects,0,indicators,0,score}' AS score FROM models;
SELECT number, p.* FROM models, jixiao_projects(model) AS p ORDER BY number, code;
SELECT count(*) FROM models, jixiao_projects(model, policy => 'hubei');
-- Exact, and not known where a row is not.
SELECT jixiao_total(10, 0.1) FROM generate_series(1, 3);
SELECT name, jixiao_total(weight, score) FROM (VALUES
  ('whole', 10, 9.50), ('whole', 20, 20), ('not judged', 10, 9.5), ('not judged', 20, NULL),
  ('no weight', 10, 9.5), ('no weight', NULL, 5), ('weighs nothing', 10, 9.5), ('weighs nothing', 0, NULL),
  ('not a number', 10, 'NaN')) AS rows(name, weight, score) GROUP BY name ORDER BY name COLLATE "C";
SELECT jixiao_total(1, 1) WHERE false;
SELECT jixiao_total(1, repeat('9', 38)::numeric) FROM generate_series(1, 2);
SELECT number, jixiao_total(10, number / 10.0) OVER (ORDER BY number) FROM generate_series(1, 3) AS number;
-- The state is not for hands.
SELECT jixiao_total_give('\x00');
SELECT jixiao_total_merge('\x', NULL);
SELECT jixiao_total_give(decode(repeat('ff', 32), 'hex'));
