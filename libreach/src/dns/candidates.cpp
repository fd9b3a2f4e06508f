// SPDX-License-Identifier: Apache-2.0
#include "dns/candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "dns/findings.hpp"
#include "dns/names.hpp"

namespace reach::dns {
namespace {

using model::DocumentKind;
using model::EndpointState;
using model::Tri;

constexpr int kNoLabels = -1;                                // no candidate
constexpr int kAnyLabels = std::numeric_limits<int>::max();  // a name that is not known

class Finder {
 public:
  Finder(const Context& context, std::string_view name) : context_(context), name_(name) {}

  Candidates find() {
    for (const auto& ref : context_.network.zones_of(context_.vpc))
      add_zone(*context_.network.get(ref));
    add_unknown_associations();
    for (const auto& ref : context_.network.endpoints_of(context_.vpc))
      add_endpoint(*context_.network.get(ref));
    for (const auto& ref : context_.network.resolver_rules_of(context_.vpc))
      add_rule(*context_.network.get(ref));
    add_profile();
    add_missing_kinds();
    return std::move(found_);
  }

 private:
  void doubt(int labels, bool rule, model::Finding finding) {
    found_.doubts.push_back({labels, rule, false, std::move(finding)});
  }

  void add_zone(const model::HostedZone& zone) {
    const std::string_view zone_name = context_.text(zone.name);
    if (zone_name.empty()) return doubt(kAnyLabels, false, unnamed_zone(zone));
    if (!is_at_or_below(name_, zone_name) || is_hidden_zone(zone)) return;
    if (label_count(zone_name) > found_.zone_labels(context_)) found_.zone = &zone;
  }

  // O.10: list-hosted-zones-by-vpc may show the hidden zone of an endpoint, owned by the service.
  // The endpoint itself tells more.
  bool is_hidden_zone(const model::HostedZone& zone) const {
    const std::string_view owner = context_.text(zone.owner);
    if (owner.find('.') == std::string_view::npos || zone.records_known) return false;
    const auto endpoints = context_.index.endpoints_for(context_.text(zone.name));
    return std::any_of(endpoints.begin(), endpoints.end(), [this](const auto* endpoint) {
      return endpoint->vpc.id == context_.vpc.id && endpoint->private_dns_enabled == Tri::kYes;
    });
  }

  model::Finding unnamed_zone(const model::HostedZone& zone) const {
    const std::string_view id = context_.text(zone.id);
    return not_exported(DocumentKind::kHostedZone, fmt::format("--id {}", id), id,
                        fmt::format("The snapshot does not say which names zone {}, associated "
                                    "with {}, answers.",
                                    id, context_.vpc_id()),
                        zone.origin);
  }

  // H12: a private zone of which no document tells the VPCs may be one of this VPC's.
  void add_unknown_associations() {
    for (std::string_view at = name_; !at.empty(); at = parent_of(at)) {
      for (const model::HostedZone* zone : context_.index.zones_named(at)) {
        if (zone->associations_known || is_associated(*zone)) continue;
        const std::string_view id = context_.text(zone->id);
        doubt(label_count(at), false,
              not_exported(DocumentKind::kHostedZone, fmt::format("--id {}", id), id,
                           fmt::format("The snapshot does not say whether {} is associated with "
                                       "{}.",
                                       spell(context_, *zone), context_.vpc_id()),
                           zone->origin));
      }
    }
  }

  bool is_associated(const model::HostedZone& zone) const {
    return std::any_of(zone.associations.begin(), zone.associations.end(),
                       [this](const model::ZoneAssociation& association) {
                         return association.vpc.id == context_.vpc.id;
                       });
  }

  void add_endpoint(const model::VpcEndpoint& endpoint) {
    for (const HiddenZone& zone : context_.index.hidden_zones(endpoint)) {
      if (is_at_or_below(name_, zone.name)) add_endpoint(endpoint, zone);
    }
  }

  void add_endpoint(const model::VpcEndpoint& endpoint, const HiddenZone& zone) {
    const int labels = label_count(zone.name);
    if (endpoint.private_dns_enabled == Tri::kNo)
      return found_.without_private_dns.push_back(&endpoint);
    if (endpoint.private_dns_only_for_inbound_resolver == Tri::kYes && !context_.inbound)
      return found_.inbound_only.push_back(&endpoint);
    const bool state_known = endpoint.state != EndpointState::kUnknown;
    if (state_known && endpoint.state != EndpointState::kAvailable)
      return found_.unavailable.push_back(&endpoint);
    if (!state_known || endpoint.private_dns_enabled == Tri::kUnknown)
      return doubt(labels, false, unclear_endpoint(endpoint, state_known));
    if (labels > found_.endpoint_labels()) found_.endpoints.clear();
    if (labels >= found_.endpoint_labels()) found_.endpoints.push_back({&endpoint, &zone});
  }

