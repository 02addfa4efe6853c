#include "cli/actuals.h"

namespace jixiao::cli {

bool Actuals::Load(const std::optional<std::string>& path, Messages& messages,
                   std::optional<Actuals>& actuals) {
  if (!path) return true;
  auto csv = LoadText(*path, /*always_name_encoding=*/true, messages);
  if (!csv) return false;
  actuals = Actuals(*path, *std::move(csv));
  return true;
}

std::optional<Model> Actuals::ApplyTo(const Model& model, Messages& messages) {
  auto reading = ApplyActuals(model, csv_);
  if (!reading.ok()) {
    if (!failed_) messages.Add(path_, reading.status());
    failed_ = true;
    return std::nullopt;
  }
  std::map<std::uint32_t, Diagnostic> elsewhere;
  for (const Diagnostic& diagnostic : reading->diagnostics) {
    if (diagnostic.code == DiagnosticCode::kCsvProjectNotFound) {
      elsewhere.emplace(diagnostic.line, diagnostic);
    } else if (reported_.insert({diagnostic.line, diagnostic.Message(Language::kEnglish)}).second) {
      messages.Add(path_, diagnostic);
    }
  }
  if (is_first_)
    unmatched_ = std::move(elsewhere);
  else
    std::erase_if(unmatched_, [&](const auto& entry) { return !elsewhere.contains(entry.first); });
  is_first_ = false;
  return std::move(reading->model);
}

void Actuals::ReportUnmatched(Messages& messages) const {
  for (const auto& [line, diagnostic] : unmatched_) messages.Add(path_, diagnostic);
}

}  // namespace jixiao::cli
