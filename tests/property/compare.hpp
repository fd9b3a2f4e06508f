// SPDX-License-Identifier: Apache-2.0
// The library's answers in the oracle's words.
#pragma once

#include <string>
#include <vector>

#include "../oracle/agents.hpp"
#include "reach/check/check.hpp"

namespace property {

oracle::Verdict verdict_of(reach::model::Verdict verdict);
oracle::Status status_of(reach::dns::Status status);
std::string text_of(oracle::Verdict verdict);
std::string text_of(oracle::Status status);
std::vector<int> ports_of(const reach::net::PortSet& ports);
std::vector<std::string> addresses_of(const reach::dns::Answer& answer);
std::vector<std::string> addresses_of(const oracle::Answer& answer);
// "CODE forward resource, ..." of those that block, for messages.
std::string text_of(const std::vector<reach::model::Finding>& findings);
// Empty: reachable has no blocking finding, everything else has one, each names a resource and says
// something.
std::string complaint_about(reach::model::Verdict verdict,
                            const std::vector<reach::model::Finding>& findings);

// What every instance gets for every required service: "i-01 ssm" and the verdict.
std::vector<std::pair<std::string, reach::model::Verdict>> verdicts_of(
    const reach::model::Network& network);

// Connections start from the interfaces of running instances.
bool is_client(const oracle::World& world, const oracle::Interface& interface);

}  // namespace property
