-- What each function gives; NULL; errors with their code.
CREATE EXTENSION jixiao;
\pset null (null)
SELECT jixiao_parse('≥558.42 万元');
SELECT jixiao_parse('≤2万', 'cost') ->> 'canonical' AS cost, jixiao_parse('8月底前', '时效指标', 2024) ->> 'date' AS date;
SELECT jixiao_status('≥90%', '88.5%'), jixiao_status('2万', '19,800元', '成本指标'),
       jixiao_status('8月底前', '2024年9月1日', '时效指标', 2024), jixiao_status('效果明显', '明显');
SELECT jixiao_score('≥90%', '88.5%', 15), jixiao_score('≥90%', '95%', 10.0), jixiao_score('≥100', '40', 10, policy => 'hubei');
SELECT jixiao_explain('≥90%', '88.5%', 15);
SELECT jixiao_explain('≥90%', '88.5%', 15, lang => 'en');
SELECT jixiao_explain('≥90%', '88.5%', NULL, lang => 'en');
SELECT cell, jixiao_lower(cell), jixiao_upper(cell), jixiao_unit(cell), jixiao_base_value(cell)
FROM unnest(ARRAY['≥558.42 万元', '≤0.5‰', '80%-90%', '5个', '50余人', '≠3', '约5', '5℃', '1/4', '1:1.5',
                  '提高5个百分点', '8月底前', '效果明显', '12345678901234567890.123']) AS cell;
-- NULL is what is not stated, and what is not known.
SELECT jixiao_parse(NULL), jixiao_status(NULL, '5'), jixiao_score(NULL, '5', 10), jixiao_explain(NULL, '5', 10),
       jixiao_lower(NULL), jixiao_unit(NULL), jixiao_assess(NULL);
SELECT jixiao_status('≥5', NULL), jixiao_score('≥5', NULL, 10), jixiao_score('≥5', '5', NULL),
       jixiao_score('≥5', '5', 10, NULL, NULL, NULL);
-- What a row states and cannot be used leaves it unjudged.
SELECT jixiao_score('≥5', '5', -1), jixiao_score('≥5', '5', 'NaN'), jixiao_score('≥5', '5', 'Infinity'),
       jixiao_status('≥5', '5', year => 99999), jixiao_status('≥5', '5', '什么');
-- The policy, the language and documents end the query, with an SQLSTATE of their own.
\set VERBOSITY terse
DO $$
DECLARE query text;
BEGIN
  FOREACH query IN ARRAY ARRAY[
    $q$jixiao_status('≥5', '5', policy => 'nope')$q$,
    $q$jixiao_status('≥5', '5', policy => '')$q$,
    $q$jixiao_status('≥5', '5', policy => '{')$q$,
    $q$jixiao_explain('≥5', '5', 1, lang => 'fr')$q$,
    $q$jixiao_assess('[]')$q$,
    $q$jixiao_assess('{"format_version": 1}', 'x,y')$q$,
    $q$jixiao_assess('{"format_version": 1}', policy => 'nope')$q$]
  LOOP
    BEGIN
      EXECUTE 'SELECT ' || query;
      RAISE 'no error: %', query;
    EXCEPTION WHEN OTHERS THEN
      RAISE INFO '% % %', SQLSTATE, left(SQLERRM, 60), query;
    END;
  END LOOP;
END $$;
-- A policy may differ by row, also from a name to JSON.
SELECT policy IS NULL AS by_default, jixiao_score('≥100', '70', 10, policy => policy)
FROM (VALUES ('mof-2020'), (NULL), ('jiangxi'), ('mof-2020')) AS policies(policy);
-- All are immutable and parallel safe, and none is strict.
SELECT proname, provolatile, proparallel, proisstrict FROM pg_proc WHERE proname LIKE 'jixiao\_%' ORDER BY 1;
