// Languages of messages and explanations. Codes never depend on the language.
#ifndef JIXIAO_LANGUAGE_HPP_
#define JIXIAO_LANGUAGE_HPP_

#include <cstdint>
#include <string>

namespace jixiao {

enum class Language : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/language.def"
#undef JIXIAO_MEMBER
};

/// One sentence or paragraph in each language.
struct LocalizedText {
  std::string zh;
  std::string en;

  const std::string& In(Language language) const {
    return language == Language::kEnglish ? en : zh;
  }
  friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

}  // namespace jixiao

#endif  // JIXIAO_LANGUAGE_HPP_
