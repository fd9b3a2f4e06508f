// SPDX-License-Identifier: Apache-2.0
// The connectivity rows of `ssm-cli get-diagnostics`, as that instance would print them. Source:
// semantics J12-J14.
#pragma once

#include <string>
#include <vector>

#include "reach/check/check.hpp"

namespace reach::check {

struct DiagnosticsRow {
  std::string check;   // "Connectivity to ssm endpoint"
  std::string status;  // "Success", "Failed", or "Skipped"
  std::string note;    // "ssm.ap-northeast-1.amazonaws.com is reachable", or the dial error
  model::Verdict verdict =
      model::Verdict::kUnknown;  // may be unreachable where TCP connects, to the wrong service
  bool required = true;
};

// In the agent's order: ssm, ec2messages, ssmmessages, s3, kms, logs, monitoring.
[[nodiscard]] std::vector<DiagnosticsRow> diagnose(const Checker& checker,
                                                   const model::Instance& instance);
// Over the required services alone.
[[nodiscard]] Outcome worst(const std::vector<DiagnosticsRow>& rows);

}  // namespace reach::check
