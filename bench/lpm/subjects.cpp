// SPDX-License-Identifier: Apache-2.0
#include "subjects.hpp"

namespace reach::bench {

template <>
Subjects<Ipv4> all_subjects<Ipv4>() {
  Subjects<Ipv4> subjects;
  add_ours(subjects);
  add_dpdk(subjects);
  add_poptrie(subjects);
  add_sorted_intervals(subjects);
  add_interval_map(subjects);
  add_unibit_trie(subjects);
  return subjects;
}

template <>
Subjects<Ipv6> all_subjects<Ipv6>() {
  Subjects<Ipv6> subjects;
  add_ours(subjects);
  add_dpdk(subjects);
  add_sorted_intervals(subjects);
  add_interval_map(subjects);
  add_unibit_trie(subjects);
  return subjects;
}

template <>
Subjects<Cloud> all_subjects<Cloud>() {
  Subjects<Cloud> subjects;
  add_ours(subjects);
  add_sorted_intervals(subjects);
  add_linear_scan(subjects);
  add_interval_map(subjects);
  return subjects;
}

}  // namespace reach::bench
