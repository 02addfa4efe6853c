#include "cli/common.h"

#include <unistd.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/encoding.h"
#include "cli/files.h"
#include "cli/nearest.h"
#include "jixiao/document.hpp"
#include "jixiao/grid.hpp"
#include "jixiao/html.hpp"
#include "jixiao/limits.hpp"

namespace jixiao::cli {
namespace {

// Up to so many notes of a kind stand each by itself.
constexpr std::size_t kFewNotes = 3;

// What a failed call means, in Chinese; its own sentence follows in English.
Label LeadOf(StatusCode code) {
  switch (code) {
    case StatusCode::kLimitExceeded:
      return {"超过上限：", ""};
    case StatusCode::kInvalidUtf8:
      return {"编码有误：", ""};
    case StatusCode::kInvalidFormat:
      return {"格式不符：", ""};
    case StatusCode::kNotFound:
      return {"未找到：", ""};
    case StatusCode::kOutOfMemory:
      return {"内存不足：", ""};
    default:
      return {"无法处理：", ""};
  }
}

// Takes "line 12: " or "line 12, " off the front of a message and returns "12".
std::string TakeLine(std::string& message) {
  constexpr std::string_view kPrefix = "line ";
  if (message.compare(0, kPrefix.size(), kPrefix) != 0) return "";
  const std::size_t end = message.find_first_not_of("0123456789", kPrefix.size());
  if (end == std::string::npos || end == kPrefix.size()) return "";
  std::string line = message.substr(kPrefix.size(), end - kPrefix.size());
  message.erase(0, message.find_first_not_of(":, ", end));
  return line;
}

std::string WithLine(const std::string& file, std::uint32_t line) {
  return line == 0 ? file : file + ":" + std::to_string(line);
}

bool IsJson(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

}  // namespace

void Messages::Print(const std::string& place, Severity severity, const std::string& text) {
  had_error_ = had_error_ || severity == Severity::kError;
  if (quiet_ && severity != Severity::kError) return;
  const std::string line = place + (place.empty() ? "" : ": ") +
                           std::string(SeverityName(severity)) + ": " + text + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Messages::Add(const std::string& file, const Diagnostic& diagnostic) {
  std::string text =
      diagnostic.Message(language_) + " [" + std::string(DiagnosticName(diagnostic.code)) + "]";
  if (!diagnostic.span.empty()) {
    text += (language_ == Language::kEnglish ? " (bytes " : "（字节 ") +
            std::to_string(diagnostic.span.begin) + "-" + std::to_string(diagnostic.span.end) +
            (language_ == Language::kEnglish ? ")" : "）");
  }
  Print(WithLine(NameOf(file, language_), diagnostic.line), diagnostic.severity(), text);
}

void Messages::Add(const std::string& file, const std::vector<Diagnostic>& diagnostics) {
  std::map<DiagnosticCode, std::size_t> counts;  // Of notes alone.
  std::map<DiagnosticCode, bool> summed_up;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity() == Severity::kNote && !verbose_) ++counts[diagnostic.code];
  }
  for (const Diagnostic& diagnostic : diagnostics) {
    const auto count = counts.find(diagnostic.code);
    if (count == counts.end() || count->second <= kFewNotes) {
      Add(file, diagnostic);
    } else if (!std::exchange(summed_up[diagnostic.code], true)) {
      AddSum(file, diagnostic, count->second);
    }
  }
}

void Messages::AddSum(const std::string& file, const Diagnostic& first, std::size_t count) {
  const std::string text = Label{"共 ", ""}.In(language_) + std::to_string(count) +
                           Label{" 处，如：", " of these, such as: "}.In(language_) +
                           first.Message(language_) + " [" +
                           std::string(DiagnosticName(first.code)) + "]";
  Print(WithLine(NameOf(file, language_), first.line), Severity::kNote, text);
}

void Messages::Add(const std::string& file, const FieldFault& fault) {
  const std::string& message = fault.message.In(language_);
  const bool names_field = message.find(fault.field) != std::string::npos;
  Print(WithLine(NameOf(file, language_), fault.line), Severity::kError,
        names_field ? message : fault.field + ": " + message);
}

void Messages::Add(const std::string& file, const Status& status) {
  std::string text = status.message();
  const std::string line = TakeLine(text);
  const std::string name = NameOf(file, language_);
  Print(line.empty() ? name : name + ":" + line, Severity::kError,
        LeadOf(status.code()).In(language_) + text + " [" +
            std::string(StatusCodeName(status.code())) + "]");
}

void Messages::Error(const std::string& text) { Print("jixiao", Severity::kError, text); }

void Messages::Note(const std::string& file, const std::string& text) {
  Print(NameOf(file, language_), Severity::kNote, text);
}

void Messages::Add(const std::string& file, const std::vector<CellAccount>& account) {
  if (!wants_account_) return;
  for (const CellAccount& table : account) {
    const auto part = [&](std::string_view zh, std::string_view en, std::size_t count) {
      return Label{zh, en}.In(language_) + std::to_string(count);
    };
    const std::string name =
        table.table.empty() ? Label{"表外", "around the tables"}.In(language_) : table.table;
    Note(file, name + part("：单元格 ", ": cells ", table.cells) +
                   part("，读入 ", ", read ", table.used) +
                   part("，表头 ", ", headings ", table.headings) +
                   part("，按列名保留 ", ", kept under their label ", table.extra) +
                   part("，已报告 ", ", reported ", table.reported));
  }
}

std::string NameOf(const std::string& path, Language language) {
  if (path != kStandardInput) return path;
  return Label{"标准输入", "standard input"}.In(language);
}

namespace {

std::optional<std::string> Decode(const std::string& path, std::string bytes,
                                  bool always_name_encoding, Messages& messages) {
  auto decoded = DecodeText(std::move(bytes));
  if (!decoded.ok()) {
    messages.Add(path, decoded.status());
    return std::nullopt;
  }
  if (always_name_encoding || decoded->encoding != "UTF-8") {
    messages.Note(path, Label{"按此编码读取：", "read as "}.In(messages.language()) +
                            std::string(decoded->encoding));
  }
  return std::move(decoded->text);
}

}  // namespace

std::optional<std::string> LoadText(const std::string& path, bool always_name_encoding,
                                    Messages& messages) {
  auto bytes = ReadFile(path, Limits().document_bytes);
  if (!bytes.ok()) {
    messages.Add(path, bytes.status());
    return std::nullopt;
  }
  return Decode(path, *std::move(bytes), always_name_encoding, messages);
}

namespace {

// What is wrong inside a published table is no error of the command; that there is none, is.
std::optional<Model> TakePublished(Result<ModelReading> reading, const std::string& path,
                                   Messages& messages) {
  if (!reading.ok()) {
    messages.Add(path, reading.status());
    return std::nullopt;
  }
  Messages published = messages.Anew();
  const bool has_tables = !reading->model.projects.empty();
  (has_tables ? published : messages).Add(path, reading->diagnostics);
  messages.Add(path, reading->account);
  if (!has_tables && reading->model == Model()) return std::nullopt;
  return std::move(reading->model);
}

std::optional<Model> TakeJson(Result<ModelReading> reading, const std::string& path,
                              Messages& messages) {
  if (!reading.ok()) {
    messages.Add(path, reading.status());
    return std::nullopt;
  }
  messages.Add(path, reading->diagnostics);
  return std::move(reading->model);
}

std::optional<Model> ModelOfGrids(const Result<TextGrids>& grids, const std::string& path,
                                  Messages& messages) {
  if (!grids.ok()) {
    messages.Add(path, grids.status());
    return std::nullopt;
  }
  messages.Add(path, grids->diagnostics);
  return TakePublished(ReadGrids(grids->grids), path, messages);
}

// Grids say so before their first cell.
bool IsGridsJson(std::string_view text) {
  const std::size_t grids = text.find("\"grids\"");
  return grids != std::string_view::npos && grids < text.find('[');
}

}  // namespace

std::optional<Model> LoadModel(const std::string& path, Messages& messages) {
  auto bytes = ReadFile(path, Limits().document_bytes);
  if (!bytes.ok()) {
    messages.Add(path, bytes.status());
    return std::nullopt;
  }
  // A page says its own encoding, and is one whatever the file is called.
  if (LooksLikeHtml(*bytes)) return ModelOfGrids(GridsFromHtml(*bytes), path, messages);
  const auto text = Decode(path, *std::move(bytes), /*always_name_encoding=*/false, messages);
  if (!text) return std::nullopt;
  if (!IsJson(*text)) return TakePublished(ReadDocument(*text), path, messages);
  if (IsGridsJson(*text)) return ModelOfGrids(GridsFromJson(*text), path, messages);
  return TakeJson(ModelFromJson(*text), path, messages);
}

std::optional<Policy> LoadPolicy(const std::string& name_or_file, Messages& messages) {
  if (const Policy* policy = FindPolicy(name_or_file)) return *policy;
  if (name_or_file != kStandardInput && access(name_or_file.c_str(), F_OK) != 0) {
    std::string names;
    std::vector<std::string> known;
    for (const Policy& policy : Policies()) {
      names += (names.empty() ? "" : ", ") + policy.name;
      known.push_back(policy.name);
    }
    const auto nearest = Nearest(name_or_file, known);
    const std::string meant = nearest
                                  ? Label{"；是否应为“", "; perhaps '"}.In(messages.language()) +
                                        *nearest + Label{"”？", "'?"}.In(messages.language())
                                  : "";
    messages.Error(Label{"没有这个评分办法，也没有这个文件：", "neither a policy nor a file: "}.In(
                       messages.language()) +
                   name_or_file + Label{"；可用：", "; known policies: "}.In(messages.language()) +
                   names + meant);
    return std::nullopt;
  }
  const auto text = LoadText(name_or_file, /*always_name_encoding=*/false, messages);
  if (!text) return std::nullopt;
  auto reading = PolicyFromJson(*text);
  if (!reading.ok()) {
    messages.Add(name_or_file, reading.status());
    return std::nullopt;
  }
  for (const FieldFault& fault : reading->faults) messages.Add(name_or_file, fault);
  if (!reading->faults.empty()) return std::nullopt;
  return std::move(reading->policy);
}

void ForEachModel(const std::vector<std::string>& paths, Messages& messages,
                  const std::function<void(const std::string& path, Model model)>& use) {
  const bool shows_progress = paths.size() > 1 && isatty(STDERR_FILENO) != 0;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (shows_progress) {
      std::fprintf(stderr, "\r\033[K[%zu/%zu] %s", i + 1, paths.size(), paths[i].c_str());
      std::fflush(stderr);
    }
    auto model = LoadModel(paths[i], messages);
    if (model) use(paths[i], *std::move(model));
  }
  if (shows_progress) std::fputs("\r\033[K", stderr);
}

int Finish(Output& output, Messages& messages) {
  if (const Status status = output.Commit(); !status.ok()) messages.Error(status.message());
  return messages.had_error() ? kUnusable : kFine;
}

std::string JsonLine(const std::string& file, std::string_view name, const std::string& document) {
  using Json = nlohmann::ordered_json;
  return "{\"file\":" + Json(file).dump(-1, ' ', false, Json::error_handler_t::replace) + ",\"" +
         std::string(name) + "\":" + document + "}\n";
}

}  // namespace jixiao::cli
