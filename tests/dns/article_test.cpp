// SPDX-License-Identifier: Apache-2.0
// The reference scenario from its exported files: what `dig` says at each stage.
#include <algorithm>

#include "dns/support.hpp"
#include "reach/aws/snapshot.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;

constexpr const char* kUser = "vpc-03f44530717bc0282";
constexpr const char* kShared = "vpc-7a3461272641826b5";

struct Name {
  const char* name;
  std::vector<std::string> addresses;
};
const std::vector<Name>& names() {
  static const std::vector<Name> kNames = {
      {"ssm.ap-northeast-1.amazonaws.com", {"172.16.100.126", "172.16.200.45"}},
      {"ssmmessages.ap-northeast-1.amazonaws.com", {"172.16.100.253", "172.16.200.141"}},
      {"ec2messages.ap-northeast-1.amazonaws.com", {"172.16.100.169", "172.16.200.200"}}};
  return kNames;
}

class Article {
 public:
  explicit Article(const char* stage)
      : loaded_(aws::load({std::string(REACH_SOURCE_DIR "/fixtures/article/") + stage})),
        resolver_(loaded_.loaded.network) {
    EXPECT_TRUE(loaded_.errors.empty());
  }
  [[nodiscard]] Answer resolve(const char* vpc, const char* name) const {
    const auto* row = loaded_.loaded.network.find<model::Vpc>(vpc);
    EXPECT_NE(row, nullptr) << vpc;
    return row == nullptr ? Answer{} : resolver_.resolve(*row, name);
  }
  [[nodiscard]] model::Origin spell(model::OriginId origin) const {
    return loaded_.loaded.network.spell(origin);
  }

 private:
  aws::LoadResult loaded_;
  Resolver resolver_;
};

void expect_private(const Answer& answer, Source source, const Name& name) {
  EXPECT_EQ(answer.status, Status::kAnswer) << name.name;
  EXPECT_EQ(answer.source, source) << name.name;
  EXPECT_THAT(blocking(answer), IsEmpty()) << name.name;
  EXPECT_EQ(addresses(answer), name.addresses);
}

TEST(Article, EveryStageAnswersPrivatelyInTheSharedVpc) {
  for (const char* stage : {"1-shared-vpc", "2-peered", "3-zones"}) {
    const Article article(stage);
    for (const Name& name : names())
      expect_private(article.resolve(kShared, name.name), Source::kEndpointPrivateDns, name);
  }
}

TEST(Article, PeeredTheUserVpcGetsPublicAnswers) {
  const Article article("2-peered");
  for (const Name& name : names()) {
    const Answer answer = article.resolve(kUser, name.name);
    EXPECT_EQ(answer.status, Status::kAnswer);
    EXPECT_EQ(answer.source, Source::kPublic);
    EXPECT_TRUE(answer.is_public);
    EXPECT_THAT(blocking(answer), ElementsAre(std::string("DNS_RESOLVES_PUBLIC ") + kUser));
    EXPECT_THAT(find(answer, Code::kDnsResolvesPublic)->fix,
                HasSubstr(std::string("private zone ") + name.name));
    EXPECT_THAT(article.spell(find(answer, Code::kDnsResolvesPublic)->origin).file,
                HasSubstr("describe-vpcs.json"));
  }
}

TEST(Article, ZonesGiveTheUserVpcThePrivateAnswers) {
  const Article article("3-zones");
  for (const Name& name : names()) {
    const Answer answer = article.resolve(kUser, name.name);
    expect_private(answer, Source::kPrivateHostedZone, name);
    EXPECT_THAT(article.spell(answer.addresses.front().origin).file,
                HasSubstr("list-resource-record-sets"));
  }
}

}  // namespace
}  // namespace reach::dns
