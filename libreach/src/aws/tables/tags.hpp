// SPDX-License-Identifier: Apache-2.0
// Tags: only the one called Name is kept.
#pragma once

#include "aws/field_table.hpp"

namespace reach::aws {

struct Tag {
  std::string_view key;
  std::string_view value;
};
inline constexpr Field kTagFields[] = {
    field<&Tag::key>("Key"),
    field<&Tag::value>("Value"),
};
inline constexpr Table kTag{"ec2/Tag", kTagFields};

template <class T>
void take_tag(Reading& reading, const Place&, T& resource, Tag& tag) {
  if (tag.key == "Name") resource.name = reading.intern(tag.value);
}

// Tags are an account's own: what another account calls a shared resource is no contradiction.
template <class T>
consteval Field tags(std::string_view name = "Tags") {
  return each<&take_tag<T>, kTag, &T::name>(name).per_account();
}

}  // namespace reach::aws
