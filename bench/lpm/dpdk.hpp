// SPDX-License-Identifier: Apache-2.0
// One function a table of DPDK; see the files of these names.
#pragma once

#include "subject.hpp"

namespace reach::bench {

void add_rte_fib(Subjects<Ipv4>& subjects);
void add_rte_lpm(Subjects<Ipv4>& subjects);
void add_rte_fib6(Subjects<Ipv6>& subjects);
void add_rte_lpm6(Subjects<Ipv6>& subjects);

}  // namespace reach::bench
