"""Pages and forms as a browser shows and prints them. usage: pages_test.py JIXIAO DATA_DIRECTORY

Needs Chromium (Debian: chromium) and a font with Chinese characters.
"""

import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

JIXIAO, DATA = sys.argv[1], pathlib.Path(sys.argv[2])
TABLES = DATA / "funing-2024-tables.txt"
ACTUALS = DATA / "funing-2024-actuals.csv"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SIZES = {"desktop": 1280, "phone": 390, "sheet": 718}  # The last: A4 without its margins, at 96 dpi.
MEBIBYTE = 1 << 20

PAGES = {
    "assess": ["assess", TABLES, "--actuals", ACTUALS],
    "review": ["review", TABLES],
    "verify": ["verify", TABLES, "--actuals", ACTUALS],
    "monitor": ["monitor", TABLES, "--actuals", ACTUALS, "--as-of", "2024-10-31"],
    "assess-form": ["assess", TABLES, "--actuals", ACTUALS, "--form"],
    "target-form": ["read", TABLES, "--form"],
    "monitor-form": ["monitor", TABLES, "--actuals", ACTUALS, "--as-of", "2024-10-31", "--form"],
}
# Shows the page in a frame of each width, and writes what sticks out of it.
MEASURE = """<!DOCTYPE html><meta charset="utf-8"><body>
<iframe id="frame" width="{width}" height="900" srcdoc="{page}"></iframe><pre id="found"></pre>
<script>
const frame = document.getElementById('frame');
frame.onload = () => {{
  const page = frame.contentDocument, root = page.documentElement;
  const broken = [...page.querySelectorAll('a[href^="#"]')]
      .filter((a) => !page.getElementById(a.getAttribute('href').slice(1))).length;
  const ids = [...page.querySelectorAll('[id]')].map((e) => e.id);
  document.getElementById('found').textContent = JSON.stringify({{
    overflow: root.scrollWidth - root.clientWidth, broken, tables: page.querySelectorAll('table').length,
    repeated: ids.length - new Set(ids).size}});
}};
</script>"""


def jixiao(*arguments):
    done = subprocess.run([JIXIAO, *map(str, arguments)], capture_output=True, timeout=60)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout.decode("utf8")


@unittest.skipUnless(CHROMIUM, "chromium is not installed")
class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.pages = {f"{name}-{language}": jixiao(*arguments, "--format", "html", "--lang", language)
                     for name, arguments in PAGES.items() for language in ("zh", "en")}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def chromium(self, page, *options):
        path = pathlib.Path(self.folder.name, "page.html")
        path.write_text(page, encoding="utf8")
        done = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
             f"--user-data-dir={self.folder.name}/profile", *options, path.as_uri()],
            capture_output=True, timeout=120, check=True)
        console = [line for line in done.stderr.decode("utf8", "replace").splitlines()
                   if "CONSOLE" in line]
        self.assertEqual(console, [])
        return done.stdout.decode("utf8")

    def test_nothing_sticks_out_and_every_link_leads_somewhere(self):
        for name, page in self.pages.items():
            for size, width in SIZES.items():
                with self.subTest(page=name, size=size):
                    dom = self.chromium(MEASURE.format(width=width, page=html.escape(page)),
                                        "--dump-dom")
                    found = json.loads(html.unescape(
                        re.search(r'<pre id="found">(.*?)</pre>', dom).group(1)))
                    self.assertGreater(found.pop("tables"), 0)
                    self.assertEqual(found, {"overflow": 0, "broken": 0, "repeated": 0})

    def test_a_form_is_one_sheet_of_paper(self):
        for name in ("assess-form-zh", "target-form-zh", "monitor-form-zh"):
            pdf = pathlib.Path(self.folder.name, "form.pdf")
            self.chromium(self.pages[name], f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
            self.assertEqual(len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())), 10, name)

    def test_ten_projects_are_less_than_a_mebibyte(self):
        for name, page in self.pages.items():
            self.assertLess(len(page.encode("utf8")), MEBIBYTE, name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
