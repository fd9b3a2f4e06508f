// SPDX-License-Identifier: Apache-2.0
// What one private zone says of a name, and where its aliases and CNAMEs lead (H10, H14-H19).
#include <fmt/format.h>

#include <algorithm>

#include "dns/findings.hpp"
#include "dns/firewall.hpp"
#include "dns/names.hpp"
#include "dns/record_sets.hpp"
#include "dns/resolution.hpp"

namespace reach::dns {
namespace {

using model::Code;
using model::RecordType;
using Kind = ZoneLookup::Kind;

class ZoneAnswer {
 public:
  ZoneAnswer(Context& context, const model::HostedZone& zone, std::string_view name)
      : context_(context), zone_(zone), name_(name) {}

  Outcome answer() {
    if (!zone_.records_known) return records_missing();
    const ZoneLookup found = look_up(context_.index.records_of(zone_), name_, context_.type);
    switch (found.kind) {
      case Kind::kDelegated:
        return delegated(found);
      case Kind::kRecords:
      case Kind::kCname:
        return from_sets(found);
      case Kind::kNodata:
        if (const auto* unreadable = unreadable_type(found)) return bad_record(*unreadable);
        return negative(Status::kNodata, found);
      case Kind::kNxdomain:
        break;
    }
    return negative(Status::kNxdomain, found);
  }

 private:
  [[nodiscard]] std::string_view zone_id() const { return context_.text(zone_.id); }

  Outcome records_missing() {
    context_.find(not_exported(
        model::DocumentKind::kResourceRecordSets, fmt::format("--hosted-zone-id {}", zone_id()),
        zone_id(),
        fmt::format("{} answers {} in {}, and the snapshot does not hold all its records.",
                    spell(context_, zone_), name_, context_.vpc_id()),
        zone_.origin));
    return {};
  }

  // H19: other servers answer below the cut.
  Outcome delegated(const ZoneLookup& cut) {
    context_.find(make_finding(
        Code::kUnsupportedComponent, Blocking::kYes, zone_id(),
        fmt::format("{} delegates {} to other servers, whose answers are not modelled.",
                    spell(context_, zone_), cut.owner),
        cut.sets.front()->origin,
        fmt::format("Ask the servers of {} for {} outside the snapshot.", cut.owner, name_)));
    return {};
  }

  static const model::ResourceRecordSet* unreadable_type(const ZoneLookup& found) {
    const auto at = std::find_if(
        found.sets.begin(), found.sets.end(),
        [](const model::ResourceRecordSet* set) { return set->type == RecordType::kUnknown; });
    return at == found.sets.end() ? nullptr : *at;
  }

  Outcome bad_record(const model::ResourceRecordSet& set) {
    context_.find(make_finding(
        Code::kBadField, Blocking::kYes, zone_id(),
        fmt::format("A record {} in {} cannot be read: its type, target or a value is missing or "
                    "malformed.",
                    context_.text(set.name), spell(context_, zone_)),
        set.origin,
        fmt::format("Correct the record, or export it again: {} --hosted-zone-id {}",
                    model::command_of(model::DocumentKind::kResourceRecordSets), zone_id())));
    return {};
  }

  Outcome from_sets(const ZoneLookup& found) {
    const RecordSets sets = sets_that_answer(found.sets);
    const bool routed = std::any_of(found.sets.begin(), found.sets.end(),
                                    [](const auto* set) { return !set->set_identifier.empty(); });
    if (routed) {
      context_.step(fmt::format("{} of {} record sets of {} may answer; those with health checks "
                                "are taken to be healthy",
                                sets.size(), found.sets.size(), found.owner),
                    zone_id(), sets.front()->origin);
    }
    std::vector<Outcome> outcomes;
    for (const model::ResourceRecordSet* set : sets) outcomes.push_back(from_set(*set));
    if (may_have_no_location(context_, sets)) {
      context_.step(
          fmt::format("places that no record set of {} is for get no answer", found.owner),
          zone_id(), sets.front()->origin);
      outcomes.push_back({Status::kNodata, {}, false});
    }
    const bool together = !routed || all_returned(sets);
    return unite(context_, std::move(outcomes), together ? Alternatives::kNo : Alternatives::kYes);
  }

  Outcome from_set(const model::ResourceRecordSet& set) {
    if (set.is_alias) return follow_alias(set);
    if (set.type == RecordType::kCname) return follow_cname(set);
    return from_values(set);
  }

  Outcome from_values(const model::ResourceRecordSet& set) {
    Outcome outcome;
    for (const model::StringId value : set.values) {
      const Result<net::Address> address = net::Address::parse(context_.text(value));
      if (!address || address->family() != context_.family()) return bad_record(set);
      outcome.addresses.push_back({*address, nullptr, nullptr, &zone_, set.origin});
    }
    if (outcome.addresses.empty()) return bad_record(set);
    outcome.status = Status::kAnswer;
    context_.step(
        fmt::format("{} {} gives {} address{}", context_.text(set.name), spell(context_.type),
                    outcome.addresses.size(), outcome.addresses.size() == 1 ? "" : "es"),
        zone_id(), set.origin);
    return outcome;
  }

