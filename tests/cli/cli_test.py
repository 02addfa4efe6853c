"""The command line as its users meet it. usage: cli_test.py JIXIAO DATA_DIRECTORY"""

import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

JIXIAO, DATA = sys.argv[1], pathlib.Path(sys.argv[2])
TABLES = DATA / "funing-2024-tables.txt"
ACTUALS = DATA / "funing-2024-actuals.csv"

TABLE = """{n}.项目{n}绩效目标表

471001 某局本级

单位：万元

项目编码\t1303062400000000{n}\t\t项目名称\t项目{n}\t\t
预算规模及资金用途\t预算数\t10.00\t其中：财政资金\t10.00\t其他资金\t
\t用于项目
资金支出计划（%）\t3月底\t6月底\t10月底\t12月底\t
\t25%\t50%\t75%\t100%\t
绩效目标\t1.完成项目
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据\t
产出指标\t数量指标\t家数\t家数\t≥15家\t工作计划\t
效益指标\t社会效益指标\t效果\t效果\t效果明显\t工作计划\t
满意度指标\t服务对象满意度指标\t满意度\t满意度\t≥90%\t电话回访\t
"""


def run(*arguments, stdin=b"", **options):
    done = subprocess.run([JIXIAO, *map(str, arguments)], input=stdin, capture_output=True,
                          timeout=120, **options)
    return done.returncode, done.stdout, done.stderr.decode("utf8")


class CliTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf8"))
        return path


