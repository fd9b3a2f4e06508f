// SPDX-License-Identifier: Apache-2.0
#include "dns/resolution.hpp"

#include <fmt/format.h>

#include <optional>

#include "dns/findings.hpp"
#include "dns/inbound_servers.hpp"
#include "dns/names.hpp"
#include "dns/record_sets.hpp"

namespace reach::dns {
namespace {

using model::Code;
using model::ResolverRuleType;
using model::Tri;

enum class Kind { kPublic, kZone, kEndpoint, kRule };

struct Choice {
  Kind kind = Kind::kPublic;
  int labels = -1;
};

class NameResolution {
 public:
  NameResolution(Context& context, std::string_view name, EndpointNameUse use)
      : context_(context),
        name_(name),
        use_(use),
        hostnames_(context.vpc.enable_dns_hostnames),
        candidates_(find_candidates(context, name)),
        choice_(choose()) {}

  Outcome resolve() {
    if (doubtful()) return {};
    if (is_local() && hostnames_ == Tri::kUnknown) {
      context_.find(attribute_unknown(context_, "enableDnsHostnames"));
      return {};
    }
    switch (choice_.kind) {
      case Kind::kRule:
        return by_rule();
      case Kind::kZone:
      case Kind::kEndpoint:
        return by_vpc();
      case Kind::kPublic:
        break;
    }
    return publicly();
  }

 private:
  [[nodiscard]] bool hostnames_off() const { return hostnames_ == Tri::kNo; }
  [[nodiscard]] bool is_local() const {
    return choice_.kind == Kind::kZone || choice_.kind == Kind::kEndpoint;
  }

  // H6, H7: most labels wins, a rule beats a zone of its name; H9: local ones need host names on.
  [[nodiscard]] Choice choose() const {
    const int local = hostnames_off() ? -1 : candidates_.local_labels(context_);
    const int rule = candidates_.rule_labels(context_);
    // H12: what the VPC itself has of that name counts more than a Profile's.
    const bool tie_lost = rule == local && candidates_.rule_by_profile && !local_by_profile();
    if (rule >= 0 && rule >= local && !tie_lost) return {Kind::kRule, rule};
    if (local < 0) return {};
    return {local_kind(), local};
  }

  // A zone and an endpoint of one name cannot be in one VPC (G10). Documents of different times may
  // say so all the same; the endpoint's zone is then the one that answers, as L13 reports.
  [[nodiscard]] Kind local_kind() const {
    const int endpoint = candidates_.endpoint_labels();
    const int zone = candidates_.zone_labels(context_);
    const bool own_zone = candidates_.endpoints_by_profile && !candidates_.zone_by_profile;
    return endpoint > zone || (endpoint == zone && !own_zone) ? Kind::kEndpoint : Kind::kZone;
  }
  [[nodiscard]] bool local_by_profile() const {
    return local_kind() == Kind::kEndpoint ? candidates_.endpoints_by_profile
                                           : candidates_.zone_by_profile;
  }

  // What the snapshot leaves out and could take the choice's place.
  bool doubtful() {
    bool found = false;
    bool local = false;
    for (Candidates::Doubt& doubt : candidates_.doubts) {
      const bool ties = doubt.labels == choice_.labels && doubt.rule && is_local();
      const bool outranks =
          doubt.labels > choice_.labels || (ties && (!doubt.by_profile || local_by_profile()));
      if (!outranks || (hostnames_off() && !doubt.rule)) continue;
      found = true;
      local = local || !doubt.rule;
      context_.find(std::move(doubt.finding));
    }
    if (local && hostnames_ == Tri::kUnknown)
      context_.find(attribute_unknown(context_, "enableDnsHostnames"));
    return found;
  }

  Outcome by_rule() {
    const model::ResolverRule& rule = *candidates_.rule;
    switch (rule.type) {
      case ResolverRuleType::kSystem:
        return by_system_rule(rule);
      case ResolverRuleType::kRecursive:
        context_.step(
            fmt::format("Resolver rule {} sends {} to public DNS", context_.text(rule.id), name_),
            context_.text(rule.id), rule.origin);
        return publicly();
      default:
        return forwarded(rule);
    }
  }

  // H8: SYSTEM means that the VPC's own zones of that domain, else public DNS, answer.
  Outcome by_system_rule(const model::ResolverRule& rule) {
    const std::string_view id = context_.text(rule.id);
    context_.step(fmt::format("Resolver rule {} keeps {} with the VPC's own Resolver", id, name_),
                  id, rule.origin);
    const int local = hostnames_off() ? -1 : candidates_.local_labels(context_);
    if (local < 0) return publicly();
    if (local == choice_.labels) return by_vpc_if_known();
    context_.find(make_finding(
        Code::kUnsupportedComponent, Blocking::kYes, id,
        fmt::format("Resolver rule {} keeps {} local, and the VPC has only a less specific zone; "
                    "which of them answers is not modelled.",
                    id, context_.text(rule.domain_name)),
        rule.origin,
        fmt::format("Associate a zone {} with {}, or remove {}.", context_.text(rule.domain_name),
                    context_.vpc_id(), id)));
    return {};
  }

