// The whole C++ interface. Each header may as well be included alone.
#ifndef JIXIAO_JIXIAO_HPP_
#define JIXIAO_JIXIAO_HPP_

#include "jixiao/arrow.hpp"
#include "jixiao/assess.hpp"
#include "jixiao/batch.hpp"
#include "jixiao/check.hpp"
#include "jixiao/date.hpp"
#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/document.hpp"
#include "jixiao/evaluate.hpp"
#include "jixiao/grid.hpp"
#include "jixiao/interchange.hpp"
#include "jixiao/language.hpp"
#include "jixiao/level_taxonomy.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/model.hpp"
#include "jixiao/monitor.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/rational.hpp"
#include "jixiao/report.hpp"
#include "jixiao/review.hpp"
#include "jixiao/row.hpp"
#include "jixiao/standard.hpp"
#include "jixiao/status.hpp"
#include "jixiao/taxonomy.hpp"
#include "jixiao/text_span.hpp"
#include "jixiao/threshold.hpp"
#include "jixiao/unit.hpp"
#include "jixiao/verify.hpp"

#endif  // JIXIAO_JIXIAO_HPP_
