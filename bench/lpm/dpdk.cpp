// SPDX-License-Identifier: Apache-2.0
#include "dpdk.hpp"

#include "subjects.hpp"

namespace reach::bench {

void add_dpdk(Subjects<Ipv4>& subjects) {
  add_rte_fib(subjects);
  add_rte_lpm(subjects);
}
void add_dpdk(Subjects<Ipv6>& subjects) {
  add_rte_fib6(subjects);
  add_rte_lpm6(subjects);
}

}  // namespace reach::bench
