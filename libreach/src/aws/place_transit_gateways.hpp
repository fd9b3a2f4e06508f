// SPDX-License-Identifier: Apache-2.0
// The part of place_pending that is about transit gateways.
#pragma once

#include "aws/reading.hpp"

namespace reach::aws {

void place_transit_gateways(Reading& reading);

}  // namespace reach::aws
