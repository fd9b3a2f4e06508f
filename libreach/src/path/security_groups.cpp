// SPDX-License-Identifier: Apache-2.0
#include "path/security_groups.hpp"

#include <fmt/format.h>

#include "path/fixes.hpp"
#include "path/group_rules.hpp"
#include "path/missing.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::NetworkInterface;
using model::SecurityGroup;
using model::SecurityGroupRule;
using model::Stage;

constexpr std::size_t kNearMisses = 3;
// Groups stand on the way out alone: replies need no rule (C2).
constexpr Stage kStage = Stage::kForward;

std::string id(const Network& network, model::StringId text) {
  return std::string(network.text(text));
}

class GroupJudge {
 public:
  GroupJudge(const Network& network, const GroupPassage& passage)
      : network_(network), passage_(passage) {}

  GroupRuling judge() {
    const EffectiveGroups groups = effective_groups(network_, *passage_.interface);
    if (!groups.given || groups.groups->empty()) return without_groups();
    for (const auto& ref : *groups.groups) {
      if (consider(ref)) return allowed();
    }
    if (!doubts_.empty()) {
      ruling_.outcome = HopOutcome::kUnknown;
      ruling_.evidence = std::move(doubts_);
      return std::move(ruling_);
    }
    return denied(*groups.groups);
  }

 private:
  [[nodiscard]] const std::vector<SecurityGroupRule>& rules_of(const SecurityGroup& group) const {
    return passage_.egress ? group.egress : group.ingress;
  }
  [[nodiscard]] std::string_view direction() const {
    return passage_.egress ? "egress" : "ingress";
  }
  [[nodiscard]] std::string request() const {
    return fmt::format("{} {} {}", describe(passage_.traffic), passage_.egress ? "to" : "from",
                       describe(passage_.remote));
  }

  GroupRuling without_groups() {
    const Home home = home_of(network_, *passage_.interface);
    ruling_.outcome = HopOutcome::kUnknown;
    ruling_.evidence.push_back(
        unreadable(kStage, {DocumentKind::kNetworkInterfaces,
                            home.owner,
                            home.region,
                            id(network_, passage_.interface->id),
                            fmt::format("The snapshot does not name the security groups of {}.",
                                        network_.text(passage_.interface->id)),
                            passage_.interface->origin,
                            {}}));
    return std::move(ruling_);
  }

  // True where a rule of the group allows the packet for certain (C1).
  bool consider(const model::Ref<SecurityGroup>& ref) {
    const SecurityGroup* group = network_.get(ref);
    const bool given =
        group != nullptr && (passage_.egress ? group->egress_given : group->ingress_given);
    if (group != nullptr && ruling_.group == nullptr) ruling_.group = group;
    if (group != nullptr) {
      for (const SecurityGroupRule& rule : rules_of(*group)) {
        if (consider(*group, rule)) return true;
      }
    }
    if (!given) doubt_group(ref, group);
    return false;
  }

  bool consider(const SecurityGroup& group, const SecurityGroupRule& rule) {
    const RuleMatch found = match_rule(network_, rule, passage_);
    if (found.overall() == Match::kYes) {
      ruling_.group = &group;
      ruling_.rule = &rule;
      return true;
    }
    if (found.overall() == Match::kMaybe) {
      doubts_.push_back(doubt(group, rule, found.doubt));
    } else if (found.doubt == Doubt::kReferenceNotKept || found.doubt == Doubt::kReferencingOff) {
      if (lost_reference_ == nullptr) lost_reference_ = &rule;
      referencing_off_ = found.doubt == Doubt::kReferencingOff;
    } else if (near_misses_.size() < kNearMisses &&
               (found.service == Match::kYes || found.peer == Match::kYes)) {
      near_misses_.push_back(describe(network_, rule, passage_.egress));
    }
    return false;
  }

  void doubt_group(const model::Ref<SecurityGroup>& ref, const SecurityGroup* group) {
    const Home home = home_of(network_, *passage_.interface);
    Missing what{
        DocumentKind::kSecurityGroups,
        home.owner,
        home.region,
        id(network_, ref.id),
        fmt::format("The {} rules of {}, a group of {}, are not in the snapshot.", direction(),
                    network_.text(ref), network_.text(passage_.interface->id)),
        group == nullptr ? passage_.interface->origin : group->origin,
        {}};
    doubts_.push_back(group == nullptr ? missing(network_, kStage, std::move(what))
                                       : unreadable(kStage, std::move(what)));
  }

