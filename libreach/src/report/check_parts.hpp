// SPDX-License-Identifier: Apache-2.0
// The parts of the text of `check`.
#pragma once

#include <vector>

#include "reach/report/report.hpp"
#include "report/canvas.hpp"
#include "report/causes.hpp"
#include "report/results.hpp"

namespace reach::report {

// A table a VPC: a row an instance, a column a service; and what the names lead to there.
void draw_vpcs(Canvas& canvas, const model::Network& network, const InstanceNames& names,
               const check::Report& report);
// A row a VPC, with counts; those with trouble first, no more than `most`.
void draw_vpc_counts(Canvas& canvas, const model::Network& network, const check::Report& report,
                     std::size_t most);

// Causes in full, numbered, no more than `most`.
void draw_causes(Canvas& canvas, const model::Network& network, const InstanceNames& names,
                 const std::vector<Cause>& causes, std::size_t most);
// Findings that only explain, a line or two each.
void draw_notes(Canvas& canvas, const model::Network& network, const InstanceNames& names,
                const std::vector<Cause>& causes);

}  // namespace reach::report
