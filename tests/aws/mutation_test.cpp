// SPDX-License-Identifier: Apache-2.0
// The article's files with bytes flipped, cut, doubled and moved: whatever comes of it, it is
// errors or a network.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "aws/loading.hpp"
#include "aws/network_documents.hpp"
#include "reach/dns/resolver.hpp"

namespace reach::aws::testing {
namespace {

std::vector<Document> article() {
  std::vector<Document> documents;
  for (const auto& entry :
       std::filesystem::directory_iterator(REACH_SOURCE_DIR "/fixtures/article/3-zones")) {
    std::ifstream in(entry.path(), std::ios::binary);
    documents.push_back(
        {entry.path().filename().string(),
         std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>())});
  }
  std::sort(documents.begin(), documents.end(),
            [](const Document& a, const Document& b) { return a.name < b.name; });
  return documents;
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  void change(std::string& text) {
    if (text.empty()) return;
    const std::size_t at = below(text.size());
    switch (below(6)) {
      case 0:
        text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text.erase(at, 1 + below(40));
        break;
      case 2:
        text.resize(at);
        break;
      case 3:
        text.insert(at, text.substr(below(text.size()), 1 + below(200)));
        break;
      case 4:
        text.insert(at, kPieces[below(std::size(kPieces))]);
        break;
      default:
        replace_value(text, at);
        break;
    }
  }
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

 private:
  // What stands after the next ": " becomes another value, so that the text mostly stays JSON.
  void replace_value(std::string& text, std::size_t at) {
    const std::size_t colon = text.find("\": ", at);
    if (colon == std::string::npos) return;
    const std::size_t end = text.find_first_of(",\n", colon);
    if (end == std::string::npos) return;
    const char last = text[end - 1];
    if (last == '{' || last == '[') return;
    text.replace(colon + 3, end - colon - 3, kValues[below(std::size(kValues))]);
  }

  static constexpr std::string_view kPieces[] = {"{", "}", "[",    "]",      "\"",
                                                 ",", ":", "null", "\\u0000"};
  static constexpr std::string_view kValues[] = {"null",
                                                 "true",
                                                 "-1",
                                                 "1e400",
                                                 "99999999999999999999",
                                                 "\"\"",
                                                 "[]",
                                                 "{}",
                                                 "[[[]]]",
                                                 "\"10.0.0.0/99\"",
                                                 "\"\\ud800\"",
                                                 "\"-1\"",
                                                 "{\"Value\": []}",
                                                 "65536",
                                                 "\"sg-1\""};
  std::mt19937 random_;
};

// Whatever was loaded, names are asked for in it without harm.
void ask_for_names(const model::Network& network) {
  const dns::Resolver resolver(network);
  for (const model::Vpc& vpc : network.all<model::Vpc>()) {
    const dns::Answer answer = resolver.resolve(vpc, "ssm.ap-northeast-1.amazonaws.com");
    EXPECT_EQ(answer.name, "ssm.ap-northeast-1.amazonaws.com");
  }
}

void mutate(const std::vector<Document>& original) {
  int loaded = 0;
  constexpr unsigned kRounds = 400;
  for (unsigned seed = 0; seed < kRounds; ++seed) {
    std::vector<Document> documents = original;
    Mutator mutator(seed);
    Document& victim = documents[mutator.below(documents.size())];
    for (std::size_t i = 1 + mutator.below(3); i > 0; --i) mutator.change(victim.text);
    const LoadResult result = load_documents(documents);
    if (result.errors.empty()) {
      ++loaded;
      EXPECT_FALSE(result.loaded.network.exports().empty());
      ask_for_names(result.loaded.network);
    }
    for (const LoadError& error : result.errors) {
      // "x.json:1:1: ...", or "x.json#2:1:1: ..." of the second document in it.
      ASSERT_TRUE(error.message.starts_with(victim.name)) << "seed " << seed;
      EXPECT_NE(std::string_view(":#").find(error.message[victim.name.size()]),
                std::string_view::npos);
    }
  }
  EXPECT_GT(loaded, 50);
  EXPECT_LT(loaded, 390);
}

TEST(Mutations, GiveErrorsOrANetwork) {
  mutate(article());
}

TEST(Mutations, OfTheWholeNetworksKindsDoToo) {
  std::vector<Document> documents;
  for (Document& document : network_documents()) {
    document.name = "network/" + document.name;
    documents.push_back(std::move(document));
  }
  mutate(documents);
}

}  // namespace
}  // namespace reach::aws::testing
