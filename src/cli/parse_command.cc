// `jixiao parse`: lines in, records out, one for one and in order, without holding more than a
// line.
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/files.h"
#include "jixiao/limits.hpp"

namespace jixiao::cli {
namespace {

// Cuts a stream into lines. Of a line that is longer than any cell may be, it keeps just more than
// that, so that the record says so.
class LineCutter {
 public:
  template <typename OnLine>
  void Feed(std::string_view block, const OnLine& on_line) {
    while (!block.empty()) {
      const std::size_t newline = block.find('\n');
      const std::string_view piece = block.substr(0, newline);
      if (newline == std::string_view::npos) return Keep(piece);
      if (line_.empty() && piece.size() <= kMaxCellBytes) {
        on_line(WithoutReturn(piece));
      } else {
        Keep(piece);
        on_line(WithoutReturn(line_));
        line_.clear();
      }
      block.remove_prefix(newline + 1);
    }
  }
  template <typename OnLine>
  void Finish(const OnLine& on_line) {
    if (!line_.empty()) on_line(WithoutReturn(line_));
  }

 private:
  void Keep(std::string_view piece) {
    line_ += piece.substr(0, kMaxCellBytes + 2 - std::min(line_.size(), kMaxCellBytes + 2));
  }
  static std::string_view WithoutReturn(std::string_view line) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
  }
  std::string line_;
};

Threshold ReadFields(std::string_view line, const ThresholdContext& context) {
  std::array<std::string_view, 3> fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::size_t tab = i + 1 < fields.size() ? line.find('\t') : std::string_view::npos;
    fields[i] = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return Threshold::ParseFields(fields[0], fields[1], fields[2], context);
}

}  // namespace

int RunParse(const CommonOptions& common, const ParseOptions& options) {
  Messages messages(common);
  const auto context = ParseContext(options.context);
  if (!context.ok()) {
    messages.Error(context.status().message());
    return kUnusable;
  }
  const ThresholdContext view = context->View();
  Output output(common.output);
  const auto on_line = [&](std::string_view line) {
    if (options.standard) {
      output.Write(StandardToJson(Standard::Parse(line, view), common.language));
      output.Write("\n");
      return;
    }
    const Threshold threshold =
        options.fields ? ReadFields(line, view) : Threshold::Parse(line, view);
    output.Write(ThresholdToJson(threshold, common.language));
    output.Write("\n");
  };

  LineCutter lines;
  std::string block(std::size_t{64} << 10, '\0');
  while (true) {
    const ssize_t got = read(STDIN_FILENO, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) messages.Error("standard input: " + std::string(std::strerror(errno)));
    if (got <= 0) break;
    lines.Feed(std::string_view(block).substr(0, static_cast<std::size_t>(got)), on_line);
    // What was asked is answered before waiting for more: a program may talk to us line by line.
    if (!output.Flush()) break;
  }
  lines.Finish(on_line);
  return Finish(output, messages);
}

}  // namespace jixiao::cli
