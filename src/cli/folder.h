// Results of several files, kept until all are there: for pages and forms over a folder.
#ifndef JIXIAO_CLI_FOLDER_H_
#define JIXIAO_CLI_FOLDER_H_

#include <deque>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/common.h"
#include "jixiao/report.hpp"

namespace jixiao::cli {

template <typename Result>
class Folder {
 public:
  void Add(std::string name, Model model, Result result) {
    models_.push_back(std::move(model));
    results_.push_back(std::move(result));
    filed_.push_back({std::move(name), &models_.back(), &results_.back()});
  }
  std::span<const Filed<Result>> filed() const { return filed_; }

 private:
  // Their elements stay where they are.
  std::deque<Model> models_;
  std::deque<Result> results_;
  std::vector<Filed<Result>> filed_;
};

inline void Append(std::vector<Form> more, std::vector<Form>& forms) {
  std::move(more.begin(), more.end(), std::back_inserter(forms));
}

/// Forms in the format asked for: html, markdown or json.
std::string RenderForms(const std::vector<Form>& forms, const CommonOptions& common);

/// Whether forms have the format asked for; a message where they have not.
bool IsFormFormat(const CommonOptions& common, Messages& messages);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_FOLDER_H_
