// The kinds of rows that a table must have. Where a row's levels are not known, it may be the one
// that is missed: then nothing is said.
#include <algorithm>

#include "review/rules.h"

namespace jixiao::review {
namespace {

bool Lacks(const ProjectContext& project, RowKind kind) {
  return !project.rows.empty() &&
         std::none_of(project.rows.begin(), project.rows.end(), [kind](const Row& row) {
           return row.kind == kind || row.kind == RowKind::kUnknown;
         });
}

}  // namespace

void IndicatorsMissing(const ProjectContext& project, Report& report) {
  if (project.rows.empty()) report.OfProject(ModelField::kIndicators);
}

void QuantityMissing(const ProjectContext& project, Report& report) {
  if (Lacks(project, RowKind::kQuantity)) report.OfProject(ModelField::kIndicators);
}

void QualityMissing(const ProjectContext& project, Report& report) {
  if (Lacks(project, RowKind::kQuality)) report.OfProject(ModelField::kIndicators);
}

void BenefitMissing(const ProjectContext& project, Report& report) {
  if (Lacks(project, RowKind::kBenefit)) report.OfProject(ModelField::kIndicators);
}

void SatisfactionMissing(const ProjectContext& project, Report& report) {
  if (Lacks(project, RowKind::kSatisfaction)) report.OfProject(ModelField::kIndicators);
}

}  // namespace jixiao::review
