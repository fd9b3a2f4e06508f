// SPDX-License-Identifier: Apache-2.0
// The JSON reader's types, under names of our own; they never leave this folder.
#pragma once

#include <simdjson.h>

namespace reach::aws {

using Value = simdjson::dom::element;
using Object = simdjson::dom::object;
using Array = simdjson::dom::array;
using ValueType = simdjson::dom::element_type;

}  // namespace reach::aws
