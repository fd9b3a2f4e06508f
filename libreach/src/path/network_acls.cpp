// SPDX-License-Identifier: Apache-2.0
#include "path/network_acls.hpp"

#include <fmt/format.h>

#include "path/fixes.hpp"
#include "path/missing.hpp"
#include "path/topology.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::NetworkAcl;
using model::NetworkAclEntry;
using model::RuleAction;
using model::Vpc;
using net::PortRange;
using net::PortSet;

std::string id(const Network& network, model::StringId text) {
  return std::string(network.text(text));
}

// Traffic without ports is decided as a whole: one stand-in port.
PortSet asked_ports(const Traffic& traffic) {
  return has_ports(traffic.protocol) ? traffic.ports : PortSet(PortRange{0, 0});
}

// The ports for which an entry of the packet's protocol stands (D3).
PortSet entry_ports(const NetworkAclEntry& entry, const Traffic& traffic) {
  if (entry.protocol != traffic.protocol) return PortSet(PortRange{0, 65535});  // -1 ignores ports
  if (is_icmp(traffic.protocol)) {
    const bool covered = covers_icmp(entry.icmp_type, entry.icmp_code, traffic);
    return covered ? PortSet(PortRange{0, 0}) : PortSet();
  }
  if (!has_ports(traffic.protocol) || (entry.from_port < 0 && entry.to_port < 0)) {
    return PortSet(PortRange{0, 65535});
  }
  const int first = std::max(entry.from_port, 0);
  const int last = std::min(entry.to_port, 65535);
  if (first > last) return {};
  return PortSet(PortRange{static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last)});
}

Match applies(const NetworkAclEntry& entry, const Remote& remote, const Traffic& traffic) {
  const Match cidr = entry.cidr_readable ? holds(entry.cidr, remote) : Match::kMaybe;
  return both(cidr, covers_protocol(entry.protocol, traffic.protocol));
}

class AclJudge {
 public:
  AclJudge(const Network& network, const AclPassage& passage)
      : network_(network), passage_(passage) {
    ruling_.possible = asked_ports(passage.traffic);
  }

  AclRuling judge() {
    ruling_.acl = find_acl();
    if (ruling_.acl == nullptr || !ruling_.acl->entries_given) return unknown_acl();
    split_ = split(*ruling_.acl, passage_.egress, passage_.remote, passage_.traffic);
    ruling_.certain = split_.allowed;
    ruling_.possible = split_.allowed.united(split_.uncertain);
    if (split_.denied.empty() && split_.uncertain.empty()) return pass();
    if (ruling_.possible.empty()) return deny(Weight::kBlocks);
    if (!split_.denied.empty() && !split_.allowed.empty()) return deny(Weight::kPartly);
    return unreadable_entries();
  }

 private:
  // D1: the ACL that names the subnet; else the VPC's default one, when no other can.
  [[nodiscard]] const NetworkAcl* find_acl() const {
    const model::Subnet& subnet = *passage_.subnet;
    if (subnet.network_acl.given()) return network_.get(subnet.network_acl);
    const Vpc* vpc = network_.get(subnet.vpc);
    const Home home = home_of(network_, subnet);
    const bool whole = network_.exported(DocumentKind::kNetworkAcls, home.owner, home.region) ==
                       model::Completeness::kComplete;
    return vpc != nullptr && whole ? network_.get(vpc->default_network_acl) : nullptr;
  }

  AclRuling unknown_acl() {
    const model::Subnet& subnet = *passage_.subnet;
    const Home home = home_of(network_, subnet);
    Missing what{DocumentKind::kNetworkAcls, home.owner, home.region, {}, {}, subnet.origin, {}};
    ruling_.outcome = HopOutcome::kUnknown;
    if (ruling_.acl != nullptr) {
      what.resource = id(network_, ruling_.acl->id);
      what.origin = ruling_.acl->origin;
      what.message = fmt::format("The entries of {} are not in the snapshot.", what.resource);
      ruling_.evidence.push_back(unreadable(passage_.stage, std::move(what)));
      return std::move(ruling_);
    }
    const bool named = subnet.network_acl.given();
    what.resource = id(network_, named ? subnet.network_acl.id : subnet.id);
    if (!named) {
      what.arguments =
          fmt::format("--filters Name=association.subnet-id,Values={}", network_.text(subnet.id));
    }
    what.message =
        fmt::format("The snapshot does not hold the network ACL of {}.", network_.text(subnet.id));
    ruling_.evidence.push_back(missing(network_, passage_.stage, std::move(what)));
    return std::move(ruling_);
  }

  AclRuling pass() {
    ruling_.entry = split_.allowing;
    return std::move(ruling_);
  }

  [[nodiscard]] std::string_view direction() const {
    return passage_.egress ? "outbound" : "inbound";
  }

