// SPDX-License-Identifier: Apache-2.0
// Which of several record sets of one name and type may answer, and what they come to together
// (H18).
#pragma once

#include <vector>

#include "dns/context.hpp"

namespace reach::dns {

using RecordSets = std::vector<const model::ResourceRecordSet*>;

// Weight 0 is left out unless all have it; of failover sets the primary ones answer.
[[nodiscard]] RecordSets sets_that_answer(const RecordSets& sets);

// Multivalue record sets are returned together, up to eight of them.
[[nodiscard]] bool all_returned(const RecordSets& sets);
// Geolocation record sets without one for everywhere else.
[[nodiscard]] bool may_have_no_location(const Context& context, const RecordSets& sets);

// Alternatives: one of the outcomes is given at a time, not all together.
enum class Alternatives : bool { kNo, kYes };
// All that may be answered. Alternatives that are not one answer make the whole answer vary.
[[nodiscard]] Outcome unite(Context& context, std::vector<Outcome> outcomes,
                            Alternatives alternatives);

// Sorted by address, each once.
void sort_addresses(std::vector<AnswerAddress>& addresses);

}  // namespace reach::dns
