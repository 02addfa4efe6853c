// Rows of tables as JSON of any bytes, read under a profile, assessed, and written back.
#include "fuzz/fuzz_target.h"
#include "jixiao/records.hpp"

namespace {

using jixiao::fuzz::Require;

// All cells of `before` stand in `after` in their order, with more behind them at most.
void RequireRows(const jixiao::RecordTable& before, const jixiao::RecordTable& after) {
  Require(before.name == after.name && before.rows.size() <= after.rows.size(), "rows stay");
  for (std::size_t i = 0; i < before.rows.size(); ++i) {
    Require(before.rows[i].size() <= after.rows[i].size(), "cells stay");
    for (std::size_t cell = 0; cell < before.rows[i].size(); ++cell) {
      Require(before.rows[i][cell].field == after.rows[i][cell].field, "fields keep their order");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto records = jixiao::RecordsFromJson(jixiao::fuzz::Text(data, size));
  if (!records.ok()) {
    Require(!records.status().message().empty(), "a failure says why");
    return 0;
  }
  const jixiao::RecordProfile& profile = *jixiao::FindRecordProfile("vendor");
  const auto reading = jixiao::ModelsFromRecords(*records, profile);
  Require(reading.ok(), "rows can always be joined");
  jixiao::RecordWriter writer(*records, profile);
  for (const jixiao::RecordModel& of : reading->models) {
    const auto assessment = jixiao::AssessModel(of.model, jixiao::DefaultPolicy());
    Require(writer.Add(of, assessment).ok(), "an assessment fits its rows");
    Require(writer.Add(of, jixiao::ReviewModel(of.model)).ok(), "findings fit their rows");
  }
  const jixiao::Records& written = writer.records();
  for (std::size_t i = 0; i < records->tables.size(); ++i) {
    if (records->tables[i].name == profile.findings_table) continue;
    RequireRows(records->tables[i], written.tables[i]);
  }
  const auto again = jixiao::RecordsFromJson(jixiao::RecordsToJson(written));
  Require(again.ok() && again->tables.size() == written.tables.size(), "what is written is read");
  return 0;
}