class Parse(CliTest):
    def records(self, data, *arguments):
        code, out, err = run("parse", *arguments, stdin=data)
        self.assertEqual((code, err), (0, ""))
        self.assertTrue(out == b"" or out.endswith(b"\n"))
        return [json.loads(line) for line in out.decode("utf8").splitlines()]

    def test_one_record_for_each_line_whatever_stands_in_it(self):
        lines = ["≥90%".encode(), b"", b"\xff\xfe", b"a\x00b", b" ", "效果明显".encode(), b"\r",
                 b"9" * 100_000, b"(" * 100_000, "≥5家".encode()]
        records = self.records(b"\n".join(lines) + b"\n")
        self.assertEqual(len(records), len(lines))
        self.assertEqual(records[0]["kind"], "quantity")
        self.assertEqual(records[1]["kind"], "invalid")
        self.assertEqual(records[2]["text"], "\ufffd\ufffd")
        self.assertEqual(records[-1]["value"], "5")

    def test_last_line_needs_no_line_break_and_carriage_returns_are_no_text(self):
        records = self.records("≥1家\r\n≥2家\r\n≥3家".encode())
        self.assertEqual([r["text"] for r in records], ["≥1家", "≥2家", "≥3家"])
        self.assertEqual(self.records(b""), [])

    def test_a_line_over_the_limit_is_one_record_and_the_next_line_is_read(self):
        records = self.records(b"1" * (3 << 20) + "\n≥2家\n".encode())
        self.assertEqual([r["kind"] for r in records], ["invalid", "quantity"])
        self.assertEqual(records[0]["diagnostics"][0]["code"], "limit_exceeded")

    def test_lines_across_blocks_are_whole(self):
        lines = ["≥%d万元" % n for n in range(40_000)]
        records = self.records("\n".join(lines).encode())
        self.assertEqual([r["text"] for r in records], lines)

    def test_answers_before_the_next_line_is_there(self):
        with subprocess.Popen([JIXIAO, "parse"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as p:
            for text in ("≥1家", "≤2家"):
                p.stdin.write(text.encode() + b"\n")
                p.stdin.flush()
                self.assertEqual(json.loads(p.stdout.readline())["text"], text)

    def test_context(self):
        bare = "8月底前".encode()
        self.assertEqual(self.records(bare)[0]["date"], "--08-31")
        self.assertEqual(self.records(bare, "--context", "year=2024")[0]["date"], "2024-08-31")
        money = self.records("≤2万".encode(), "--context", "kind=cost,year=2024")[0]
        self.assertEqual((money["unit"], money["base_value"]), ("万元", "20000"))

    def test_wrong_context_names_what_would_be_right(self):
        for setting, hint in (("colour=red", "unit, year, kind"), ("year=0", "1 to 9999"),
                              ("kind=foo", "quantity"), ("year", "KEY=VALUE")):
            code, out, err = run("parse", "--context", setting)
            self.assertEqual((code, out), (2, b""))
            self.assertIn(hint, err)

    def test_fields(self):
        record = self.records("≥\t95\t%\n定性\t95\t\n".encode(), "--fields")
        self.assertEqual((record[0]["comparator"], record[0]["value"], record[0]["unit"]),
                         ("ge", "95", "%"))
        self.assertEqual(record[0]["text"], "≥\t95\t%")
        self.assertEqual(record[1]["kind"], "qualitative")

    def test_closed_pipe_is_quiet(self):
        for restore in (True, False):
            lines = self.file("lines.txt", "≥1家\n" * 200_000)
            with lines.open("rb") as stdin, subprocess.Popen(
                    [JIXIAO, "parse"], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                    restore_signals=restore) as p:
                p.stdout.readline()
                p.stdout.close()
                self.assertEqual(p.stderr.read(), b"")
                self.assertEqual(p.wait(timeout=60), 0)

    def test_is_linear_and_quick(self):
        begin = time.monotonic()
        self.records("≥558.42 万元\n".encode() * 20_000)
        self.assertLess(time.monotonic() - begin, 20)


class Evaluate(CliTest):
    def test_prints_one_row_as_json_off_the_terminal(self):
        code, out, err = run("evaluate", "≤2万", "19,800元", "--context", "kind=cost", "--weight", "10")
        self.assertEqual((code, err), (0, ""))
        row = json.loads(out)
        self.assertEqual((row["status"], row["score"], row["rule"]),
                         ("met", "10.00", "target_over_actual"))

    def test_language_of_the_explanation(self):
        zh = json.loads(run("evaluate", "≥90%", "85%")[1])["explanation"]
        en = json.loads(run("evaluate", "≥90%", "85%", "--lang", "en")[1])["explanation"]
        self.assertIn("得分", zh)
        self.assertNotIn("得分", en)

    def test_policy_changes_the_score(self):
        scores = {name: json.loads(run("evaluate", "≥100%", "70%", "--policy", name)[1])["score"]
                  for name in ("mof-2020", "mof-2021")}
        self.assertEqual(scores, {"mof-2020": "70.00", "mof-2021": "25.00"})

    def test_negative_actual_is_no_option(self):
        self.assertEqual(json.loads(run("evaluate", "≥-5%", "-5%")[1])["status"], "met")

    def test_degree_base_and_achievement(self):
        row = json.loads(run("evaluate", "效果明显", "部分达成", "--degree", "75")[1])
        self.assertEqual((row["status"], row["score"]), ("partly", "75.00"))
        row = json.loads(run("evaluate", "核定支出的50%，最高不超100万元", "34.61万元", "--context",
                             "kind=cost", "--base", "80万元")[1])
        self.assertEqual(row["status"], "met")

    def test_unusable_options_are_named(self):
        for arguments, hint in ((["--weight", "x"], "--weight x"), (["--degree", "-1"], "--degree"),
                                (["--achievement", "?"], "--achievement ?"),
                                (["--direction", "up"], "--direction up"),
                                (["--policy", "nowhere"], "mof-2020"), (["--lang", "fr"], "--lang")):
            code, out, err = run("evaluate", "≥1", "1", *arguments)
            self.assertEqual((code, out), (2, b""), arguments)
            self.assertIn(hint, err)


class Read(CliTest):
    def test_the_filing_gives_ten_projects_and_82_indicators(self):
        code, out, err = run("read", TABLES)
        self.assertEqual(code, 0)
        model = json.loads(out)
        self.assertEqual(len(model["projects"]), 10)
        self.assertEqual(sum(len(p["indicators"]) for p in model["projects"]), 82)
        self.assertIn(f"{TABLES}:", err)

    def test_model_json_is_known_by_its_content_and_reads_the_same(self):
        first = run("read", TABLES)[1]
        path = self.file("model.txt", first)
        code, again, err = run("read", path)
        self.assertEqual((code, again, err), (0, first, ""))
        self.assertEqual(run("read", "-", stdin=first)[:2], (0, first))

    def test_text_summary(self):
        code, out, _ = run("read", TABLES, "--format", "text")
        self.assertEqual(code, 0)
        self.assertIn("指标 82 项", out.decode("utf8"))

    def test_diagnostics_name_file_line_severity_and_code(self):
        path = self.file("model.json", '{"format_version": 1,\n"projects": [],\n"extra": 1}')
        code, _, err = run("read", path, "--lang", "en")
        self.assertEqual(code, 0)
        self.assertIn(f"{path}:3: warning: unknown field extra is not read", err)
        self.assertIn("[json_unknown_field]", err)

    def test_error_in_model_json_is_unusable_input_but_the_rest_is_printed(self):
        path = self.file("model.json", '{"format_version": 1, "projects": [{"code": 5, "name": "n"}]}')
        code, out, err = run("read", path)
        self.assertEqual(code, 2)
        self.assertEqual(json.loads(out)["projects"][0]["name"], "n")
        self.assertIn("projects[0].code", err)

    def test_unusable_files(self):
        cases = {
            "broken.json": ('{"format_version": 1,\n "projects": [}', ":2: error:"),
            "version.json": ('{"format_version": 9}', "format_version is 9"),
            "prose.txt": ("没有任何表格。\n", "[no_project_found]"),
            "empty.txt": ("", "[no_project_found]"),
            "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\x80", "UTF-8"),
        }
        for name, (content, hint) in cases.items():
            path = self.file(name, content)
            code, out, err = run("read", path, "--lang", "en")
            self.assertEqual((code, out), (2, b""), name)
            self.assertIn(hint, err)
            self.assertIn(str(path), err)
        code, out, err = run("read", self.folder / "absent.txt")
        self.assertEqual((code, out), (2, b""))
        self.assertIn("absent.txt", err)

    def test_every_encoding_reads_the_same(self):
        text = TABLE.format(n=1)
        plain = run("read", self.file("utf8.txt", text))
        self.assertEqual(plain[0], 0)
        encodings = {"UTF-16LE": b"\xff\xfe" + text.encode("utf-16-le"),
                     "UTF-16BE": b"\xfe\xff" + text.encode("utf-16-be"),
                     "GB18030": text.encode("gb18030"), "UTF-8": b"\xef\xbb\xbf" + text.encode()}
        for encoding, data in encodings.items():
            code, out, err = run("read", self.file("in.txt", data))
            self.assertEqual((code, out), plain[:2], encoding)
            if encoding != "UTF-8":
                self.assertIn(encoding, err)


class Language(CliTest):
    def run_in(self, locale, *arguments):
        environment = {name: value for name, value in os.environ.items()
                       if name not in ("LC_ALL", "LC_MESSAGES", "LANG")}
        return run(*arguments, env=environment | locale)

    def test_help_is_in_the_language_asked_for_else_the_locale_s(self):
        cases = [({}, [], "用法"), ({"LANG": "C.UTF-8"}, [], "用法"), ({"LANG": "zh_CN.UTF-8"}, [], "用法"),
                 ({"LANG": "en_US.UTF-8"}, [], "Usage"), ({"LC_ALL": "zh_CN", "LANG": "en_US"}, [], "用法"),
                 ({"LANG": "en_US.UTF-8"}, ["--lang", "zh"], "用法"), ({}, ["--lang=en"], "Usage")]
        for locale, option, word in cases:
            code, out, _ = self.run_in(locale, "assess", *option, "--help")
            self.assertEqual(code, 0)
            self.assertIn(word, out.decode("utf8"), (locale, option))

    def test_every_option_is_described_in_both_languages(self):
        for command in ("parse", "evaluate", "read", "template", "assess", "verify", "monitor", "review",
                        "policy"):
            chinese = run(command, "--lang", "zh", "--help")[1].decode("utf8")
            english = run(command, "--lang", "en", "--help")[1].decode("utf8")
            self.assertEqual(chinese.count("  --") + chinese.count("  -"),
                             english.count("  --") + english.count("  -"))
            self.assertRegex(chinese, "[一-鿿]{2}")
            self.assertNotRegex(english.replace("unit=万元", "").replace("120万元", ""), "[一-鿿]{2}")

    def test_what_is_wrong_with_arguments_is_said_in_both_and_what_was_meant(self):
        for arguments, chinese, english, meant in (
                (["asess", "x"], "是否应为", "perhaps", "assess"),
                (["assess", "x", "--polcy", "y"], "是否应为", "perhaps", "--policy"),
                (["assess"], "缺少必需的参数", "something is missing", "FILE"),
                (["assess", "x", "--format", "pdf"], "取值不可用", "cannot be used", "pdf"),
                (["assess", TABLES, "--policy", "mof-2002"], "是否应为", "perhaps", "mof-2020")):
            for language, words in (("zh", chinese), ("en", english)):
                code, out, err = run(*arguments, "--lang", language)
                self.assertEqual((code, out), (2, b""), arguments)
                self.assertIn(words, err)
                self.assertIn(meant, err)

    def test_a_misspelt_key_of_the_context_is_answered_with_the_right_one(self):
        self.assertIn("perhaps year?", run("parse", "--context", "yaer=2024")[2])


class Notes(CliTest):
    def test_many_of_a_kind_are_summed_up_unless_each_is_asked_for(self):
        count = lambda err: err.count("[split_word]")
        summed, each = run("read", TABLES)[2], run("read", TABLES, "--verbose")[2]
        self.assertEqual(count(summed), 1)
        self.assertIn(f"共 {count(each)} 处", summed)
        self.assertGreater(count(each), 3)

    def test_quiet_leaves_errors_alone(self):
        self.assertEqual(run("read", TABLES, "--quiet")[2], "")
        self.assertIn("error:", run("read", TABLES, "nowhere.txt", "--quiet")[2])


class FormsAndPages(CliTest):
    COMMANDS = (("assess",), ("verify",), ("monitor", "--as-of", "2024-10-31"), ("review",))

    def test_a_page_for_every_result_over_several_files(self):
        files = [self.file(f"{n}.txt", TABLE.format(n=n)) for n in (1, 2)]
        for command, *options in self.COMMANDS:
            code, out, _ = run(command, *files, *options, "--format", "html")
            page = out.decode("utf8")
            self.assertIn(code, (0, 1))
            self.assertTrue(page.startswith("<!DOCTYPE html>") and page.endswith("</html>\n"))
            for name in ("1.txt", "2.txt", 'href="#p2"', 'id="p2"'):
                self.assertIn(name, page, command)

    def test_summary_is_a_line_a_project(self):
        for command, *options in self.COMMANDS:
            _, out, _ = run(command, TABLES, *options, "--summary", "--format", "text")
            lines = out.decode("utf8").splitlines()
            self.assertLess(len(lines), 22, command)
            self.assertTrue(any("2024 年改制企业相关费用" in line for line in lines))

    def test_a_form_that_is_read_again_is_the_same_form(self):
        # What the form has no place for is left out: achievements, degrees, bases, deductions.
        rows = list(csv.DictReader(io.StringIO(ACTUALS.read_text("utf-8-sig"))))
        for row in rows:
            row.update({"评价等次": "", "达成度": "", "计算基数": "", "扣分": "", "是否适用": ""})
        table = io.StringIO()
        writer = csv.DictWriter(table, rows[0])
        writer.writeheader()
        writer.writerows(rows)
        options = ("--actuals", self.file("actuals.csv", table.getvalue()), "--form", "--format")
        first = json.loads(run("assess", TABLES, *options, "json")[1])["forms"]
        page = run("assess", TABLES, *options, "html")[1]
        path = self.file("form.html", page)
        code, out, err = run("assess", path, "--form", "--format", "json")
        if b"HTML" in err.encode() and code == 2:
            self.skipTest("built without the reader of HTML")
        again = json.loads(out)["forms"]
        self.assertEqual(len(again), len(first))
        cells = [[(cell["text"], cell["role"]) for form in forms for row in form["rows"] for cell in row]
                 for forms in (first, again)]
        self.assertEqual(len(cells[0]), len(cells[1]))
        self.assertEqual([pair for pair in zip(*cells) if pair[0] != pair[1]], [])

    def test_target_and_monitoring_tables_have_forms_too(self):
        code, out, _ = run("read", TABLES, "--form", "--format", "html")
        self.assertEqual(code, 0)
        self.assertEqual(out.decode("utf8").count("项目支出绩效目标表</h2>"), 10)
        code, out, _ = run("monitor", TABLES, "--as-of", "2024-10-31", "--form", "--format", "markdown")
        self.assertIn("绩效运行监控表", out.decode("utf8"))
        self.assertEqual(run("assess", TABLES, "--form", "--format", "csv")[0], 2)


class OfTheCommandLine(CliTest):
    def test_completion_is_a_script_that_shells_take(self):
        script = run("completion", "bash")[1]
        self.assertIn(b"--actuals", script)
        self.assertEqual(subprocess.run(["bash", "-n"], input=script, check=False).returncode, 0)

    def test_manual_names_every_command(self):
        page = run("manual", "--lang", "en")[1].decode("utf8")
        self.assertTrue(page.startswith(".TH JIXIAO 1"))
        for command in ("assess", "verify", "monitor", "review", "policy"):
            self.assertIn(f".SH jixiao {command}", page)


class SeveralFiles(CliTest):
    def setUp(self):
        super().setUp()
        self.good = [self.file(f"in/{n}.txt", TABLE.format(n=n)) for n in (1, 2)]
        self.bad = self.file("in/1b.json", "{oops")
        self.file("in/ignored.csv", "x")
        self.file("in/.hidden.txt", "x")

    def test_one_json_document_a_line_and_a_bad_file_does_not_stop_the_rest(self):
        for name in ("read", "assess"):
            code, out, err = run(name, *self.good[:1], self.bad, *self.good[1:])
            self.assertEqual(code, 2)
            lines = [json.loads(line) for line in out.decode("utf8").splitlines()]
            self.assertEqual([line["file"] for line in lines], list(map(str, self.good)))
            self.assertIn(str(self.bad), err)
            key = "model" if name == "read" else "assessment"
            self.assertEqual([line[key]["projects"][0]["name"] for line in lines], ["项目1", "项目2"])

    def test_a_directory_stands_for_its_files_in_order(self):
        code, out, err = run("read", self.folder / "in")
        self.assertEqual(code, 2)
        names = [json.loads(line)["file"] for line in out.decode("utf8").splitlines()]
        self.assertEqual(names, list(map(str, self.good)))
        self.assertNotIn("ignored", err)
        self.bad.unlink()
        self.assertEqual(run("read", self.folder / "in")[0], 0)

    def test_a_directory_without_files_is_named(self):
        (self.folder / "none").mkdir()
        code, _, err = run("read", self.folder / "none")
        self.assertEqual(code, 2)
        self.assertIn("none", err)

    def test_one_template_and_one_csv_serve_them_all(self):
        code, out, _ = run("template", *self.good)
        self.assertEqual(code, 0)
        rows = list(csv.reader(io.StringIO(out.decode("utf-8-sig"), newline="")))
        self.assertEqual(len(rows), 1 + 2 * (2 + 3))
        actuals = self.file("actuals.csv", out.decode("utf8").replace("≥15家,,,", "≥15家,,15家,"))
        code, out, err = run("assess", *self.good, "--actuals", actuals)
        self.assertEqual(code, 0, err)
        for line in out.decode("utf8").splitlines():
            row = json.loads(line)["assessment"]["projects"][0]["indicators"][0]
            self.assertEqual((row["actual"], row["status"]), ("15家", "met"))

    def test_a_row_for_no_file_is_an_error_with_its_line(self):
        template = run("template", *self.good)[1].decode("utf8")
        stray = "13039999,项目,产出指标,数量指标,家数,≥15家,,15家,,,,,,\r\n"
        actuals = self.file("actuals.csv", template + stray)
        code, out, err = run("assess", *self.good, "--actuals", actuals)
        self.assertEqual(code, 2)
        self.assertEqual(len(out.splitlines()), 2)
        self.assertEqual(err.count("csv_project_not_found"), 1)
        self.assertIn(f"{actuals}:12: error:", err)

    def test_no_progress_line_off_the_terminal(self):
        self.assertNotIn("\r", run("read", *self.good)[2])


class TemplateAndAssess(CliTest):
    def test_template_of_the_filing(self):
        code, out, _ = run("template", TABLES)
        self.assertEqual(code, 0)
        self.assertTrue(out.startswith(b"\xef\xbb\xbf"))
        rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"), newline="")))
        self.assertEqual(len(rows), 82 + 20)
        self.assertTrue(all(row["实际完成值"] == "" for row in rows))

    def test_sample_actuals_keep_the_rows_of_the_template(self):
        columns = ["项目编码", "项目名称", "一级指标", "二级指标", "三级指标", "指标值"]
        template = csv.DictReader(io.StringIO(run("template", TABLES)[1].decode("utf-8-sig"), newline=""))
        sample = csv.DictReader(io.StringIO(ACTUALS.read_text("utf-8-sig"), newline=""))
        self.assertEqual([[row[c] for c in columns] for row in sample],
                         [[row[c] for c in columns] for row in template])

    def test_sample_actuals_show_every_status(self):
        code, out, err = run("assess", TABLES, "--actuals", ACTUALS)
        self.assertEqual(code, 0, err)
        projects = json.loads(out)["projects"]
        self.assertEqual(len(projects), 10)
        rows = [row for project in projects for row in project["indicators"]]
        self.assertEqual(len(rows), 82)
        self.assertEqual({row["status"] for row in rows},
                         {"met", "unmet", "partly", "undetermined", "not_applicable"})
        self.assertTrue(any(row["over_completed"] for row in rows))
        self.assertTrue(any(row["rule"] == "deadline" and row["status"] == "unmet" for row in rows))
        self.assertTrue(all(row["explanation"] for row in rows))

    def test_encodings_of_the_actuals_give_the_same_and_are_named(self):
        text = ACTUALS.read_bytes().decode("utf-8-sig")
        expected = run("assess", TABLES, "--actuals", ACTUALS)
        self.assertIn("UTF-8", expected[2])
        tabs = io.StringIO(newline="")
        csv.writer(tabs, delimiter="\t").writerows(csv.reader(io.StringIO(text, newline="")))
        for encoding, data in (("GB18030", text.encode("gb18030")),
                               ("UTF-16LE", b"\xff\xfe" + tabs.getvalue().encode("utf-16-le"))):
            code, out, err = run("assess", TABLES, "--actuals", self.file("a.csv", data))
            self.assertEqual((code, out), expected[:2], encoding)
            self.assertIn(encoding, err)

    def test_row_that_matches_nothing_is_named_by_line_and_the_rest_is_assessed(self):
        text = ACTUALS.read_bytes().decode("utf8").replace("改制企业家数", "改制家数", 1)
        path = self.file("a.csv", text)
        code, out, err = run("assess", TABLES, "--actuals", path)
        self.assertEqual(code, 2)
        self.assertEqual(len(json.loads(out)["projects"]), 10)
        self.assertIn(f"{path}:4: error:", err)

    def test_unusable_actuals(self):
        for content, hint in (("a,b\n1,2\n", ":1: error:"), ("", "[invalid_format]"),
                              ('项目编码,"x\n', ":1: error:")):
            path = self.file("a.csv", content)
            code, out, err = run("assess", TABLES, "--actuals", path)
            self.assertEqual((code, out), (2, b""))
            self.assertIn(hint, err)
        self.assertEqual(run("assess", TABLES, "--actuals", self.folder / "absent.csv")[0], 2)

    def test_forms_of_the_output(self):
        for form, needle in (("text", "评分说明"), ("markdown", "| --- |"), ("csv", "预算执行"),
                             ("html", "<td>5,600,000元</td>"),
                             ("json", '"format_version"')):
            code, out, _ = run("assess", TABLES, "--actuals", ACTUALS, "--format", form)
            self.assertEqual(code, 0)
            self.assertIn(needle, out.decode("utf8"), form)
        english = run("assess", TABLES, "--actuals", ACTUALS, "--format", "text", "--lang", "en")[1]
        self.assertIn("How each score came about", english.decode("utf8"))

    def test_policy_file(self):
        policy = json.loads(run("policy", "mof-2020")[1])
        policy["name"] = "ours"
        policy["grades"][0]["name"] = "A"
        path = self.file("ours.json", json.dumps(policy))
        code, out, err = run("assess", TABLES, "--actuals", ACTUALS, "--policy", path)
        self.assertEqual(code, 0, err)
        self.assertEqual(json.loads(out)["policy"], "ours")
        self.assertIn("A", [project["grade"] for project in json.loads(out)["projects"]])

    def test_policy_file_with_faults_is_refused_by_name(self):
        policy = json.loads(run("policy", "mof-2020")[1])
        policy["grace"] = "1"
        policy["weights"]["output"] = "x"
        path = self.file("bad.json", json.dumps(policy, indent=1))
        code, out, err = run("assess", TABLES, "--policy", path)
        self.assertEqual((code, out), (2, b""))
        self.assertIn("grace", err)
        self.assertIn("weights.output", err)
        self.assertRegex(err, rf"{path}:\d+: error:")


# ---- Review
class Review(CliTest):
    def findings(self, *arguments):
        code, out, _ = run("review", *arguments, "--format", "json")
        return code, json.loads(out)["findings"]

    def test_findings_have_the_fields_of_the_interchange(self):
        code, findings = self.findings(TABLES)
        self.assertEqual(code, 1)
        for finding in findings:
            self.assertEqual(list(finding), ["code", "group", "severity", "project", "row", "field",
                                             "begin", "end", "message", "suggestion"])
        fixed = [finding for finding in findings if finding["suggestion"]]
        self.assertEqual(fixed[0]["suggestion"],
                         {"project": "13030624P00D2K010004P", "row": 7, "field": "target",
                          "from": "≤2万", "to": "≤2万元"})

    def test_model_json_gives_the_same_as_the_text_it_was_read_from(self):
        _, model, _ = run("read", TABLES, "--format", "json")
        self.assertEqual(self.findings(self.file("model.json", model)), self.findings(TABLES))

    def test_without_an_error_the_status_is_0(self):
        code, findings = self.findings(self.file("a.txt", TABLE.format(n=1)))
        self.assertEqual(code, 0)
        self.assertIn("benefit_not_quantified", [finding["code"] for finding in findings])

    def test_a_policy_switches_rules(self):
        policy = self.file("p.json", json.dumps(
            {"format_version": 1, "name": "mine",
             "review": {"benefit_not_quantified": "error", "quality_missing": "off"}}))
        code, findings = self.findings(self.file("a.txt", TABLE.format(n=1)), "--policy", policy)
        self.assertEqual((code, [(f["code"], f["severity"]) for f in findings]),
                         (1, [("benefit_not_quantified", "error")]))

    def test_a_policy_with_an_unknown_rule_is_refused_by_name(self):
        policy = self.file("p.json", json.dumps(
            {"format_version": 1, "name": "mine", "review": {"cost_at_most": "off"}}))
        code, out, err = run("review", TABLES, "--policy", policy, "--lang", "en")
        self.assertEqual((code, out), (2, b""))
        self.assertIn("review.cost_at_most", err)

    def test_corrected_model_has_the_suggestions_and_nothing_else_changed(self):
        target = self.folder / "corrected.json"
        self.findings(TABLES, "--corrected", target)
        before = json.loads(run("read", TABLES, "--format", "json")[1])
        after = json.loads(target.read_text("utf8"))
        changes = [(row["target"], new["target"])
                   for project, other in zip(before["projects"], after["projects"])
                   for row, new in zip(project["indicators"], other["indicators"]) if row != new]
        self.assertEqual(changes, [("≤2万", "≤2万元"), ("≥60 万元", "≤60 万元"),
                                   ("≥20万元", "≤20万元"), ("≥100000 元", "≤100000 元"),
                                   ("≥5 万元", "≤5 万元")])
        for project in (*before["projects"], *after["projects"]):
            del project["indicators"]
        self.assertEqual(before, after)

    def test_corrected_takes_one_file(self):
        one, two = (self.file(f"{n}.txt", TABLE.format(n=n)) for n in (1, 2))
        code, out, err = run("review", one, two, "--corrected", self.folder / "c.json")
        self.assertEqual((code, out), (2, b""))
        self.assertIn("--corrected", err)

    def test_csv_is_one_table_over_all_files(self):
        self.file("in/1.txt", TABLE.format(n=1))
        self.file("in/2.txt", TABLE.format(n=2))
        code, out, _ = run("review", self.folder / "in", "--format", "csv")
        self.assertEqual(code, 0)
        rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"))))
        self.assertEqual({row["项目名称"] for row in rows}, {"项目1", "项目2"})
        self.assertEqual([row["三级指标"] for row in rows if row["规则"] == "benefit_not_quantified"],
                         ["效果", "效果"])

    def test_several_files_give_one_document_a_line(self):
        self.file("in/1.txt", TABLE.format(n=1))
        self.file("in/2.txt", TABLE.format(n=2))
        _, out, _ = run("review", self.folder / "in", "--format", "json")
        lines = [json.loads(line) for line in out.decode("utf8").splitlines()]
        self.assertEqual([set(line) for line in lines], [{"file", "review"}] * 2)

    def test_text_names_the_row_the_cell_the_reason_and_the_suggestion(self):
        _, out, _ = run("review", TABLES, "--format", "text", "--lang", "en")
        text = out.decode("utf8")
        for part in ("Row 5  预算控制数", "target '≥20万元'", "[cost_at_least]", "why: ", "write: '≤20万元'"):
            self.assertIn(part, text)

    def test_rules_are_listed_without_a_file(self):
        code, out, _ = run("review", "--rules", "--format", "json")
        self.assertEqual(code, 0)
        self.assertGreater(len(json.loads(out)["rules"]), 50)
        self.assertIn("cost_at_least", run("review", "--rules", "--format", "text")[1].decode("utf8"))

    def test_without_file_or_rules_the_usage_is_said(self):
        code, _, err = run("review")
        self.assertEqual(code, 2)
        self.assertIn("FILE", err)


class Policies(CliTest):
    def test_list_and_each_policy(self):
        code, out, _ = run("policy")
        self.assertEqual(code, 0)
        names = [policy["name"] for policy in json.loads(out)]
        self.assertEqual(names[0], "mof-2020")
        text = run("policy", "--format", "text")[1].decode("utf8")
        for name in names:
            self.assertIn(name, text)
            self.assertEqual(json.loads(run("policy", name)[1])["name"], name)

    def test_unknown_policy_lists_the_known(self):
        code, out, err = run("policy", "nowhere")
        self.assertEqual((code, out), (2, b""))
        self.assertIn("mof-2020", err)


class OutputFile(CliTest):
    def test_is_written_whole(self):
        path = self.folder / "out.json"
        code, out, _ = run("read", TABLES, "-o", path)
        self.assertEqual((code, out), (0, b""))
        self.assertEqual(path.read_bytes(), run("read", TABLES)[1])
        self.assertEqual(os.listdir(self.folder), ["out.json"])

    def test_or_not_at_all(self):
        path = self.file("out.json", "before")
        self.assertEqual(run("read", self.file("bad.txt", "x"), "-o", path)[0], 2)
        self.assertEqual(path.read_text(), "before")
        self.assertEqual(sorted(os.listdir(self.folder)), ["bad.txt", "out.json"])

    def test_keeps_links_and_modes(self):
        target = self.file("target.csv", "before")
        target.chmod(0o640)
        link = self.folder / "link.csv"
        link.symlink_to(target)
        self.assertEqual(run("template", TABLES, "-o", link)[0], 0)
        self.assertTrue(link.is_symlink())
        self.assertTrue(target.read_bytes().startswith(b"\xef\xbb\xbf"))
        self.assertEqual(target.stat().st_mode & 0o777, 0o640)

    def test_unwritable_place_is_named(self):
        code, _, err = run("template", TABLES, "-o", self.folder / "no" / "such.csv")
        self.assertEqual(code, 2)
        self.assertIn("such.csv", err)

    def test_device_is_written_into(self):
        self.assertEqual(run("template", TABLES, "-o", "/dev/null")[0], 0)

    def test_full_disk_is_an_error(self):
        for arguments in (["-o", "/dev/full"], []):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([JIXIAO, "template", str(TABLES), *arguments],
                                      stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 2)
            self.assertIn(b"No space", done.stderr)


class Usage(CliTest):
    def test_wrong_arguments_exit_with_2_and_say_so(self):
        for arguments in ([], ["frobnicate"], ["read"], ["evaluate", "≥1"], ["parse", "--bogus"],
                          ["read", str(TABLES), "--format", "pdf"]):
            code, out, err = run(*arguments)
            self.assertEqual((code, out), (2, b""), arguments)
            self.assertNotEqual(err, "")

    def test_help_and_version(self):
        for arguments in (["--help"], ["parse", "--help"], ["--version"]):
            code, out, _ = run(*arguments)
            self.assertEqual(code, 0)
            self.assertIn(b"jixiao", out.lower())


# ---- Verify

def claiming(score, **budget):
    rows = [{"level1": "产出指标", "level3": "工期", "target": "≤20天", "actual": "24天",
             "weight": "30", "score": score, "reason": "汛期"},
            {"level1": "效益指标", "level3": "效果", "target": "≥90%", "actual": "93%",
             "weight": "60", "score": "60"}]
    budget = {"adjusted": "20", "spent": "20", "weight": "10", "score": "10", **budget}
    return json.dumps({"format_version": 1, "projects": [
        {"code": "P1", "budget": budget, "indicators": rows}]}, ensure_ascii=False)


class Verify(CliTest):
    def test_the_exit_status_is_1_where_a_finding_is_an_error(self):
        for score, expected in [("25", 0), ("24", 1), ("7.77", 1)]:
            code, out, err = run("verify", "-", "--format", "json", stdin=claiming(score).encode())
            self.assertEqual((code, err), (expected, ""))
            row = json.loads(out)["projects"][0]["rows"][0]
            self.assertEqual((row["row"], row["claimed"], row["computed"]), (1, score, "25.00"))

    def test_what_cannot_be_confirmed_is_no_error(self):
        code, out, _ = run("verify", "-", "--format", "json",
                           stdin=claiming("25", spent=None).encode())
        self.assertEqual(code, 0)
        findings = json.loads(out)["projects"][0]["findings"]
        self.assertIn(("score_unconfirmed", "warning", 0),
                      [(f["code"], f["severity"], f["row"]) for f in findings])

    def test_the_rule_that_gives_the_claim_is_named_in_every_form(self):
        path = self.file("model.json", claiming("24"))
        row = json.loads(run("verify", path, "--format", "json")[1])["projects"][0]["rows"][0]
        self.assertEqual(row["matching_rule"], "linear_inverse")
        self.assertEqual(row["difference"], "-1.00")
        self.assertIn("[linear_inverse]", run("verify", path, "--format", "text")[1].decode())
        self.assertIn("### ", run("verify", path, "--format", "markdown")[1].decode())
        table = list(csv.reader(io.StringIO(
            run("verify", path, "--format", "csv")[1].decode("utf-8-sig"))))
        self.assertTrue(all(len(line) == len(table[0]) for line in table))
        self.assertIn("score_by_other_rule", table[2])

    def test_the_policy_decides(self):
        path = self.file("model.json", claiming("24"))
        policy = json.loads(run("policy", "mof-2020", "--format", "json")[1])
        policy.update(name="mine", upper_bound="linear_inverse")
        mine = self.file("mine.json", json.dumps(policy))
        self.assertEqual(run("verify", path, "--policy", mine)[0], 0)

    def test_published_text_with_scores(self):
        text = self.file("a.txt", (DATA.parent / "tests/golden/filings/self_assessment.txt")
                         .read_bytes())
        code, out, _ = run("verify", text, "--format", "json")
        project = json.loads(out)["projects"][0]
        self.assertEqual(code, 0)
        self.assertEqual(project["claimed_total"], project["computed_total"])
        self.assertTrue(all(row["verdict"] == "score_agrees" for row in project["rows"]))

    def test_several_files_are_one_document_a_line(self):
        paths = [self.file("a.json", claiming("25")), self.file("b.json", claiming("24"))]
        code, out, _ = run("verify", *paths, "--format", "json")
        self.assertEqual(code, 1)
        lines = [json.loads(line) for line in out.decode("utf8").splitlines()]
        self.assertEqual([line["file"] for line in lines], [str(path) for path in paths])
        self.assertTrue(all("projects" in line["verification"] for line in lines))

    def test_unusable_input(self):
        self.assertEqual(run("verify", self.folder / "none.json")[0], 2)
        self.assertEqual(run("verify", "-", stdin=b"{")[0], 2)


# ---- Monitor

class Monitor(CliTest):
    def progress(self, *arguments):
        code, out, _ = run("monitor", TABLES, "--actuals", ACTUALS, "--as-of", "2024-10-31",
                           *arguments)
        self.assertEqual(code, 0)
        return out

    def test_json_has_the_day_and_a_light_for_each_row(self):
        document = json.loads(self.progress("--format", "json"))
        self.assertEqual(document["as_of"], "2024-10-31")
        self.assertEqual(len(document["projects"]), 10)
        lights = {"red", "yellow", "green", "blue", "none"}
        for project in document["projects"]:
            self.assertIn(project["light"], lights)
            self.assertEqual([row["row"] for row in project["rows"]],
                             list(range(1, len(project["rows"]) + 1)))
            for row in project["rows"]:
                self.assertIn(row["light"], lights)
                self.assertTrue(row["reason"])

    def test_csv_has_a_row_for_the_money_and_one_for_each_indicator(self):
        table = list(csv.reader(io.StringIO(self.progress("--format", "csv")
                                            .decode("utf-8-sig"))))
        self.assertEqual(len(table), 1 + 10 + 82)
        self.assertTrue(all(len(line) == len(table[0]) for line in table))

    def test_text_and_markdown(self):
        self.assertIn("预警", self.progress("--format", "text").decode())
        self.assertIn("Light", self.progress("--format", "markdown", "--lang", "en").decode())

    def test_cause_and_likelihood_come_from_columns_beyond_the_template(self):
        model = self.file("model.json", json.dumps({
            "format_version": 1, "department": {"year": 2024},
            "projects": [{"code": "P1", "budget": {}, "indicators": [
                {"level1": "产出指标", "level2": "数量指标", "level3": "家数", "target": "≥12家"}]}]},
            ensure_ascii=False))
        actuals = self.file("a.csv", "项目编码,一级指标,二级指标,三级指标,指标值,实际完成值,原因类别,完成可能性\n"
                                     "P1,产出指标,数量指标,家数,≥12家,1家,人员保障,有可能\n")
        out = run("monitor", model, "--actuals", actuals, "--as-of", "2024-07-31",
                  "--format", "json")[1]
        row = json.loads(out)["projects"][0]["rows"][0]
        self.assertEqual((row["light"], row["cause"], row["likelihood"]),
                         ("red", "人员保障", "有可能"))
        self.assertEqual(row["diagnostics"], [])

    def test_the_day_is_a_date_with_a_year(self):
        for day in ("2024-02-30", "--07-31", "31.7.2024", "2024"):
            code, out, err = run("monitor", TABLES, "--as-of=" + day)
            self.assertEqual((code, out), (2, b""))
            self.assertIn("2024-07-31", err)
        self.assertEqual(run("monitor", TABLES)[0], 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
