// SPDX-License-Identifier: Apache-2.0
#include "aws/loading.hpp"

#include <unistd.h>

#include <fstream>

namespace reach::aws::testing {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "reach_aws_XXXXXX").string();
  root_ = ::mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

std::string TemporaryFolder::path(std::string_view below) const {
  return below.empty() ? root_.string() : (root_ / below).string();
}

std::string TemporaryFolder::write(std::string_view below, std::string_view text) const {
  const fs::path file = root_ / below;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
  return file.string();
}

model::Network load_all(const std::vector<std::pair<std::string, std::string>>& documents) {
  std::vector<Document> given;
  for (const auto& [name, text] : documents) given.push_back({name, text});
  LoadResult result = load_documents(given);
  for (const LoadError& error : result.errors) ADD_FAILURE() << error.message;
  return std::move(result.loaded.network);
}

model::Network load_text(std::string text) {
  return load_all({{"x.json", std::move(text)}});
}

std::string error_of(std::string text, std::string name) {
  const LoadResult result = load_documents({{std::move(name), std::move(text)}});
  EXPECT_LE(result.errors.size(), 1U);
  return result.errors.empty() ? "" : result.errors.front().message;
}

std::string error_of_path(const std::string& path, const LoadOptions& options) {
  const LoadResult result = load({path}, options);
  return result.errors.empty() ? "" : result.errors.front().message;
}

std::string place_of(const model::Network& network, model::OriginId origin) {
  const model::Origin place = network.spell(origin);
  return place.file + " " + place.pointer;
}

std::string diagnostics_of(const model::Network& network) {
  std::string all;
  for (const model::Diagnostic& diagnostic : network.diagnostics()) {
    all += std::string(model::to_string(diagnostic.code)) + " " +
           place_of(network, diagnostic.origin) + "\n";
  }
  return all;
}

}  // namespace reach::aws::testing