  [[nodiscard]] std::string denied_text() const {
    const int protocol = passage_.traffic.protocol;
    if (!has_ports(protocol)) return describe(passage_.traffic);
    return fmt::format("{} {}", protocol_name(protocol), split_.denied.to_string());
  }

  [[nodiscard]] std::string by_what() const {
    if (split_.denying == nullptr) return "no entry allows it";
    return fmt::format("rule {} denies it", split_.denying->rule_number);
  }

  AclRuling deny(Weight weight) {
    const NetworkAcl& acl = *ruling_.acl;
    ruling_.entry = split_.denying;
    ruling_.outcome = weight == Weight::kBlocks ? HopOutcome::kBlocked : HopOutcome::kPartly;
    const std::string some =
        weight == Weight::kBlocks ? "" : fmt::format(" Ports {} pass.", split_.allowed.to_string());
    model::Finding finding;
    finding.code = Code::kSubnetAclRestriction;
    finding.stage = passage_.stage;
    finding.resource = id(network_, acl.id);
    finding.origin = split_.denying == nullptr ? acl.origin : split_.denying->origin;
    finding.message =
        fmt::format("{} of {} drops {} {} {} {}: {}.{}", network_.text(acl.id),
                    network_.text(passage_.subnet->id), direction(), denied_text(),
                    passage_.egress ? "to" : "from", describe(passage_.remote), by_what(), some);
    finding.fix = fix_acl(network_, acl, passage_.egress, passage_.traffic, passage_.suggested,
                          split_.denying);
    ruling_.evidence.push_back({weight, std::move(finding)});
    return std::move(ruling_);
  }

  AclRuling unreadable_entries() {
    ruling_.outcome = HopOutcome::kUnknown;
    for (const NetworkAclEntry* entry : split_.unreadable) {
      ruling_.entry = entry;
      ruling_.evidence.push_back(passage_.remote.address ? cannot_read(*entry)
                                                         : partly_public(*entry));
    }
    return std::move(ruling_);
  }

  [[nodiscard]] Evidence cannot_read(const NetworkAclEntry& entry) const {
    return unreadable(passage_.stage,
                      {DocumentKind::kNetworkAcls,
                       ruling_.acl->owner,
                       {},
                       id(network_, ruling_.acl->id),
                       fmt::format("{} rule {} of {} may decide, and cannot be read.", direction(),
                                   entry.rule_number, network_.text(ruling_.acl->id)),
                       entry.origin,
                       {}});
  }

  [[nodiscard]] Evidence partly_public(const NetworkAclEntry& entry) const {
    return {Weight::kUnknown,
            {Code::kUnknownResource, passage_.stage, true, id(network_, ruling_.acl->id),
             fmt::format("{} rule {} of {} is for some public addresses, and the snapshot does not "
                         "hold the service's.",
                         direction(), entry.rule_number, network_.text(ruling_.acl->id)),
             entry.origin,
             fix_acl(network_, *ruling_.acl, passage_.egress, passage_.traffic, passage_.suggested,
                     &entry)}};
  }

  const Network& network_;
  const AclPassage& passage_;
  AclRuling ruling_;
  AclSplit split_;
};

}  // namespace

AclSplit split(const NetworkAcl& acl, bool egress, const Remote& remote, const Traffic& traffic) {
  AclSplit result;
  PortSet open = asked_ports(traffic);  // not decided yet, in some reading
  PortSet may_pass;
  PortSet may_drop;
  for (const NetworkAclEntry& entry : acl.entries) {
    if (entry.egress != egress) continue;
    const Match match = applies(entry, remote, traffic);
    const PortSet hit =
        match == Match::kNo ? PortSet() : open.intersection(entry_ports(entry, traffic));
    if (hit.empty()) continue;
    const bool readable = entry.action != RuleAction::kUnknown;
    if (!readable || entry.action == RuleAction::kAllow) may_pass = may_pass.united(hit);
    if (!readable || entry.action == RuleAction::kDeny) may_drop = may_drop.united(hit);
    if (match == Match::kMaybe || !readable) result.unreadable.push_back(&entry);
    if (match == Match::kYes && entry.action == RuleAction::kAllow && result.allowing == nullptr) {
      result.allowing = &entry;
    }
    if (match == Match::kYes && entry.action == RuleAction::kDeny && result.denying == nullptr) {
      result.denying = &entry;
    }
    if (match == Match::kYes) open = open.difference(hit);  // D2: the first match decides
  }
  may_drop = may_drop.united(open);  // D2: what nothing matches is denied
  result.uncertain = may_pass.intersection(may_drop);
  result.allowed = may_pass.difference(may_drop);
  result.denied = may_drop.difference(may_pass);
  return result;
}

AclRuling judge_acl(const Network& network, const AclPassage& passage) {
  return AclJudge(network, passage).judge();
}

}  // namespace reach::path
