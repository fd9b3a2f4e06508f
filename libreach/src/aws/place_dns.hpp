// SPDX-License-Identifier: Apache-2.0
// The part of place_pending that is about Resolver endpoints, Profiles and DNS Firewall.
#pragma once

#include "aws/reading.hpp"

namespace reach::aws {

void place_dns(Reading& reading);

}  // namespace reach::aws
