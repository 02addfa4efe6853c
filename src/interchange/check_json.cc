// Checks of forms → JSON. Only written, never read.
#include "interchange/document_list.h"
#include "interchange/json_fields.h"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace interchange {
namespace {

Json WriteFinding(const CheckFinding& finding, Language language) {
  Json json = Json::object();
  json["code"] = finding.code;
  json["severity"] = SeverityName(finding.severity);
  json["blocks"] = finding.blocks;
  json["row"] = finding.row ? Json(*finding.row) : Json(nullptr);
  json["message"] = finding.message.In(language);
  return json;
}

Json WriteForm(const FormCheck& form, Language language) {
  Json json = Json::object();
  json["code"] = form.code;
  json["name"] = form.name;
  json["may_go_in"] = form.may_go_in();
  json["verdict"] = form.Verdict().In(language);
  json["filled_in"] = form.filled_in;
  Json findings = Json::array();
  for (const CheckFinding& finding : form.findings) {
    findings.push_back(WriteFinding(finding, language));
  }
  json["findings"] = std::move(findings);
  return json;
}

}  // namespace
}  // namespace interchange

std::string ChecksToJson(const std::vector<FormCheck>& forms, const std::string& policy,
                         Language language, JsonLayout layout) {
  interchange::DocumentList list({{"policy", policy}}, layout);
  for (const FormCheck& form : forms) list.Add(interchange::WriteForm(form, language));
  return list.Take();
}

}  // namespace jixiao
