// SPDX-License-Identifier: Apache-2.0
// Findings of the DNS stage that several rules share.
#pragma once

#include <string>
#include <string_view>

#include "dns/context.hpp"

namespace reach::dns {

enum class Blocking : bool { kNo, kYes };

[[nodiscard]] model::Finding make_finding(model::Code code, Blocking blocking,
                                          std::string_view resource, std::string message,
                                          model::OriginId origin, std::string fix = {});

// A document that was not exported, or not whole. Arguments: what follows the command.
[[nodiscard]] model::Finding not_exported(model::DocumentKind kind, std::string_view arguments,
                                          std::string_view resource, std::string message,
                                          model::OriginId origin = {});
// A resource that is named and not held: not exported, or of another account (A14).
[[nodiscard]] model::Finding not_held(const Context& context, model::DocumentKind kind,
                                      std::string_view arguments, std::string_view resource,
                                      std::string message, model::OriginId origin = {});
[[nodiscard]] model::Finding unusual(std::string_view resource, std::string message,
                                     model::OriginId origin, std::string fix = {});
// enableDnsSupport or enableDnsHostnames: off, or not exported.
[[nodiscard]] model::Finding attribute_off(const Context& context, std::string_view attribute,
                                           model::OriginId origin, std::string message);
[[nodiscard]] model::Finding attribute_unknown(const Context& context, std::string_view attribute);
// An endpoint that is not available (G2), or has no interfaces.
[[nodiscard]] model::Finding endpoint_bad(const Context& context,
                                          const model::VpcEndpoint& endpoint, Blocking blocking,
                                          std::string message, std::string fix);

// "zone Z01 (ssm.ap-northeast-1.amazonaws.com)"
[[nodiscard]] std::string spell(const Context& context, const model::HostedZone& zone);
// "A" or "AAAA"
[[nodiscard]] std::string_view spell(model::RecordType type);

// The same thing found twice is said once; those that block stand first.
void tidy(std::vector<model::Finding>& findings);

}  // namespace reach::dns
