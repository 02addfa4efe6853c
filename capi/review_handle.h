// What a jixiao_review is.
#ifndef JIXIAO_CAPI_REVIEW_HANDLE_H_
#define JIXIAO_CAPI_REVIEW_HANDLE_H_

#include <string>
#include <utility>
#include <vector>

#include "internal.h"
#include "jixiao/review.hpp"

namespace jixiao::capi {

// What a caller borrows of one finding beside its own texts.
struct FindingMessages {
  std::string zh, en;
};

// The model as it was reviewed, so that findings and their places stay together.
struct ReviewHandle {
  ReviewHandle(Model reviewed, std::vector<Finding> found)
      : model(std::move(reviewed)), findings(std::move(found)) {
    messages.reserve(findings.size());
    for (const Finding& finding : findings) {
      messages.push_back(
          {finding.Message(Language::kChinese), finding.Message(Language::kEnglish)});
    }
  }

  Model model;
  std::vector<Finding> findings;
  std::vector<FindingMessages> messages;
};

template <>
struct Behind<jixiao_review> {
  using Type = ReviewHandle;
};

}  // namespace jixiao::capi

#endif  // JIXIAO_CAPI_REVIEW_HANDLE_H_
