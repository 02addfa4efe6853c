// Watching a long call from outside: how far it is, and whether it shall go on.
#ifndef JIXIAO_WATCH_HPP_
#define JIXIAO_WATCH_HPP_

#include <cstdint>
#include <functional>

#include "jixiao/status.hpp"

namespace jixiao {

/// Told that `done` of `total` rows are done; returns false to end the call, which then fails with
/// kCancelled and leaves nothing. `done` never falls. Called now and then on the thread that made
/// the call, also where the call uses several. Empty: nobody watches.
using Watch = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// How a call ends that its watch has ended.
inline Status CancelledStatus() { return Status(StatusCode::kCancelled, "ended by its watch"); }

}  // namespace jixiao

#endif  // JIXIAO_WATCH_HPP_
