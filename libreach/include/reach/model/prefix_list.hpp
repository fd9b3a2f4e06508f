// SPDX-License-Identifier: Apache-2.0
// A managed or AWS-owned prefix list. Source: EC2 API ManagedPrefixList, PrefixListEntry,
// PrefixList.
#pragma once

#include <vector>

#include "reach/model/resource.hpp"
#include "reach/net/prefix.hpp"

namespace reach::model {

struct PrefixList {
  StringId id;
  OriginId origin;
  StringId name;
  StringId owner;  // "AWS" for the lists of AWS services
  std::vector<net::Prefix> entries;
  bool entries_known =
      false;  // false: get-managed-prefix-list-entries was not exported, or could not be read whole
};

}  // namespace reach::model
