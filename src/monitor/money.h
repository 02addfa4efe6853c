// Money spent against the payment plan.
#ifndef JIXIAO_MONITOR_MONEY_H_
#define JIXIAO_MONITOR_MONEY_H_

#include "jixiao/monitor.hpp"

namespace jixiao {

/// `year` is the budget year; 0 where not known.
MoneyProgress MonitorMoney(const Project& project, int year, const Date& as_of);

}  // namespace jixiao

#endif  // JIXIAO_MONITOR_MONEY_H_