  model::Finding unclear_endpoint(const model::VpcEndpoint& endpoint, bool state_known) const {
    const std::string_view id = context_.text(endpoint.id);
    return not_exported(
        DocumentKind::kVpcEndpoints, fmt::format("--vpc-endpoint-ids {}", id), id,
        fmt::format("The snapshot does not give the {} of {}, an endpoint of {}.",
                    state_known ? "PrivateDnsEnabled" : "State", id, context_.vpc_id()),
        endpoint.origin);
  }

  void add_rule(const model::ResolverRule& rule) {
    using Status = model::ResolverRuleAssociationStatus;
    for (const model::ResolverRuleAssociation& association : rule.associations) {
      if (association.vpc.id != context_.vpc.id) continue;
      if (!rule.declared) {
        doubt(kAnyLabels, true, undeclared_rule(rule, association));
      } else if (!is_at_or_below(name_, context_.text(rule.domain_name))) {
        continue;
      } else if (association.status == Status::kComplete) {
        take_rule(rule);
      } else if (association.status == Status::kUnknown) {
        doubt(label_count(context_.text(rule.domain_name)), true, unclear_rule(rule, association));
      }
    }
  }

  void take_rule(const model::ResolverRule& rule) {
    if (label_count(context_.text(rule.domain_name)) > found_.rule_labels(context_))
      found_.rule = &rule;
  }

  model::Finding undeclared_rule(const model::ResolverRule& rule,
                                 const model::ResolverRuleAssociation& association) const {
    const std::string_view id = context_.text(rule.id);
    return not_held(context_, DocumentKind::kResolverRules, {}, id,
                    fmt::format("The snapshot does not hold Resolver rule {}, associated with {}.",
                                id, context_.vpc_id()),
                    association.origin);
  }

  model::Finding unclear_rule(const model::ResolverRule& rule,
                              const model::ResolverRuleAssociation& association) const {
    const std::string_view id = context_.text(rule.id);
    return not_exported(DocumentKind::kResolverRuleAssociations, {}, id,
                        fmt::format("The snapshot does not give the status of the association of "
                                    "Resolver rule {} with {}.",
                                    id, context_.vpc_id()),
                        association.origin);
  }

  // H12: what the VPC's Profile brings counts where it is more specific than what the VPC has.
  void add_profile() {
    const model::ProfileAssociation& attached = context_.vpc.profile;
    if (!attached.profile.given()) return;
    const model::Profile* profile = context_.network.get(attached.profile);
    if (profile == nullptr || !profile->resources_known) return doubt_profile(attached, true, {});
    for (const model::ProfileResource& resource : profile->resources) {
      if (resource.status == model::ProfileStatus::kDeleted ||
          resource.status == model::ProfileStatus::kFailed)
        continue;
      certain_ = in_force(attached.status) && in_force(resource.status);
      add_resource(attached, resource);
    }
  }

  static bool in_force(model::ProfileStatus status) {
    return status == model::ProfileStatus::kComplete || status == model::ProfileStatus::kUpdating;
  }

  void add_resource(const model::ProfileAssociation& attached,
                    const model::ProfileResource& resource) {
    if (const auto* zone = context_.network.get(resource.zone)) {
      add_profile_zone(attached, resource, *zone);
    } else if (const auto* rule = context_.network.get(resource.rule); rule && rule->declared) {
      add_profile_rule(attached, resource, *rule);
    } else if (const auto* endpoint = context_.network.get(resource.endpoint)) {
      add_profile_endpoint(attached, resource, *endpoint);
    } else if (!resource.firewall_rule_group.given()) {
      doubt_profile(attached, false, context_.text(resource.arn));
    }
  }

  void add_profile_zone(const model::ProfileAssociation& attached,
                        const model::ProfileResource& resource, const model::HostedZone& zone) {
    const std::string_view name = context_.text(zone.name);
    if (name.empty()) return doubt_profile(attached, false, context_.text(resource.arn));
    const int labels = label_count(name);
    if (!is_at_or_below(name_, name) || labels <= found_.zone_labels(context_)) return;
    if (!certain_) return doubt_status(attached, resource, labels, false);
    found_.zone = &zone;
    found_.zone_by_profile = true;
  }