  // H14: Route 53 itself follows an alias: to a vpce name, to a record of the same zone, or to
  // another AWS resource. The VPC's zones have no say in that, except where the alias names one.
  Outcome follow_alias(const model::ResourceRecordSet& set) {
    const std::string target = canonical_name(context_.text(set.alias_name));
    if (target.empty()) return bad_record(set);
    const EndpointNameUse use{&zone_, &set};
    context_.step(fmt::format("{} {} is an alias to {}", context_.text(set.name),
                              model::enum_text(set.type), target),
                  zone_id(), set.origin);
    if (parse_endpoint_host(target)) return answer_endpoint_name(context_, target, use);
    if (in_same_zone(set, target)) {
      return once(context_, fmt::format("{}/{}", zone_id(), target), use,
                  [&] { return answer_from_zone(context_, zone_, target); });
    }
    const std::string_view target_zone = context_.text(set.alias_hosted_zone);
    if (target_zone.empty() || context_.network.find<model::HostedZone>(target_zone) != nullptr)
      return resolve_name(context_, target, use);
    return answer_publicly(context_, target, use, {});
  }

  [[nodiscard]] bool in_same_zone(const model::ResourceRecordSet& set,
                                  std::string_view target) const {
    return is_at_or_below(target, context_.text(zone_.name)) &&
           (set.alias_hosted_zone.empty() || set.alias_hosted_zone == zone_.id);
  }

  // H16: the client asks its Resolver again for the target.
  Outcome follow_cname(const model::ResourceRecordSet& set) {
    if (set.values.size() != 1) return bad_record(set);
    const std::string target = canonical_name(context_.text(set.values.front()));
    if (target.empty()) return bad_record(set);
    context_.step(fmt::format("{} is a CNAME to {}", context_.text(set.name), target), zone_id(),
                  set.origin);
    if (set.name == zone_.name) {
      context_.find(unusual(zone_id(),
                            fmt::format("{} has a CNAME at its apex, which Route 53 does not "
                                        "allow.",
                                        spell(context_, zone_)),
                            set.origin, "Use an alias A record in its place."));
    }
    if (auto blocked = blocked_by_firewall(context_, target, Query::kRedirected)) return *blocked;
    return resolve_name(context_, target, {&zone_, &set});
  }

  // H10: a zone that takes the name and has no such record ends the search.
  Outcome negative(Status status, const ZoneLookup& found) {
    const std::string what = status == Status::kNodata
                                 ? fmt::format("no {} record {}", spell(context_.type), name_)
                                 : fmt::format("no record {}", name_);
    context_.step(fmt::format("{} has {}", spell(context_, zone_), what), zone_id(), zone_.origin);
    const bool has_origin = !found.sets.empty();
    context_.find(make_finding(Code::kDnsNoRecord, Blocking::kYes, zone_id(),
                               fmt::format("{} answers {} in {} and has {}.",
                                           spell(context_, zone_), name_, context_.vpc_id(), what),
                               has_origin ? found.sets.front()->origin : zone_.origin,
                               fix_for_missing_record()));
    return {status, {}, false};
  }

  [[nodiscard]] std::string fix_for_missing_record() const {
    const std::string create =
        fmt::format("Create {} in {}", record_to_create(), spell(context_, zone_));
    if (const model::HostedZone* other = less_specific_zone_with_record()) {
      return fmt::format("{}: {} has it, but the more specific zone takes the name.", create,
                         spell(context_, *other));
    }
    return create + ".";
  }

  [[nodiscard]] std::string record_to_create() const {
    for (const model::VpcEndpoint* endpoint : context_.index.endpoints_for(name_)) {
      const std::string_view target = regional_name(context_, *endpoint);
      if (!target.empty() && endpoint->state == model::EndpointState::kAvailable) {
        return fmt::format("an alias {} record {} to {}", spell(context_.type), name_, target);
      }
    }
    return fmt::format("{} record {}", context_.type == RecordType::kA ? "an A" : "an AAAA", name_);
  }

  // L7: the record may stand in a zone that would answer, were it not for this one.
  [[nodiscard]] const model::HostedZone* less_specific_zone_with_record() const {
    for (std::string_view at = parent_of(context_.text(zone_.name)); !at.empty();
         at = parent_of(at)) {
      for (const model::HostedZone* other : context_.index.zones_named(at)) {
        const bool associated = std::any_of(
            other->associations.begin(), other->associations.end(),
            [this](const auto& association) { return association.vpc.id == context_.vpc.id; });
        if (!associated || !other->records_known) continue;
        const Kind kind = look_up(context_.index.records_of(*other), name_, context_.type).kind;
        if (kind == Kind::kRecords || kind == Kind::kCname) return other;
      }
    }
    return nullptr;
  }

  Context& context_;
  const model::HostedZone& zone_;
  std::string_view name_;
};

}  // namespace

Outcome answer_from_zone(Context& context, const model::HostedZone& zone, std::string_view name) {
  return ZoneAnswer(context, zone, name).answer();
}

}  // namespace reach::dns
