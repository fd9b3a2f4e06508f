// SPDX-License-Identifier: Apache-2.0
// Regions, read off the names that contain them (semantics A10).
#pragma once

#include <string_view>

namespace reach::model {

// "ap-northeast-1" of "ap-northeast-1a", or of a local zone such as "us-east-1-bos-1a"; empty where
// there is none.
[[nodiscard]] std::string_view region_of_zone(std::string_view availability_zone);

}  // namespace reach::model
