// SPDX-License-Identifier: Apache-2.0
// What the tests of this module share: questions about an answer, and the usual two VPCs.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "reach/dns/resolver.hpp"
#include "support/network_maker.hpp"

namespace reach::dns {

// Readable failures.
inline void PrintTo(Status status, std::ostream* out) {
  *out << to_string(status);
}
inline void PrintTo(Source source, std::ostream* out) {
  *out << to_string(source);
}

namespace testing_support {

using model::Code;
using reach::testing::NetworkMaker;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

inline constexpr const char* kSsm = "ssm.ap-northeast-1.amazonaws.com";
inline constexpr const char* kSsmAlias = "vpce-ssm-a1b2c3d4.ssm.ap-northeast-1.vpce.amazonaws.com";

// An answer and the network it points into.
struct Asked {
  std::shared_ptr<const model::Network> network;
  Answer answer;
};

[[nodiscard]] inline Asked ask(NetworkMaker maker, std::string_view vpc, std::string_view name,
                               model::RecordType type = model::RecordType::kA) {
  auto network = std::make_shared<const model::Network>(std::move(maker).build());
  const auto* row = network->find<model::Vpc>(vpc);
  if (row == nullptr) {
    ADD_FAILURE() << "no " << vpc;
    return {network, {}};
  }
  return {network, Resolver(*network).resolve(*row, name, type)};
}

[[nodiscard]] inline std::vector<std::string> addresses(const Answer& answer) {
  std::vector<std::string> texts;
  for (const AnswerAddress& address : answer.addresses)
    texts.push_back(address.address.to_string());
  return texts;
}

[[nodiscard]] inline const model::Finding* find(const Answer& answer, Code code) {
  for (const model::Finding& finding : answer.findings) {
    if (finding.code == code) return &finding;
  }
  return nullptr;
}

[[nodiscard]] inline std::vector<std::string> blocking(const Answer& answer) {
  std::vector<std::string> texts;
  for (const model::Finding& finding : answer.findings) {
    if (finding.blocking)
      texts.push_back(std::string(model::to_string(finding.code)) + " " + finding.resource);
  }
  return texts;
}

// Status, source, and every blocking finding, said as "CODE resource". A macro, so that a failure
// names the line of the test.
#define EXPECT_ANSWER(asked, wanted_status, wanted_source, ...)                    \
  do {                                                                             \
    const Asked& asked_once = (asked);                                             \
    EXPECT_EQ(asked_once.answer.status, wanted_status);                            \
    EXPECT_EQ(asked_once.answer.source, wanted_source);                            \
    EXPECT_THAT(blocking(asked_once.answer), ::testing::ElementsAre(__VA_ARGS__)); \
  } while (false)

}  // namespace testing_support
}  // namespace reach::dns
