#include "report/html.h"

#include <cstdint>
#include <string>

namespace jixiao::report {
namespace {

// Colours only beside words; a dark screen and a grey printer show the same. A form is as wide as
// its sheet and on a narrow screen scrolls in its own frame.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #f3f5f7; --line: #8c959f;
  --rule: #d0d7de; --link: #0b5cad; --fill: #3d7ab8; --open: #b9c4d0; --bad: #a40e26; --warn: #7d4e00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #14181d; --soft: #1f252c;
  --line: #6e7781; --rule: #363d45; --link: #79b8ff; --fill: #5a9bd8; --open: #57606a; --bad: #ff9a9a;
  --warn: #f0c46a; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 1120px; padding: 20px 16px 48px; background: var(--paper); color: var(--ink);
  font: 15px/1.55 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei", sans-serif; }
a { color: var(--link); }
h1 { font-size: 1.45em; line-height: 1.3; margin: 0 0 .3em; overflow-wrap: anywhere; }
h2 { font-size: 1.2em; line-height: 1.35; margin: 1.8em 0 .5em; overflow-wrap: anywhere; }
h3 { font-size: 1.05em; margin: 1.2em 0 .4em; }
p { margin: .3em 0; }
.scroll { overflow-x: auto; margin: .6em 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .3em 0; }
.list th, .list td { border-bottom: 1px solid var(--rule); padding: .4em .6em; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
.list thead th { border-bottom: 2px solid var(--line); white-space: nowrap; }
.list .figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.list td.bar, .list th.bar { width: 130px; min-width: 90px; }
.list .mid { min-width: 7.5em; }
.list .wide { min-width: 15em; }
.list .short { white-space: nowrap; }
svg.bar { display: block; width: 100%; height: 14px; margin-top: .3em; }
svg .track { fill: var(--soft); stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
svg .fill { fill: var(--fill); }
svg .open { fill: var(--open); }
.tiles { display: flex; flex-wrap: wrap; gap: 10px; margin: 1em 0; padding: 0; list-style: none; }
.tiles li { flex: 1 1 120px; border: 1px solid var(--rule); border-radius: 6px; padding: 8px 12px; background: var(--soft); }
.tiles b { display: block; font-size: 1.35em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.error { color: var(--bad); font-weight: bold; }
.warning { color: var(--warn); font-weight: bold; }
.light { display: inline-block; min-width: 3em; padding: 0 .5em; border: 1px solid var(--line); border-radius: 4px;
  text-align: center; white-space: nowrap; }
.light::before { content: ""; display: inline-block; width: .7em; height: .7em; margin-right: .35em; border-radius: 50%;
  background: transparent; border: 1px solid var(--ink); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.red::before { background: #c62828; } .yellow::before { background: #f9c22e; }
.green::before { background: #2e7d32; } .blue::before { background: #1565c0; }
.form { margin-top: 2.5em; }
.form h2 { text-align: center; font-size: 1.35em; margin: 0; }
.form .year { text-align: center; margin: 0 0 .5em; }
.form table { table-layout: fixed; min-width: 720px; }
.form th, .form td { border: 1px solid var(--line); padding: 3px 5px; overflow-wrap: anywhere; vertical-align: middle;
  line-height: 1.35; }
.form th { font-weight: normal; text-align: center; background: var(--soft); }
.form .label { text-align: center; }
.form .figure { text-align: right; font-variant-numeric: tabular-nums; }
.form .signature { border: 0; padding-top: 1.2em; }
.form td a { color: inherit; text-decoration: underline dotted; text-underline-offset: 3px; }
.annex ol { list-style: none; padding: 0; }
.annex li { border-top: 1px solid var(--rule); padding: .4em 0; }
.annex li li { border: 0; padding: .1em 0; }
.annex svg.bar { max-width: 220px; height: 10px; }
.annex ul { margin: .2em 0 0; padding-left: 1.4em; }
.annex li:target, .list tr:target > * { background: var(--soft); outline: 2px solid var(--link); outline-offset: -2px; }
@page { size: A4; margin: 12mm 14mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; --line: #000; --rule: #999; --link: #000;
    --fill: #555; --open: #ccc; --bad: #000; --warn: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  a { text-decoration: none; }
  .form { margin: 0; break-before: page; font: 9.5pt/1.3 SimSun, "Songti SC", "Noto Serif CJK SC", "WenQuanYi Zen Hei", serif; }
  body > .form:first-child { break-before: auto; }
  .form table { min-width: 0; }
  .form th, .form td { padding: .7mm 1mm; }
  .form td a { text-decoration: none; }
  .annex { break-before: page; font-size: 9pt; }
  .scroll { overflow: visible; }
  .list td.bar, .list th.bar { width: 70px; min-width: 0; }
  .list .mid, .list .wide { min-width: 0; }
  .list th, .list td { padding: .25em .35em; font-size: 9pt; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  svg rect { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
@media (max-width: 600px) {
  body { padding: 12px 10px 32px; font-size: 14px; }
  .list th, .list td { padding: .35em .4em; }
}
)css";

void AddCell(const FormCell& cell, const std::string& id, Html& html) {
  const std::string_view tag = cell.role == FormRole::kHead ? "th" : "td";
  html.Raw("<");
  html.Raw(tag);
  if (cell.role != FormRole::kHead && cell.role != FormRole::kText) {
    html.Raw(" class=\"" + std::string(FormRoleName(cell.role)) + "\"");
  }
  if (cell.columns > 1) html.Raw(" colspan=\"" + std::to_string(cell.columns) + "\"");
  if (cell.rows > 1) html.Raw(" rowspan=\"" + std::to_string(cell.rows) + "\"");
  if (cell.note != 0) html.Raw(" id=\"" + NoteId(id, cell.note) + "-cell\"");
  html.Raw(">");
  if (cell.note != 0) {
    // A figure that is not decided: its note says why, and between which bounds.
    html.Link(NoteId(id, cell.note), cell.text.empty() ? html.In({"待定", "open"}) : cell.text);
  } else {
    html.Text(cell.text);
  }
  html.Raw("</" + std::string(tag) + ">");
}

void AddAnnex(const Form& form, const std::string& id, std::span<const std::string> bars,
              Html& html) {
  if (form.annex.empty()) return;
  html.Raw("<div class=\"annex\">\n");
  html.Element(
      "h3", html.In({"附：计分与判定说明 — ", "Annex: how each figure came about — "}) + form.name);
  html.Raw("<ol>\n");
  for (std::size_t i = 0; i < form.annex.size(); ++i) {
    const FormNote& note = form.annex[i];
    const std::string note_id = NoteId(id, i + 1);
    html.Raw("<li id=\"" + note_id + "\">");
    html.Link(note_id + "-cell", note.place);
    html.Raw(" ");
    html.Text(note.text);
    if (i < bars.size()) html.Raw(bars[i]);
    html.Findings(note.findings);
    html.Raw("</li>\n");
  }
  html.Raw("</ol>\n</div>\n");
}

}  // namespace

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      case '\n':
        escaped += "<br>";
        break;
      case '\t':
        escaped += ' ';
        break;
      default:
        // Other control characters are no text of HTML.
        escaped += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? std::string("\xEF\xBF\xBD")
                                                                     : std::string(1, c);
    }
  }
  return escaped;
}

Html::Html(Language language, std::string_view title) : language_(language) {
  text_ = "<!DOCTYPE html>\n<html lang=\"" + In({"zh-CN", "en"}) +
          "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
          "content=\"width=device-width, initial-scale=1\">\n<link rel=\"icon\" "
          "href=\"data:,\">\n<title>" +
          Escaped(title) + "</title>\n<style>";
  text_ += kStyle;
  text_ += "</style>\n</head>\n<body>\n";
}

void Html::Element(std::string_view tag, std::string_view text, std::string_view attributes) {
  Raw("<" + std::string(tag) + (attributes.empty() ? "" : " ") + std::string(attributes) + ">");
  Text(text);
  Raw("</" + std::string(tag) + ">\n");
}

void Html::Link(std::string_view target, std::string_view text) {
  Raw("<a href=\"#" + Escaped(target) + "\">" + Escaped(text) + "</a>");
}

void Html::Findings(std::span<const Diagnostic> findings) {
  if (findings.empty()) return;
  Raw("<ul>");
  for (const Diagnostic& finding : findings) {
    Raw("<li><span class=\"" + std::string(SeverityName(finding.severity())) + "\">" +
        In(SeverityWords(finding.severity())) + "</span> ");
    Text(finding.Message(language_));
    Raw("</li>");
  }
  Raw("</ul>");
}

std::string Html::Take() {
  text_ += "</body>\n</html>\n";
  return std::move(text_);
}

std::string NoteId(const std::string& form, std::size_t note) {
  return form + "n" + std::to_string(note);
}

void AddForm(const Form& form, const std::string& id, Html& html,
             std::span<const std::string> bars) {
  html.Raw("<section class=\"form\" id=\"" + id + "\">\n");
  html.Element("h2", form.title);
  if (!form.subtitle.empty()) html.Element("p", form.subtitle, "class=\"year\"");
  html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
           Escaped(form.title + " " + form.name) + "\">\n<table>\n<colgroup>");
  for (const std::uint32_t width : form.widths) {
    html.Raw("<col style=\"width:" + std::to_string(width) + "%\">");
  }
  html.Raw("</colgroup>\n");
  for (const auto& row : form.rows) {
    html.Raw("<tr>");
    for (const FormCell& cell : row) AddCell(cell, id, html);
    html.Raw("</tr>\n");
  }
  html.Raw("</table>\n</div>\n");
  AddAnnex(form, id, bars, html);
  html.Raw("</section>\n");
}

}  // namespace jixiao::report

namespace jixiao {

std::string FormsToHtml(std::span<const Form> forms, Language language) {
  report::Html html(language, forms.empty() ? std::string_view() : forms.front().title);
  for (std::size_t i = 0; i < forms.size(); ++i) {
    report::AddForm(forms[i], "p" + std::to_string(i + 1), html);
  }
  return html.Take();
}

}  // namespace jixiao
