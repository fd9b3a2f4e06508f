// SPDX-License-Identifier: Apache-2.0
// Holds the field tables to the API's own shapes: the service models that the AWS CLI and its
// library carry, where a machine has them. Every name in a table must be a member of the shape that
// stands there.
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "aws/export_calls.hpp"
#include "aws/tables/tables.hpp"
#include "reach/model/export.hpp"

namespace reach::aws {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// The folder of service models; empty where this machine has none.
fs::path find_models() {
  constexpr const char* kAsk =
      "python3 -c 'import botocore, os; print(os.path.dirname(botocore.__file__))' 2>/dev/null";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(kAsk, "r"), &::pclose);
  char line[4096] = "";
  if (pipe == nullptr || std::fgets(line, sizeof line, pipe.get()) == nullptr) return {};
  std::string folder = line;
  while (!folder.empty() && folder.back() == '\n') folder.pop_back();
  std::error_code error;
  return fs::is_directory(fs::path(folder) / "data", error) ? fs::path(folder) / "data"
                                                            : fs::path();
}

// A file's text, unpacked where it is gzip.
std::string read_plain(const fs::path& path) {
  archive* opened = archive_read_new();
  archive_read_support_filter_gzip(opened);
  archive_read_support_format_raw(opened);
  std::string text;
  archive_entry* entry = nullptr;
  if (archive_read_open_filename(opened, path.c_str(), 65536) == ARCHIVE_OK &&
      archive_read_next_header(opened, &entry) == ARCHIVE_OK) {
    std::string block(65536, '\0');
    for (la_ssize_t got = 0; (got = archive_read_data(opened, block.data(), block.size())) > 0;)
      text.append(block, 0, static_cast<std::size_t>(got));
  }
  archive_read_free(opened);
  return text;
}

// The newest model of a service; none where there is none.
std::optional<json> load_model(const fs::path& models, const std::string& service) {
  std::error_code error;
  fs::path newest;
  for (const fs::directory_entry& version : fs::directory_iterator(models / service, error))
    newest = std::max(newest, version.path());
  for (const char* name : {"service-2.json.gz", "service-2.json"}) {
    if (!fs::exists(newest / name, error)) continue;
    json model = json::parse(read_plain(newest / name), nullptr, false);
    if (!model.is_discarded()) return model;
  }
  return std::nullopt;
}

class ApiShapes : public ::testing::Test {
 protected:
  void SetUp() override {
    models_ = find_models();
    if (models_.empty())
      GTEST_SKIP() << "no service models here: the AWS CLI's library is not installed";
  }
  const json* model(const std::string& service) {
    auto [at, is_new] = loaded_.try_emplace(service);
    if (is_new) at->second = load_model(models_, service);
    return at->second ? &*at->second : nullptr;
  }
  // Checks a table against the shape of that name.
  void check(const json& shapes, const Table& table, std::string shape, const std::string& where);

  fs::path models_;
  std::map<std::string, std::optional<json>> loaded_;
};

void ApiShapes::check(const json& shapes, const Table& table, std::string shape,
                      const std::string& where) {
  if (shapes.at(shape).at("type") == "list") shape = shapes.at(shape).at("member").at("shape");
  const json& members = shapes.at(shape).value("members", json::object());
  for (const Field& field : table.fields) {
    const std::string name(field.name);
    const auto member = members.find(name);
    if (member == members.end()) {
      ADD_FAILURE() << where << "/" << name << ": the API's shape " << shape
                    << " has no such member";
    } else if (field.nested != nullptr) {
      check(shapes, *field.nested, member->at("shape"), where + "/" + name);
    }
  }
}

TEST_F(ApiShapes, HaveEveryNameOfTheTables) {
  int checked = 0;
  for (const Table* table : all_tables()) {
    const std::string name(table->shape);
    const std::size_t slash = name.find('/');
    const json* service = model(name.substr(0, slash));
    if (service == nullptr) continue;  // a service that this version does not know
    ++checked;
    const std::string shape = name.substr(slash + 1);
    ASSERT_TRUE(service->at("shapes").contains(shape)) << name;
    check(service->at("shapes"), *table, shape, name);
  }
  EXPECT_GT(checked, 20);
}

std::string letters_of(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

TEST_F(ApiShapes, HaveEveryWrapperKeyAndCommand) {
  for (const model::DocumentInfo& info : model::document_infos()) {
    // "aws ec2 describe-vpcs"
    const std::string command(info.command.substr(4));
    const std::size_t space = command.find(' ');
    const json* service = model(command.substr(0, space));
    if (service == nullptr) continue;
    const json& operations = service->at("operations");
    const auto operation =
        std::find_if(operations.begin(), operations.end(), [&](const json& candidate) {
          return letters_of(candidate.at("name")) == letters_of(command.substr(space + 1));
        });
    if (operation == operations.end()) {
      ADD_FAILURE() << info.command << ": there is no such operation";
    } else if (!info.wrapper.empty()) {
      const json& output = service->at("shapes").at(operation->at("output").at("shape"));
      EXPECT_TRUE(output.at("members").contains(std::string(info.wrapper)))
          << info.command << ": its output has no " << info.wrapper;
    }
  }
}

TEST_F(ApiShapes, HaveEveryActionThatTheExportNeeds) {
  for (const ExportCall& call : export_calls()) {
    const std::string action(call.action);
    const std::size_t colon = action.find(':');
    const json* service = model(action.substr(0, colon));
    if (service == nullptr) continue;
    EXPECT_TRUE(service->at("operations").contains(action.substr(colon + 1))) << action;
  }
}

}  // namespace
}  // namespace reach::aws