  Evidence doubt(const SecurityGroup& group, const SecurityGroupRule& rule, Doubt why) const {
    const std::string text =
        fmt::format("{} of {} ({}) may allow {}", direction(), network_.text(group.id),
                    describe(network_, rule, passage_.egress), request());
    if (why == Doubt::kPrefixListEntries) {
      return unreadable(
          kStage, {DocumentKind::kManagedPrefixListEntries,
                   group.owner,
                   {},
                   id(network_, rule.prefix_list.id),
                   fmt::format("A rule for {}: the entries of {} are not in the snapshot.", text,
                               network_.text(rule.prefix_list)),
                   rule.origin,
                   {}});
    }
    if (why == Doubt::kReferenceUnknown) return doubt_reference(group, rule, text);
    if (why == Doubt::kReferencingUnknown) return doubt_referencing(rule, text);
    if (!passage_.remote.address && rule.peer == SecurityGroupRule::Peer::kCidr) {
      return {
          Weight::kUnknown,
          {Code::kUnknownResource, kStage, true, id(network_, group.id),
           fmt::format("A rule for {}, but only for some public addresses, and the snapshot does "
                       "not hold the service's.",
                       text),
           rule.origin, suggestion(group.id)}};
    }
    return unreadable(kStage, {DocumentKind::kSecurityGroups,
                               group.owner,
                               {},
                               id(network_, group.id),
                               fmt::format("A rule for {}: it cannot be read.", text),
                               rule.origin,
                               {}});
  }

  // C13: AWS knows who carries the group, the snapshot does not.
  Evidence doubt_reference(const SecurityGroup& group, const SecurityGroupRule& rule,
                           const std::string& text) const {
    return {Weight::kUnknown,
            {Code::kUnknownPeeredSgs, kStage, true, id(network_, group.id),
             fmt::format("A rule for {}: the snapshot does not tell whether {} carries {}.", text,
                         describe(passage_.remote), network_.text(rule.group)),
             rule.origin,
             fmt::format("Export the network interfaces of the account that owns {}: {}.",
                         network_.text(rule.group),
                         model::command_of(DocumentKind::kNetworkInterfaces))}};
  }

  // C10: an export from before the option existed.
  [[nodiscard]] static Evidence doubt_referencing(const SecurityGroupRule& rule,
                                                  const std::string& text) {
    return unreadable(kStage, {DocumentKind::kTransitGateways,
                               {},
                               {},
                               {},
                               fmt::format("A rule for {}: the snapshot does not tell whether the "
                                           "transit gateway and its attachments keep references.",
                                           text),
                               rule.origin,
                               {}});
  }

  GroupRuling allowed() {
    const bool reference = ruling_.rule->peer == SecurityGroupRule::Peer::kGroup;
    if (reference && passage_.identity != Identity::kSameVpc && meets_endpoint()) {
      ruling_.evidence.push_back(
          {Weight::kExplains,
           {Code::kSgReferencesNotPreserved, kStage, false, id(network_, ruling_.group->id),
            fmt::format(
                "Only a reference to {} lets this pass over the peering connection; AWS does "
                "not document that for interface endpoints, a CIDR rule is safer.",
                network_.text(ruling_.rule->group)),
            ruling_.rule->origin, suggestion(ruling_.group->id)}});
    }
    ruling_.outcome = HopOutcome::kPassed;
    return std::move(ruling_);
  }

  // C11.
  [[nodiscard]] bool meets_endpoint() const {
    const auto is_endpoint = [&](const NetworkInterface* interface) {
      return interface != nullptr && network_.endpoint_of(*interface) != nullptr;
    };
    return is_endpoint(passage_.interface) || is_endpoint(passage_.remote.interface);
  }

