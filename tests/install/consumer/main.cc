// What a host does first: read a target and look at it. Uses the public headers alone.
#include <iostream>

#include "jixiao/threshold.hpp"

int main() {
  const jixiao::Threshold target = jixiao::Threshold::Parse("≥558.42 万元");
  const bool right = target.kind() == jixiao::ThresholdKind::kQuantity &&
                     target.comparator() == jixiao::Comparator::kGe && target.number() != nullptr &&
                     target.number()->ToString() == "558.42" && target.unit().name() == "万元";
  std::cout << target.canonical() << '\n';
  return right ? 0 : 1;
}
