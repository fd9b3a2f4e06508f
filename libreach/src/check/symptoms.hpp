// SPDX-License-Identifier: Apache-2.0
// What a user sees on the instance (semantics 0.3).
#pragma once

#include <vector>

#include "check/host.hpp"
#include "reach/check/check.hpp"

namespace reach::check {

// kNone for an answer, and where it is not known.
[[nodiscard]] Symptom symptom_of_dns(dns::Status status);
// Of an address at which any host will do.
[[nodiscard]] Symptom symptom_of_path(model::Verdict path, bool is_public);
// Of an address at which a service has to live; `verdict` is that of path and host together.
[[nodiscard]] Symptom symptom_of(model::Verdict path, bool is_public, const HostJudgement& host,
                                 model::Verdict verdict);
// Of all addresses together: that of the first one that fails.
[[nodiscard]] Symptom first_symptom(model::Verdict verdict,
                                    const std::vector<AddressOutcome>& outcomes);

}  // namespace reach::check
