// SPDX-License-Identifier: Apache-2.0
// The addresses behind the names of interface endpoints (G1-G7, G17).
#pragma once

#include <string_view>

#include "dns/context.hpp"

namespace reach::dns {

// How a vpce name was reached: it decides what a missing one means and whose record must change.
struct EndpointNameUse {
  const model::HostedZone* zone = nullptr;           // null: the name itself was asked
  const model::ResourceRecordSet* record = nullptr;  // the alias or CNAME; null likewise
};

// A vpce name. It is public, whoever asks (G6). REQUIRES: parse_endpoint_host(name).
[[nodiscard]] Outcome answer_endpoint_name(Context& context, std::string_view name,
                                           EndpointNameUse use);

// All addresses of the endpoint, as its private name gives them (G7).
[[nodiscard]] Outcome answer_from_endpoint(Context& context, const model::VpcEndpoint& endpoint,
                                           EndpointNameUse use = {});

// The name an alias to the endpoint should give; empty where the snapshot does not list one.
[[nodiscard]] std::string_view regional_name(const Context& context,
                                             const model::VpcEndpoint& endpoint);

}  // namespace reach::dns
