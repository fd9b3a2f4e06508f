// SPDX-License-Identifier: Apache-2.0
#include "dns/record_sets.hpp"

#include <algorithm>

namespace reach::dns {
namespace {

template <class Keep>
RecordSets filtered(const RecordSets& sets, const Keep& keep) {
  RecordSets kept;
  std::copy_if(sets.begin(), sets.end(), std::back_inserter(kept),
               [&](const model::ResourceRecordSet* set) { return keep(*set); });
  return kept;
}

bool same_answer(const Outcome& a, const Outcome& b) {
  return a.status == b.status && a.is_public == b.is_public &&
         std::equal(a.addresses.begin(), a.addresses.end(), b.addresses.begin(), b.addresses.end(),
                    [](const AnswerAddress& left, const AnswerAddress& right) {
                      return left.address == right.address;
                    });
}

// One that is not known makes the whole not known: it may be the one that answers. Otherwise an
// answer counts more than none, and the first kind of none stands for the others.
Status united_status(const std::vector<Outcome>& outcomes) {
  Status status = outcomes.empty() ? Status::kUnknown : outcomes.front().status;
  for (const Outcome& outcome : outcomes) {
    if (outcome.status == Status::kUnknown) return Status::kUnknown;
    if (outcome.status == Status::kAnswer) status = Status::kAnswer;
  }
  return status;
}

}  // namespace

RecordSets sets_that_answer(const RecordSets& sets) {
  RecordSets weighted =
      filtered(sets, [](const model::ResourceRecordSet& set) { return set.weight != 0; });
  if (weighted.empty()) weighted = sets;
  const RecordSets primary = filtered(weighted, [](const model::ResourceRecordSet& set) {
    return set.failover != model::Failover::kSecondary;
  });
  return primary.empty() ? weighted : primary;
}

bool all_returned(const RecordSets& sets) {
  constexpr std::size_t kMost = 8;
  return sets.size() <= kMost &&
         std::all_of(sets.begin(), sets.end(), [](const model::ResourceRecordSet* set) {
           return set->multi_value_answer == model::Tri::kYes;
         });
}

bool may_have_no_location(const Context& context, const RecordSets& sets) {
  bool any = false;
  for (const model::ResourceRecordSet* set : sets) {
    if (context.text(set->geo_location) == "*") return false;
    any = any || !set->geo_location.empty();
  }
  return any;
}

Outcome unite(Context& context, std::vector<Outcome> outcomes, Alternatives alternatives) {
  for (Outcome& outcome : outcomes) sort_addresses(outcome.addresses);
  Outcome whole;
  whole.status = united_status(outcomes);
  for (const Outcome& outcome : outcomes) {
    whole.is_public = whole.is_public || outcome.is_public;
    whole.addresses.insert(whole.addresses.end(), outcome.addresses.begin(),
                           outcome.addresses.end());
    if (alternatives == Alternatives::kYes && !same_answer(outcome, outcomes.front()))
      context.answer.varies = true;
  }
  sort_addresses(whole.addresses);
  return whole;
}

void sort_addresses(std::vector<AnswerAddress>& addresses) {
  std::stable_sort(
      addresses.begin(), addresses.end(),
      [](const AnswerAddress& a, const AnswerAddress& b) { return a.address < b.address; });
  // The same address with and without an endpoint: the one that tells more stays.
  std::vector<AnswerAddress> kept;
  for (const AnswerAddress& address : addresses) {
    if (kept.empty() || kept.back().address != address.address) {
      kept.push_back(address);
    } else if (kept.back().interface == nullptr && address.interface != nullptr) {
      kept.back() = address;
    }
  }
  addresses = std::move(kept);
}

}  // namespace reach::dns
