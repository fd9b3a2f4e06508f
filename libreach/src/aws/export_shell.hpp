// SPDX-License-Identifier: Apache-2.0
// The parts of the recording script that are the same in each: plain sh, for any system that has
// the AWS CLI.
#pragma once

#include <string_view>

namespace reach::aws {

// What it does and how to run it; ends where the policy begins.
extern const std::string_view kShellHeader;
// Functions that run one call, read ids, and tell what was left out.
extern const std::string_view kShellFunctions;
// Functions that record a Region and an account. They call record_region_documents and
// record_account_documents.
extern const std::string_view kShellDriver;
// Tells how it went, and ends.
extern const std::string_view kShellEnd;

}  // namespace reach::aws