  GroupRuling denied(const std::vector<model::Ref<SecurityGroup>>& groups) {
    const bool no_rules = std::all_of(groups.begin(), groups.end(), [&](const auto& ref) {
      return rules_of(*network_.get(ref)).empty();
    });
    model::Finding finding;
    finding.code = no_rules                     ? Code::kSgHasNoRules
                   : referencing_off_           ? Code::kSgReferencingSupport
                   : lost_reference_ != nullptr ? Code::kSgReferencesNotPreserved
                                                : Code::kEniSgRulesMismatch;
    finding.stage = kStage;
    finding.resource = id(network_, groups.front().id);
    finding.origin = lost_reference_ != nullptr ? lost_reference_->origin : ruling_.group->origin;
    finding.message = why_denied(groups);
    finding.fix = suggestion(groups.front().id);
    ruling_.evidence.push_back({Weight::kBlocks, std::move(finding)});
    ruling_.outcome = HopOutcome::kBlocked;
    return std::move(ruling_);
  }

  [[nodiscard]] std::string why_denied(const std::vector<model::Ref<SecurityGroup>>& groups) const {
    std::string names;
    for (const auto& ref : groups) {
      names += fmt::format("{}{}", names.empty() ? "" : ", ", network_.text(ref));
    }
    std::string text = fmt::format("No {} rule of {} ({} {}) allows {}", direction(),
                                   network_.text(passage_.interface->id),
                                   groups.size() == 1 ? "group" : "groups", names, request());
    if (lost_reference_ != nullptr) {
      return fmt::format("{}: {} {}.", text, describe(network_, *lost_reference_, passage_.egress),
                         why_lost());
    }
    if (near_misses_.empty()) return text + ".";
    text += "; closest:";
    for (std::size_t i = 0; i < near_misses_.size(); ++i) {
      text += fmt::format("{} {}", i == 0 ? "" : ",", near_misses_[i]);
    }
    return text + ".";
  }

  // C8-C10.
  [[nodiscard]] std::string_view why_lost() const {
    switch (passage_.identity) {
      case Identity::kOtherRegion:
        return "matches only within one Region, and the peering connection joins two";
      case Identity::kTransitGatewayOff:
        return "matches over a transit gateway only where it and both attachments have security "
               "group referencing on";
      case Identity::kTransitGateway:
      case Identity::kTransitGatewayUnknown:
        return "does not match over a transit gateway: egress rules and interface endpoints cannot "
               "refer to groups there";
      default:
        return "matches only where the way keeps references to groups, and this one does not";
    }
  }

  // The CIDR of the VPC at the other end covers its other hosts too.
  [[nodiscard]] std::string suggestion(model::StringId group) const {
    net::Prefix cidr = net::everything(passage_.remote.family);
    if (passage_.remote.address) {
      cidr = passage_.remote.interface == nullptr
                 ? net::Prefix::host(*passage_.remote.address)
                 : cidr_of(network_, passage_.remote.interface->vpc.id, *passage_.remote.address);
    }
    return fix_group(network_, group, passage_.egress, passage_.traffic, cidr);
  }

  const Network& network_;
  const GroupPassage& passage_;
  GroupRuling ruling_;
  std::vector<Evidence> doubts_;
  std::vector<std::string> near_misses_;
  const SecurityGroupRule* lost_reference_ = nullptr;
  bool referencing_off_ = false;  // C10: that is why
};

}  // namespace

GroupRuling judge_groups(const Network& network, const GroupPassage& passage) {
  return GroupJudge(network, passage).judge();
}

Hop group_hop(const Network& network, const NetworkInterface& interface,
              const GroupRuling& ruling) {
  Hop hop;
  hop.type = HopType::kSecurityGroup;
  if (ruling.group != nullptr) {
    hop.component = network.text(ruling.group->id);
    hop.origin = ruling.group->origin;
  } else if (!interface.groups.empty()) {
    hop.component = network.text(interface.groups.front());
  }
  hop.outcome = ruling.outcome;
  hop.security_group_rule = ruling.rule;
  if (ruling.rule != nullptr) hop.origin = ruling.rule->origin;
  return hop;
}

EffectiveGroups effective_groups(const Network& network, const NetworkInterface& interface) {
  if (interface.groups_given) return {&interface.groups, true};
  const model::VpcEndpoint* endpoint = network.endpoint_of(interface);
  if (endpoint == nullptr || endpoint->groups.empty()) return {};
  return {&endpoint->groups, true};
}

}  // namespace reach::path