  Outcome by_vpc_if_known() {
    if (hostnames_ == Tri::kYes) return by_vpc();
    context_.find(attribute_unknown(context_, "enableDnsHostnames"));
    return {};
  }

  // H8: the answer is that of the rule's servers; inbound endpoints of the snapshot are known ones.
  Outcome forwarded(const model::ResolverRule& rule) {
    const std::string_view id = context_.text(rule.id);
    context_.note_source(Source::kResolverRule, id);
    context_.step(fmt::format("Resolver rule {} ({} {}) takes {}", id, model::enum_text(rule.type),
                              domain_of(rule), name_),
                  id, rule.origin);
    const std::optional<ServerPath> path = known_servers(rule);
    Outcome outcome;
    if (path) {
      if (!outbound_known(rule)) return {};
      outcome = answer_from_inbound(context_, name_, *path, &rule);
    } else {
      context_.find(make_finding(
          Code::kUnsupportedComponent, Blocking::kYes, id,
          fmt::format("Resolver rule {} sends {} to other servers, whose answers are "
                      "not modelled.",
                      id, name_),
          rule.origin,
          fmt::format("Ask the target servers of {} for {} outside the snapshot.", id, name_)));
    }
    if (outcome.status != Status::kAnswer || outcome.is_public) explain_forwarding(rule);
    return outcome;
  }

  [[nodiscard]] std::string_view domain_of(const model::ResolverRule& rule) const {
    const std::string_view domain = context_.text(rule.domain_name);
    return domain.empty() ? "." : domain;
  }

  void explain_forwarding(const model::ResolverRule& rule) {
    const std::string_view id = context_.text(rule.id);
    context_.find(make_finding(
        Code::kDnsRuleForwardsAway, Blocking::kNo, id,
        fmt::format("Resolver rule {} of {} takes queries for {} away from the VPC's own Resolver.",
                    id, context_.vpc_id(), domain_of(rule)),
        rule.origin,
        fmt::format("Add a SYSTEM rule for {} to {}, or disassociate {}.", name_, context_.vpc_id(),
                    id)));
  }

  // None where a target is not an inbound endpoint of the snapshot, or not known at all.
  [[nodiscard]] std::optional<ServerPath> known_servers(const model::ResolverRule& rule) const {
    if (rule.type != ResolverRuleType::kForward || !rule.targets_given || rule.targets.empty())
      return std::nullopt;
    ServerPath path;
    path.from = context_.network.get(rule.endpoint);
    path.resource = std::string(context_.text(rule.id));
    for (const model::ResolverTarget& target : rule.targets) {
      const auto* endpoint = inbound_endpoint_at(context_, *target.address);
      if (endpoint == nullptr || target.port != 53) return std::nullopt;
      path.servers.push_back({*target.address, target.port, endpoint});
    }
    return path;
  }

  // The endpoint that the queries leave by: without it, nobody knows from where they come.
  bool outbound_known(const model::ResolverRule& rule) {
    const model::ResolverEndpoint* outbound = context_.network.get(rule.endpoint);
    if (outbound != nullptr && outbound->declared && outbound->addresses_known) return true;
    const std::string_view id =
        rule.endpoint.given() ? context_.network.text(rule.endpoint) : context_.text(rule.id);
    const bool named = outbound != nullptr && outbound->declared;
    context_.find(not_held(
        context_,
        named ? model::DocumentKind::kResolverEndpointIpAddresses
              : model::DocumentKind::kResolverEndpoints,
        named ? fmt::format("--resolver-endpoint-id {}", id) : std::string(), id,
        fmt::format("The snapshot does not hold the outbound endpoint of Resolver rule {}, or not "
                    "its addresses.",
                    context_.text(rule.id)),
        rule.origin));
    return false;
  }

  Outcome by_vpc() {
    if (local_kind() == Kind::kEndpoint) return by_endpoint();
    const model::HostedZone& zone = *candidates_.zone;
    context_.note_source(Source::kPrivateHostedZone, context_.text(zone.id));
    context_.step(fmt::format("{} is associated with {}{} and answers {}", spell(context_, zone),
                              context_.vpc_id(), by_profile(candidates_.zone_by_profile), name_),
                  context_.text(zone.id), zone.origin);
    return answer_from_zone(context_, zone, name_);
  }

  [[nodiscard]] std::string by_profile(bool is) const {
    return is ? fmt::format(" by Profile {}", context_.network.text(context_.vpc.profile.profile))
              : std::string();
  }

