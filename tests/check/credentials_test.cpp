// SPDX-License-Identifier: Apache-2.0
#include "check/credentials.hpp"

#include <gtest/gtest.h>

namespace reach::check {
namespace {

// G16: what EC2 writes for an endpoint without a policy of its own, in the forms it has been seen.
TEST(EndpointPolicy, TheDefaultOneAllowsEverything) {
  EXPECT_TRUE(allows_everything(
      R"({"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]})"));
  EXPECT_TRUE(allows_everything(
      R"({"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},
          "Action":["*"],"Resource":["*"]}]})"));
  EXPECT_TRUE(allows_everything(
      R"({"Statement":{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}})"));
}

TEST(EndpointPolicy, AnythingElseDoesNot) {
  EXPECT_FALSE(allows_everything(""));
  EXPECT_FALSE(allows_everything("not JSON"));
  EXPECT_FALSE(allows_everything("[]"));
  EXPECT_FALSE(allows_everything(R"({"Statement":[]})"));
  EXPECT_FALSE(allows_everything(R"({"Statement":["*"]})"));
  EXPECT_FALSE(allows_everything(
      R"({"Statement":[{"Action":"ssm:*","Effect":"Allow","Principal":"*","Resource":"*"}]})"));
  EXPECT_FALSE(allows_everything(
      R"({"Statement":[{"Action":"*","Effect":"Deny","Principal":"*","Resource":"*"}]})"));
  EXPECT_FALSE(allows_everything(
      R"({"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*",
          "Condition":{"StringEquals":{"aws:PrincipalAccount":"1"}}}]})"));
  EXPECT_FALSE(allows_everything(std::string(100'000, '[')));
}

}  // namespace
}  // namespace reach::check