  void add_profile_rule(const model::ProfileAssociation& attached,
                        const model::ProfileResource& resource, const model::ResolverRule& rule) {
    const std::string_view domain = context_.text(rule.domain_name);
    if (!is_at_or_below(name_, domain) || label_count(domain) <= found_.rule_labels(context_))
      return;
    if (!certain_) return doubt_status(attached, resource, label_count(domain), true);
    found_.rule = &rule;
    found_.rule_by_profile = true;
  }

  void add_profile_endpoint(const model::ProfileAssociation& attached,
                            const model::ProfileResource& resource,
                            const model::VpcEndpoint& endpoint) {
    for (const HiddenZone& zone : context_.index.hidden_zones(endpoint)) {
      const int labels = label_count(zone.name);
      if (!is_at_or_below(name_, zone.name) || labels <= found_.endpoint_labels()) continue;
      const bool usable =
          endpoint.state == EndpointState::kAvailable && endpoint.private_dns_enabled == Tri::kYes;
      if (!certain_ || !usable) {
        doubt_status(attached, resource, labels, false);
        continue;
      }
      found_.endpoints = {{&endpoint, &zone}};
      found_.endpoints_by_profile = true;
    }
  }

  // The Profile's list, or one of its resources, is not in the snapshot: it may have any name.
  void doubt_profile(const model::ProfileAssociation& attached, bool list,
                     std::string_view resource) {
    const std::string_view id = context_.network.text(attached.profile);
    model::Finding finding = not_exported(
        DocumentKind::kProfileResourceAssociations, fmt::format("--profile-id {}", id), id,
        fmt::format("Route 53 Profile {} of {} may answer {}, and the snapshot does not hold what "
                    "is in it.",
                    id, context_.vpc_id(), name_),
        attached.origin);
    if (!list) {
      finding =
          make_finding(model::Code::kUnknownResource, Blocking::kYes, resource,
                       fmt::format("The snapshot does not hold {}, which Profile {} brings to {}.",
                                   resource, id, context_.vpc_id()),
                       attached.origin, "Export it from the account that owns it.");
    }
    found_.doubts.push_back({label_count(name_), true, true, std::move(finding)});
  }

  // A resource that is being added or taken away, or an endpoint that is not in use, may count.
  void doubt_status(const model::ProfileAssociation& attached,
                    const model::ProfileResource& resource, int labels, bool rule) {
    const std::string_view id = context_.network.text(attached.profile);
    found_.doubts.push_back(
        {labels, rule, true,
         make_finding(model::Code::kUnsupportedComponent, Blocking::kYes, id,
                      fmt::format("Whether {} of Profile {} answers {} in {} is not known: it, or "
                                  "its association, is not in a settled state.",
                                  context_.text(resource.arn), id, name_, context_.vpc_id()),
                      resource.origin,
                      fmt::format("Export it again when the associations of {} are complete, with "
                                  "private DNS of its endpoints on.",
                                  id))});
  }

  // Zones and endpoints that were not exported could have any name down to the asked one.
  void add_missing_kinds() {
    const int labels = label_count(name_);
    if (!context_.index.zones_exported()) {
      doubt(labels, false,
            not_exported(DocumentKind::kHostedZones, {}, context_.vpc_id(),
                         fmt::format("The snapshot does not hold all hosted zones, and one of {} "
                                     "may be associated with {}.",
                                     name_, context_.vpc_id()),
                         context_.vpc.origin));
    }
    if (!context_.index.endpoint_exports().complete(context_.vpc.owner, context_.vpc.region)) {
      doubt(labels, false,
            not_exported(DocumentKind::kVpcEndpoints, {}, context_.vpc_id(),
                         fmt::format("The snapshot does not hold all VPC endpoints, and one of {} "
                                     "may have private DNS for {}.",
                                     context_.vpc_id(), name_),
                         context_.vpc.origin));
    }
  }

  const Context& context_;
  std::string_view name_;
  bool certain_ = true;  // the Profile's resource in hand is surely in force
  Candidates found_;
};

}  // namespace

int Candidates::zone_labels(const Context& context) const {
  return zone == nullptr ? kNoLabels : label_count(context.text(zone->name));
}
int Candidates::endpoint_labels() const {
  return endpoints.empty() ? kNoLabels : label_count(endpoints.front().zone->name);
}
int Candidates::rule_labels(const Context& context) const {
  return rule == nullptr ? kNoLabels : label_count(context.text(rule->domain_name));
}
int Candidates::local_labels(const Context& context) const {
  return std::max(zone_labels(context), endpoint_labels());
}

Candidates find_candidates(const Context& context, std::string_view name) {
  return Finder(context, name).find();
}

}  // namespace reach::dns
