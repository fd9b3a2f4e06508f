// SPDX-License-Identifier: Apache-2.0
// Names in canonical form, and what the words of a path tell: accounts, Regions, ids of parents.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reach::aws {

// Lower case, no final dot, octal escapes decoded (A7): "\052.Example.com." is "*.example.com".
// Escapes of what does not print, and of '.' and '\', stay as they are: they are part of a label.
[[nodiscard]] std::string canonical_dns_name(std::string_view text);
// "/hostedzone/Z1" is "Z1" (A8).
[[nodiscard]] std::string_view bare_zone_id(std::string_view text);
// What stands after the last '/' or ':' of an ARN; other texts are themselves.
[[nodiscard]] std::string_view resource_of_arn(std::string_view arn);
// The fourth and fifth field of an ARN; empty where the text is no ARN.
[[nodiscard]] std::string_view region_of_arn(std::string_view arn);
[[nodiscard]] std::string_view account_of_arn(std::string_view arn);

// Twelve digits.
[[nodiscard]] bool is_account_id(std::string_view text);
// "ap-northeast-1", "us-gov-west-1".
[[nodiscard]] bool is_region(std::string_view text);
[[nodiscard]] bool starts_with_region(std::string_view zone);

// An id such as "pl-0123" in a file's or folder's name, given "pl-"; the last one, empty where
// there is none. What follows the prefix holds a digit, so that the words of a command
// ("vpc-attribute") are none.
[[nodiscard]] std::string_view find_id(std::string_view name, std::string_view prefix);
// Words of a name that may be a hosted zone's id: capital letters and digits.
[[nodiscard]] std::vector<std::string_view> zone_id_candidates(std::string_view name);

// "page.2" before "page.10": runs of digits compare as numbers (A4).
[[nodiscard]] bool natural_less(std::string_view a, std::string_view b);

}  // namespace reach::aws
