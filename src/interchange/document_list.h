// A document of many projects, written one by one: the tree of all of them at once would take many
// times the space of its text.
#ifndef JIXIAO_INTERCHANGE_DOCUMENT_LIST_H_
#define JIXIAO_INTERCHANGE_DOCUMENT_LIST_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "interchange/json_document.h"

namespace jixiao::interchange {

/// {"format_version": 1, HEAD…, "projects": […]}
class DocumentList {
 public:
  DocumentList(std::initializer_list<std::pair<std::string_view, Json>> head, JsonLayout layout);

  void Add(const Json& project);
  std::string Take();

 private:
  JsonLayout layout_;
  bool is_empty_ = true;
  std::string json_;
};

}  // namespace jixiao::interchange

#endif  // JIXIAO_INTERCHANGE_DOCUMENT_LIST_H_
