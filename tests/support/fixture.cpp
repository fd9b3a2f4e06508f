// SPDX-License-Identifier: Apache-2.0
#include "support/fixture.hpp"

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace reach::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Documents = std::map<std::string, std::string>;  // by name

constexpr std::string_view kFixtureFile = "fixture.json";
constexpr std::string_view kExpectSuffix = ".expect.json";

// Inside this file a mistake in a fixture is an exception; parse_fixture turns it into an Error.
[[noreturn]] void fail(const std::string& message) {
  throw std::runtime_error(message);
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void allow_members(const json& object, std::string_view where,
                   std::initializer_list<std::string_view> allowed) {
  if (!object.is_object()) fail(std::string(where) + " is no object");
  for (const auto& [key, value] : object.items()) {
    if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
      fail(std::string(where) + " has an unknown member \"" + key + "\"");
    }
  }
}

template <class T>
std::optional<T> optional_member(const json& object, const char* key) {
  if (!object.contains(key)) return std::nullopt;
  return object.at(key).get<T>();
}

// A string, or a list of them; nothing where the member is absent.
std::vector<std::string> strings(const json& object, const char* key) {
  if (!object.contains(key)) return {};
  const json& value = object.at(key);
  if (value.is_string()) return {value.get<std::string>()};
  return value.get<std::vector<std::string>>();
}

std::vector<std::string> parse_services(const json& object) {
  std::vector<std::string> services = strings(object, "service");
  if (services == std::vector<std::string>{"*"}) return {"ssm", "ssmmessages", "ec2messages"};
  if (services.empty()) fail("an expectation without a service");
  return services;
}

Expectation parse_expectation(const json& object) {
  allow_members(object, "an expectation",
                {"from", "service", "verdict", "symptom", "dns_status", "dns_source", "required",
                 "addresses", "codes", "not_codes", "resource", "stage", "blocking", "origin_file",
                 "origin_pointer", "message_mentions", "fix_mentions"});
  Expectation result;
  result.from = object.at("from").get<std::string>();
  result.services = parse_services(object);
  result.verdict = object.at("verdict").get<std::string>();
  result.symptom = optional_member<std::string>(object, "symptom");
  result.dns_status = optional_member<std::string>(object, "dns_status");
  result.dns_source = optional_member<std::string>(object, "dns_source");
  result.required = optional_member<bool>(object, "required");
  result.addresses = optional_member<std::vector<std::string>>(object, "addresses");
  result.codes = strings(object, "codes");
  result.not_codes = strings(object, "not_codes");
  result.resource = optional_member<std::string>(object, "resource");
  result.stage = optional_member<std::string>(object, "stage");
  result.blocking = optional_member<bool>(object, "blocking");
  result.origin_file = optional_member<std::string>(object, "origin_file");
  result.origin_pointer = optional_member<std::string>(object, "origin_pointer");
  result.message_mentions = strings(object, "message_mentions");
  result.fix_mentions = strings(object, "fix_mentions");
  const bool names_a_finding = result.resource || result.stage || result.blocking ||
                               result.origin_file || result.origin_pointer ||
                               !result.message_mentions.empty() || !result.fix_mentions.empty();
  if (names_a_finding && result.codes.empty()) {
    fail("an expectation about a finding without its code");
  }
  return result;
}

PathExpectation parse_path(const json& object) {
  allow_members(object, "a path", {"from", "to", "protocol", "port", "verdict", "codes"});
  PathExpectation result;
  result.from = object.at("from").get<std::string>();
  result.to = object.at("to").get<std::string>();
  result.protocol = object.value("protocol", "tcp");
  result.port = object.value("port", "443");
  result.verdict = object.at("verdict").get<std::string>();
  result.codes = strings(object, "codes");
  return result;
}

DiagnosticExpectation parse_diagnostic(const json& object) {
  allow_members(object, "a diagnostic", {"code", "file", "pointer"});
  return {object.at("code").get<std::string>(), object.at("file").get<std::string>(),
          optional_member<std::string>(object, "pointer")};
}

Documents read_base(const std::string& base) {
  const fs::path folder = fixtures_folder() / base;
  if (!fs::is_directory(folder)) fail("there is no base fixtures/" + base);
  Documents documents;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    documents[fs::relative(entry.path(), folder).generic_string()] = read_file(entry.path());
  }
  if (documents.empty()) fail("the base fixtures/" + base + " holds no document");
  return documents;
}

std::string& document(Documents& documents, const std::string& name) {
  const auto found = documents.find(name);
  if (found == documents.end()) fail("the base has no document " + name);
  return found->second;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

// In names and texts of all documents: the same network elsewhere, say in another Region.
void rename(Documents& documents, const json& names) {
  for (const auto& [from, to] : names.items()) {
    Documents renamed;
    for (const auto& [name, text] : documents) {
      renamed[replaced(name, from, to)] = replaced(text, from, to);
    }
    documents = std::move(renamed);
  }
}

// Text that JSON Patch cannot write: a member given twice, a document cut off. The part to replace
// must stand in the text exactly once, so that an edit never hits another place than the one meant.
void edit(Documents& documents, const json& edits) {
  for (const auto& [name, list] : edits.items()) {
    std::string& text = document(documents, name);
    for (const json& change : list) {
      allow_members(change, "an edit", {"find", "put", "cut_at"});
      const std::string part = change.at(change.contains("find") ? "find" : "cut_at");
      const std::size_t at = text.find(part);
      if (at == std::string::npos) fail("the text to edit is not in " + name + ": " + part);
      if (text.find(part, at + 1) != std::string::npos) {
        fail("the text to edit is in " + name + " more than once: " + part);
      }
      if (change.contains("cut_at")) {
        text.resize(at);
      } else {
        text.replace(at, part.size(), change.at("put").get<std::string>());
      }
    }
  }
}

void patch(Documents& documents, const json& changes) {
  for (const auto& [name, operations] : changes.items()) {
    std::string& text = document(documents, name);
    try {
      text = json::parse(text).patch(operations).dump(2) + "\n";
    } catch (const json::exception& error) {
      fail("the change of " + name + " does not apply: " + error.what());
    }
  }
}

void add(Documents& documents, const json& added) {
  for (const auto& [name, value] : added.items()) {
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump(2) + "\n";
    if (!documents.emplace(name, text).second) fail("the base already has a document " + name);
  }
}

void remove(Documents& documents, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    document(documents, name);
    documents.erase(name);
  }
}

