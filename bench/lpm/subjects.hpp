// SPDX-License-Identifier: Apache-2.0
// Everything that can be compared here. One file a subject; each gives what it has of a kind.
#pragma once

#include <string>

#include "subject.hpp"

namespace reach::bench {

// The project's own; ratios are to these.
constexpr const char* kOurs = "ours";
constexpr const char* kPoptrie = "poptrie";

// Ours first, then the peers; none is built yet.
template <class Kind>
[[nodiscard]] Subjects<Kind> all_subjects();

void add_ours(Subjects<Ipv4>& subjects);
void add_ours(Subjects<Ipv6>& subjects);
void add_ours(Subjects<Cloud>& subjects);

void add_sorted_intervals(Subjects<Ipv4>& subjects);
void add_sorted_intervals(Subjects<Ipv6>& subjects);
void add_sorted_intervals(Subjects<Cloud>& subjects);
void add_interval_map(Subjects<Ipv4>& subjects);
void add_interval_map(Subjects<Ipv6>& subjects);
void add_interval_map(Subjects<Cloud>& subjects);
void add_unibit_trie(Subjects<Ipv4>& subjects);
void add_unibit_trie(Subjects<Ipv6>& subjects);
void add_poptrie(Subjects<Ipv4>& subjects);
void add_linear_scan(Subjects<Cloud>& subjects);

void add_dpdk(Subjects<Ipv4>& subjects);
void add_dpdk(Subjects<Ipv6>& subjects);
// A line or two: its version and how it runs, or why it is not here.
[[nodiscard]] std::string dpdk_status();

}  // namespace reach::bench
