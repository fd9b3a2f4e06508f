// SPDX-License-Identifier: Apache-2.0
// Why a name went to public DNS, and what would keep it in the VPC (L1-L3, L14).
#pragma once

#include <string_view>

#include "dns/resolution.hpp"

namespace reach::dns {

// Settings of the VPC that kept its own zones and endpoints from answering.
void report_local_causes(Context& context, std::string_view name, const PublicReason& reason);
// The name leads to AWS's public addresses.
void report_public(Context& context, std::string_view name, const PublicReason& reason);

}  // namespace reach::dns