Documents changed_documents(const json& root) {
  Documents documents = read_base(root.at("base").get<std::string>());
  rename(documents, root.value("rename", json::object()));
  patch(documents, root.value("change", json::object()));
  edit(documents, root.value("edit", json::object()));
  remove(documents, strings(root, "remove"));
  add(documents, root.value("add", json::object()));
  return documents;
}

Fixture parse(std::string_view name, const json& root) {
  allow_members(root, "the fixture",
                {"teaches", "rules", "base", "rename", "change", "edit", "add", "remove", "expect",
                 "paths", "diagnostics", "load_errors"});
  Fixture result;
  result.name = name;
  result.teaches = root.at("teaches").get<std::string>();
  result.rules = strings(root, "rules");
  for (const json& object : root.value("expect", json::array())) {
    result.expectations.push_back(parse_expectation(object));
  }
  for (const json& object : root.value("paths", json::array())) {
    result.paths.push_back(parse_path(object));
  }
  for (const json& object : root.value("diagnostics", json::array())) {
    result.diagnostics.push_back(parse_diagnostic(object));
  }
  result.load_errors = strings(root, "load_errors");
  if (result.teaches.empty()) fail("it teaches nothing");
  if (result.load_errors.empty() && result.expectations.empty()) fail("it expects nothing");
  if (!result.load_errors.empty() && !(result.expectations.empty() && result.paths.empty())) {
    fail("what cannot be loaded gives no verdicts");
  }
  for (auto& [file, text] : changed_documents(root)) result.documents.push_back({file, text});
  return result;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The expectations of a base are those of a fixture that changes nothing.
std::string fixture_text(const std::string& name) {
  const fs::path own = fixtures_folder() / name / kFixtureFile;
  if (fs::exists(own)) return read_file(own);
  const fs::path beside = fixtures_folder() / (name + std::string(kExpectSuffix));
  if (!fs::exists(beside)) fail("there is no such fixture");
  json root = json::parse(read_file(beside));
  root["base"] = name;
  return root.dump();
}

// "unreachable NO_ROUTE_TO_DESTINATION; reachable": what it expects, each answer once, the worst
// first.
std::string expected_in_short(const Fixture& fixture) {
  if (!fixture.load_errors.empty()) return "not read";
  std::vector<std::string> answers;
  bool all_reach = true;
  for (const Expectation& expectation : fixture.expectations) {
    std::string answer = expectation.verdict;
    for (const std::string& code : expectation.codes) answer += " `" + code + "`";
    all_reach = all_reach && expectation.verdict == "reachable";
    if (std::find(answers.begin(), answers.end(), answer) == answers.end()) {
      answers.push_back(answer);
    }
  }
  std::string text;
  for (const std::string& answer : answers) {
    if (answer == "reachable" && !all_reach) continue;
    text += (text.empty() ? "" : "; ") + answer;
  }
  return text;
}

std::string group_of(const std::string& name) {
  return name.substr(0, name.find('/'));
}

}  // namespace

fs::path fixtures_folder() {
  return fs::path(REACH_SOURCE_DIR) / "fixtures";
}

std::vector<std::string> fixture_names() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fixtures_folder())) {
    const std::string path = fs::relative(entry.path(), fixtures_folder()).generic_string();
    if (entry.path().filename() == kFixtureFile) {
      names.push_back(path.substr(0, path.size() - kFixtureFile.size() - 1));
    } else if (ends_with(path, kExpectSuffix)) {
      names.push_back(path.substr(0, path.size() - kExpectSuffix.size()));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<Fixture> parse_fixture(std::string_view name, std::string_view text) {
  try {
    return parse(name, json::parse(text));
  } catch (const std::exception& error) {
    return Error{"fixture " + std::string(name) + ": " + error.what()};
  }
}

Result<Fixture> load_fixture(std::string_view name) {
  try {
    return parse_fixture(name, fixture_text(std::string(name)));
  } catch (const std::exception& error) {
    return Error{"fixture " + std::string(name) + ": " + error.what()};
  }
}

Result<std::string> fixture_index() {
  std::string text;
  std::string group;
  for (const std::string& name : fixture_names()) {
    const Result<Fixture> fixture = load_fixture(name);
    if (!fixture) return fixture.error();
    if (group_of(name) != group) {
      group = group_of(name);
      text += "\n### " + group + "\n\n| fixture | teaches | expected |\n| --- | --- | --- |\n";
    }
    text += "| `" + name.substr(group.size() + 1) + "` | " + fixture->teaches + " | " +
            expected_in_short(*fixture) + " |\n";
  }
  return text;
}

std::optional<Error> write_snapshot(const Fixture& fixture, const fs::path& folder) {
  for (const aws::Document& document : fixture.documents) {
    const fs::path path = folder / document.name;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    std::ofstream file(path, std::ios::binary);
    file << document.text;
    if (!file.flush()) return Error{"cannot write " + path.string()};
  }
  return std::nullopt;
}

}  // namespace reach::testing