  Outcome by_endpoint() {
    const EndpointMatch& first = candidates_.endpoints.front();
    const std::string_view id = context_.text(first.endpoint->id);
    context_.note_source(Source::kEndpointPrivateDns, id);
    context_.step(fmt::format("private DNS of {} answers {} in {}{}", id, name_, context_.vpc_id(),
                              by_profile(candidates_.endpoints_by_profile)),
                  id, first.endpoint->origin);
    report_clash(first);
    if (name_ != first.zone->name && !first.zone->wildcard) return below_hidden_zone(first);
    if (name_ == first.zone->name && !first.zone->apex) return only_below(first);
    std::vector<Outcome> outcomes;
    for (const EndpointMatch& match : candidates_.endpoints)
      outcomes.push_back(answer_from_endpoint(context_, *match.endpoint));
    return unite(context_, std::move(outcomes), Alternatives::kYes);
  }

  void report_clash(const EndpointMatch& match) {
    const std::string_view id = context_.text(match.endpoint->id);
    if (candidates_.zone_labels(context_) == candidates_.endpoint_labels() &&
        candidates_.zone_by_profile == candidates_.endpoints_by_profile) {
      context_.find(unusual(
          id,
          fmt::format("{} has private DNS for {}, and {} is associated with {}: AWS allows one of "
                      "them, taken to be the endpoint.",
                      id, match.zone->name, spell(context_, *candidates_.zone), context_.vpc_id()),
          match.endpoint->origin,
          "Turn private DNS off, or remove the zone's association, and export both again."));
    }
    if (candidates_.endpoints.size() > 1) {
      context_.find(
          unusual(id,
                  fmt::format("{} endpoints of {} have private DNS for {}: AWS allows "
                              "one.",
                              candidates_.endpoints.size(), context_.vpc_id(), match.zone->name),
                  match.endpoint->origin,
                  "Export the VPC's endpoints again: the documents are of different "
                  "times."));
    }
  }

  // The hidden zone takes everything below its name as any private zone does (G8, H10).
  Outcome below_hidden_zone(const EndpointMatch& match) {
    const std::string_view id = context_.text(match.endpoint->id);
    if (match.zone->derived) {
      context_.find(
          not_exported(model::DocumentKind::kVpcEndpoints, fmt::format("--vpc-endpoint-ids {}", id),
                       id, fmt::format("The snapshot does not list the private names of {}.", id),
                       match.endpoint->origin));
      return {};
    }
    return no_private_name(match, Status::kNxdomain);
  }

  Outcome only_below(const EndpointMatch& match) { return no_private_name(match, Status::kNodata); }

  Outcome no_private_name(const EndpointMatch& match, Status status) {
    const std::string_view id = context_.text(match.endpoint->id);
    context_.find(make_finding(
        Code::kDnsNoRecord, Blocking::kYes, id,
        fmt::format("Private DNS of {} takes all names under {} and has "
                    "none for {}.",
                    id, match.zone->name, name_),
        match.endpoint->origin,
        fmt::format("Ask for {}, or turn private DNS of {} off.", match.zone->name, id)));
    return {status, {}, false};
  }

  Outcome publicly() {
    return answer_publicly(context_, name_, use_, {hostnames_off(), candidates_});
  }

  Context& context_;
  std::string_view name_;
  EndpointNameUse use_;
  Tri hostnames_;
  Candidates candidates_;
  Choice choice_;
};

Outcome not_a_name(Context& context, std::string_view name, EndpointNameUse use) {
  const bool has_record = use.zone != nullptr && use.record != nullptr;
  context.find(make_finding(Code::kDnsNoRecord, Blocking::kYes,
                            has_record ? context.text(use.zone->id) : name.substr(0, 253),
                            fmt::format("\"{}\" is not a host name.", name.substr(0, 253)),
                            has_record ? use.record->origin : model::OriginId{},
                            "Give a host name: labels of up to 63 characters between dots."));
  return {Status::kNxdomain, {}, false};
}

}  // namespace

Outcome resolve_name(Context& context, std::string_view name, EndpointNameUse use) {
  if (!is_valid_name(name)) return not_a_name(context, name, use);
  return once(context, name, use, [&] { return NameResolution(context, name, use).resolve(); });
}

Outcome answer_loop(Context& context, std::string_view key, EndpointNameUse use) {
  const bool has_record = use.zone != nullptr && use.record != nullptr;
  const std::string_view last = has_record ? context.text(use.record->name) : key;
  context.step(fmt::format("{} leads into a loop", last));
  context.find(make_finding(
      Code::kDnsLoop, Blocking::kYes, has_record ? context.text(use.zone->id) : key,
      fmt::format("{} leads back to itself, or on through more than {} names.", last, kMaxChain),
      has_record ? use.record->origin : model::OriginId{},
      fmt::format("Point {} at a name that leads to addresses.", last)));
  return {Status::kServfail, {}, false};
}

}  // namespace reach::dns
