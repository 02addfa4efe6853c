// What the parts of a model and the answers about it are called, the same on a terminal and on
// paper.
#ifndef JIXIAO_REPORT_WORDS_H_
#define JIXIAO_REPORT_WORDS_H_

#include <string>
#include <string_view>

#include "jixiao/language.hpp"
#include "jixiao/monitor.hpp"
#include "jixiao/review.hpp"

namespace jixiao::report {

/// A word in each language.
struct Words {
  std::string_view zh;
  std::string_view en;
  std::string In(Language language) const {
    return std::string(language == Language::kEnglish ? en : zh);
  }
};

/// "提示", "警告", "错误".
Words SeverityWords(Severity severity);
/// "完整性" …
Words GroupWords(FindingGroup group);
/// "指标值" …
Words FieldWords(ModelField field);
/// "红" …; a dash for no light.
Words LightWords(Light light);

/// The text of a field of a row; empty where the field is the project's, or has no text.
std::string_view FieldText(const Indicator& row, ModelField field);

}  // namespace jixiao::report

#endif  // JIXIAO_REPORT_WORDS_H_
