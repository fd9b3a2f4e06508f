// SPDX-License-Identifier: Apache-2.0
// The output that README.md shows is what the commands above it print. It may leave paragraphs out.
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "support/program.hpp"

namespace reach {
namespace {

struct Transcript {
  std::vector<std::string> arguments;
  std::vector<std::string> paragraphs;
};

// The console blocks that show output: "$ ./reachsim VERB …", then what it prints.
std::vector<Transcript> transcripts_of(const std::string& readme) {
  const std::string prompt = "$ ./reachsim ";
  std::vector<Transcript> found;
  bool inside = false;
  for (const std::string& line : testing::lines_of(readme)) {
    if (line.starts_with("```")) {
      inside = line == "```console";
    } else if (!inside) {
      continue;
    } else if (line.starts_with(prompt)) {
      std::istringstream words(line.substr(prompt.size()));
      Transcript& transcript = found.emplace_back();
      for (std::string word; words >> word && word != "#";) transcript.arguments.push_back(word);
      transcript.paragraphs.emplace_back();
    } else if (line.empty() && !found.empty()) {
      found.back().paragraphs.emplace_back();
    } else if (!line.starts_with("$ ") && !found.empty()) {
      found.back().paragraphs.back() += line + "\n";
    }
  }
  return found;
}

TEST(Readme, ShowsWhatIsPrinted) {
  int shown = 0;
  for (const Transcript& transcript :
       transcripts_of(testing::read_file(REACH_SOURCE_DIR "/README.md"))) {
    const std::string output = testing::run_reachsim(transcript.arguments).output;
    for (const std::string& paragraph : transcript.paragraphs) {
      if (paragraph.empty()) continue;
      EXPECT_NE(output.find(paragraph), std::string::npos) << paragraph;
      ++shown;
    }
  }
  EXPECT_GE(shown, 6);
}

}  // namespace
}  // namespace reach
