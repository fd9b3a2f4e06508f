// SPDX-License-Identifier: Apache-2.0
#include "path/block_public_access.hpp"

#include <fmt/format.h>

namespace reach::path {
namespace {

using model::StringId;
using Mode = model::InternetGatewayBlockMode;
using Exclusion = model::InternetGatewayExclusionMode;
using State = model::VpcBlockPublicAccessExclusionState;

bool is_in_force(State state) {
  return state == State::kUnknown || state == State::kCreateComplete ||
         state == State::kUpdateInProgress || state == State::kUpdateComplete ||
         state == State::kUpdateFailed;
}

struct Setting {
  Mode mode = Mode::kOff;
  Exclusion exclusion = Exclusion::kUnknown;  // none
  model::OriginId origin;
};

// What subnet and VPC say already takes exclusions into account; the account's setting does not. A
// snapshot that says nothing is one from before the setting existed, or of an account without it.
Setting setting_of(const Context& context, const model::Vpc& vpc, const model::Subnet* subnet) {
  if (subnet != nullptr && subnet->internet_gateway_block_mode != Mode::kUnknown) {
    return {subnet->internet_gateway_block_mode, Exclusion::kUnknown, subnet->origin};
  }
  Setting setting;
  const auto* account = context.network.block_public_access_of(vpc);
  if (vpc.internet_gateway_block_mode != Mode::kUnknown) {
    setting = {vpc.internet_gateway_block_mode, Exclusion::kUnknown, vpc.origin};
  } else if (account != nullptr && account->internet_gateway_block_mode != Mode::kUnknown) {
    setting = {account->internet_gateway_block_mode, Exclusion::kUnknown, account->origin};
  }
  const auto consider = [&](StringId resource) {
    for (const auto& ref : context.network.block_public_access_exclusions(resource)) {
      const auto* found = context.network.get(ref);
      if (found == nullptr || !is_in_force(found->state)) continue;
      if (setting.exclusion != Exclusion::kAllowBidirectional) setting.exclusion = found->mode;
    }
  };
  consider(vpc.id);
  if (subnet != nullptr) consider(subnet->id);
  return setting;
}

Weight weight_of(const Setting& setting, Exposure exposure) {
  if (setting.mode == Mode::kOff || setting.mode == Mode::kUnknown ||
      setting.exclusion == Exclusion::kAllowBidirectional) {
    return Weight::kExplains;
  }
  const bool out_alone = exposure == Exposure::kOutboundAlone;
  if (setting.mode == Mode::kBlockIngress) {
    return out_alone ? Weight::kExplains : Weight::kBlocks;
  }
  if (setting.exclusion != Exclusion::kAllowEgress) return Weight::kBlocks;
  if (out_alone) return Weight::kExplains;
  // Not documented: an address of its own that only sends.
  return exposure == Exposure::kInbound ? Weight::kBlocks : Weight::kUnknown;
}

}  // namespace

void check_block_public_access(const Context& context, Way& way, const model::Vpc& vpc,
                               const model::Subnet* subnet, Exposure exposure) {
  const Setting setting = setting_of(context, vpc, subnet);
  const Weight weight = weight_of(setting, exposure);
  if (weight == Weight::kExplains) return;
  const std::string id = text(context, subnet == nullptr ? vpc.id : subnet->id);
  add(way, weight, model::Code::kVpcBlockPublicAccessEnabled, id,
      fmt::format("Block Public Access ({}) stops what passes the internet gateway {} {}.",
                  model::enum_text(setting.mode), exposure == Exposure::kInbound ? "to" : "from",
                  id),
      setting.origin,
      fmt::format("Exclude it: aws ec2 create-vpc-block-public-access-exclusion --{}-id {} "
                  "--internet-gateway-exclusion-mode {}; or use VPC endpoints.",
                  subnet == nullptr ? "vpc" : "subnet", id,
                  exposure == Exposure::kOutboundAlone ? "allow-egress" : "allow-bidirectional"));
  way.broken = way.broken || weight == Weight::kBlocks;
}

}  // namespace reach::path
