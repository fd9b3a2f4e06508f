// SPDX-License-Identifier: Apache-2.0
// The pieces that several JSON results share.
#pragma once

#include <string_view>
#include <vector>

#include "reach/report/report.hpp"

namespace reach::report {

// Null for what is not known.
[[nodiscard]] Json text_or_null(std::string_view text);
[[nodiscard]] Json origin_json(const model::Network& network, model::OriginId origin);
[[nodiscard]] Json findings_json(const model::Network& network,
                                 const std::vector<model::Finding>& findings);
// The contract's "dns"; null where nothing was asked.
[[nodiscard]] Json answer_json(const dns::Answer& answer);

}  // namespace reach::report
