#include "jixiao/status.hpp"

namespace jixiao {
std::string_view StatusCodeName(StatusCode code) {
  switch (code) {
#define JIXIAO_MEMBER(number, constant, name) \
  case StatusCode::constant:                  \
    return name;
#include "jixiao/enums/status.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

}  // namespace jixiao
