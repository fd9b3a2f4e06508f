// SPDX-License-Identifier: Apache-2.0
// BlockPublicAccessStates of a VPC or subnet: the mode that applies there (I7).
#pragma once

#include "aws/field_table.hpp"

namespace reach::aws {

template <class T>
inline constexpr Field kBlockPublicAccessFields[] = {
    field<&T::internet_gateway_block_mode>("InternetGatewayBlockMode"),
};
template <class T>
inline constexpr Table kBlockPublicAccessStates{"ec2/BlockPublicAccessStates",
                                                kBlockPublicAccessFields<T>};

}  // namespace reach::aws
