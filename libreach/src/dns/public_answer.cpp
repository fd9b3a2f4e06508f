// SPDX-License-Identifier: Apache-2.0
// Names that nothing in the VPC answers: what public DNS says of them, as far as it is known (H11).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dns/findings.hpp"
#include "dns/names.hpp"
#include "dns/public_reason.hpp"
#include "dns/resolution.hpp"

namespace reach::dns {
namespace {

using model::Code;

// Regions that never had the service (J4).
struct MissingService {
  std::string_view service;
  std::string_view region;
};
constexpr std::array kMissingServices = {
    MissingService{"ec2messages", "ap-southeast-5"},
    MissingService{"ec2messages", "ap-southeast-6"},
    MissingService{"ec2messages", "ap-southeast-7"},
    MissingService{"ec2messages", "ap-east-2"},
    MissingService{"ec2messages", "mx-central-1"},
};

bool exists(const ServiceHost& host) {
  return std::none_of(kMissingServices.begin(), kMissingServices.end(),
                      [&](const MissingService& missing) {
                        return missing.service == host.service && missing.region == host.region;
                      });
}

// FIPS names exist in some Regions alone (J8); in GovCloud the plain names are FIPS themselves.
constexpr std::array<std::string_view, 3> kFipsServices = {"ssm-fips", "ssmmessages-fips",
                                                           "ec2messages-fips"};
constexpr std::array<std::string_view, 6> kFipsRegions = {"us-east-1", "us-east-2",    "us-west-1",
                                                          "us-west-2", "ca-central-1", "ca-west-1"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool may_not_exist(const ServiceHost& host) {
  return contains(kFipsServices, host.service) && !contains(kFipsRegions, host.region);
}

Outcome no_such_service(Context& context, std::string_view name, const ServiceHost& host) {
  context.find(make_finding(
      Code::kDnsNoRecord, Blocking::kYes, name,
      fmt::format("{} has no {} service, and {} does not exist.", host.region, host.service, name),
      context.vpc.origin, fmt::format("Do without {} in {}.", host.service, host.region)));
  return {Status::kNxdomain, {}, false};
}

// What the answer would be is outside any snapshot.
Outcome not_known(Context& context, std::string_view name, EndpointNameUse use) {
  const bool has_record = use.record != nullptr;
  context.step(fmt::format("{} is left to public DNS, which a snapshot does not hold", name));
  context.find(make_finding(
      Code::kSnapshotIncomplete, Blocking::kYes, name,
      fmt::format("{} leads to public DNS, and the snapshot holds none of its {} records.", name,
                  spell(context.type)),
      has_record ? use.record->origin : context.vpc.origin,
      fmt::format("Ask for it outside the snapshot: dig {} {}", spell(context.type), name)));
  return {};
}

// Names without a pattern, of which an endpoint in the snapshot proves that they are a service's.
bool is_service_of_an_endpoint(const Context& context, std::string_view name) {
  return !context.index.endpoints_for(name).empty() && is_below_aws(name);
}

}  // namespace

Outcome answer_publicly(Context& context, std::string_view name, EndpointNameUse use,
                        const PublicReason& reason) {
  context.note_source(Source::kPublic, {});
  if (parse_endpoint_host(name)) return answer_endpoint_name(context, name, use);
  report_local_causes(context, name, reason);
  const auto host = parse_service_host(name);
  if (host && !exists(*host)) return no_such_service(context, name, *host);
  if (host && may_not_exist(*host)) return not_known(context, name, use);
  if (!host && !is_service_of_an_endpoint(context, name)) return not_known(context, name, use);
  // The plain names of most services have no AAAA records, and the snapshot does not say which do.
  const bool aaaa = context.type == model::RecordType::kAaaa;
  if (aaaa && (!host || !is_dualstack(*host))) return not_known(context, name, use);
  report_public(context, name, reason);
  return {Status::kAnswer, {}, true};
}

}  // namespace reach::dns
