// SPDX-License-Identifier: Apache-2.0
// Holds the engine to a fixture's expectations.
#include <algorithm>
#include <set>
#include <sstream>

#include "reach/check/check.hpp"
#include "reach/check/query.hpp"
#include "support/fixture.hpp"

namespace reach::testing {
namespace {

using check::Result;
using model::Finding;
using model::Network;

template <class Range, class Value>
bool contains(const Range& range, const Value& value) {
  return std::find(std::begin(range), std::end(range), value) != std::end(range);
}

bool mentions_all(const std::string& text, const std::vector<std::string>& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return text.find(part) != std::string::npos; });
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
  return text;
}

std::string describe(const Network& network, const Finding& finding) {
  const model::Origin origin = network.spell(finding.origin);
  std::ostringstream text;
  text << "    " << to_string(finding.code) << " (" << to_string(finding.stage)
       << (finding.blocking ? "" : ", not blocking") << ") " << finding.resource << ": "
       << finding.message << "\n      at " << origin.file << "#" << origin.pointer
       << "\n      fix: " << finding.fix << "\n";
  return text.str();
}

std::string describe(const Network& network, const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) text += describe(network, finding);
  return text;
}

std::vector<std::string> addresses(const Result& result) {
  std::vector<std::string> texts;
  for (const dns::AnswerAddress& address : result.dns.addresses) {
    texts.push_back(address.address.to_string());
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

std::string instance_label(const Network& network, const Result& result) {
  const model::Instance& instance = *result.instance;
  return std::string(network.text(instance.name.empty() ? instance.id : instance.name));
}

std::string describe(const Network& network, const Result& result) {
  std::ostringstream text;
  text << "  the engine says: " << instance_label(network, result) << " "
       << check::label(result.service) << (result.required ? "" : " (optional)") << " is "
       << to_string(result.verdict) << " [" << to_string(result.symptom) << "], dns "
       << to_string(result.dns.status) << " from " << to_string(result.dns.source) << " "
       << joined(addresses(result)) << (result.dns.is_public ? " public" : "") << "\n"
       << describe(network, result.findings);
  return text.str();
}

// What one answer is checked with: each complaint names the member of the expectation.
class Comparison {
 public:
  Comparison(const Network& network, const Expectation& expected, const Result& actual)
      : network_(network), expected_(expected), actual_(actual) {}

  std::vector<std::string> complaints() {
    same("verdict", expected_.verdict, to_string(actual_.verdict));
    if (expected_.symptom) same("symptom", *expected_.symptom, to_string(actual_.symptom));
    if (expected_.dns_status) {
      same("dns_status", *expected_.dns_status, to_string(actual_.dns.status));
    }
    if (expected_.dns_source) {
      same("dns_source", *expected_.dns_source, to_string(actual_.dns.source));
    }
    if (expected_.required && *expected_.required != actual_.required) {
      complain("required", *expected_.required ? "true" : "false");
    }
    if (expected_.addresses) {
      std::vector<std::string> wanted = *expected_.addresses;
      std::sort(wanted.begin(), wanted.end());
      if (wanted != addresses(actual_)) complain("addresses", joined(wanted));
    }
    for (const std::string& code : expected_.codes) {
      if (!has_code(code)) complain("codes", code);
    }
    for (const std::string& code : expected_.not_codes) {
      if (has_code(code)) complain("not_codes", code);
    }
    if (!expected_.codes.empty()) require_finding();
    return complaints_;
  }

 private:
  void complain(const std::string& member, const std::string& wanted) {
    complaints_.push_back(member + ": expected " + wanted);
  }
  void same(const char* member, const std::string& wanted, std::string_view got) {
    if (wanted != got) complain(member, wanted);
  }
  bool has_code(const std::string& code) const {
    return std::any_of(actual_.findings.begin(), actual_.findings.end(),
                       [&](const Finding& finding) { return to_string(finding.code) == code; });
  }
  bool meets(const Finding& finding) const {
    const model::Origin origin = network_.spell(finding.origin);
    return to_string(finding.code) == expected_.codes.front() &&
           finding.resource == expected_.resource.value_or(finding.resource) &&
           to_string(finding.stage) ==
               expected_.stage.value_or(std::string(to_string(finding.stage))) &&
           finding.blocking == expected_.blocking.value_or(finding.blocking) &&
           origin.file == expected_.origin_file.value_or(origin.file) &&
           origin.pointer == expected_.origin_pointer.value_or(origin.pointer) &&
           mentions_all(finding.message, expected_.message_mentions) &&
           mentions_all(finding.fix, expected_.fix_mentions);
  }
  void require_finding() {
    if (!has_code(expected_.codes.front())) return;  // said already
    if (std::any_of(actual_.findings.begin(), actual_.findings.end(),
                    [&](const Finding& finding) { return meets(finding); })) {
      return;
    }
    std::string wanted = expected_.codes.front();
    for (const auto* part : {&expected_.resource, &expected_.stage, &expected_.origin_file,
                             &expected_.origin_pointer}) {
      if (*part) wanted += ", " + **part;
    }
    if (expected_.blocking) wanted += *expected_.blocking ? ", blocking" : ", not blocking";
    wanted += ", message with [" + joined(expected_.message_mentions) + "], fix with [" +
              joined(expected_.fix_mentions) + "]";
    complain("one finding", wanted);
  }

  const Network& network_;
  const Expectation& expected_;
  const Result& actual_;
  std::vector<std::string> complaints_;
};

bool is_about(const Network& network, const Expectation& expected, const Result& result) {
  const model::Instance& instance = *result.instance;
  const bool from = expected.from == "*" || network.text(instance.id) == expected.from ||
                    network.text(instance.name) == expected.from;
  return from && contains(expected.services, check::label(result.service));
}

// What holds for every answer, whatever the scenario (contract "check", "Verdicts").
std::vector<std::string> broken_promises(const Result& result) {
  std::vector<std::string> broken;
  const auto blocking = std::count_if(result.findings.begin(), result.findings.end(),
                                      [](const Finding& finding) { return finding.blocking; });
  const bool reachable = result.verdict == model::Verdict::kReachable;
  const bool skipped = result.verdict == model::Verdict::kSkipped;
  if (reachable && blocking != 0) broken.push_back("reachable, with a blocking finding");
  if (!reachable && !skipped && blocking == 0) {
    broken.push_back("not reachable, and no finding says why");
  }
  if (skipped && result.findings.empty()) broken.push_back("skipped, and no finding says why");
  for (const Finding& finding : result.findings) {
    const std::string code(to_string(finding.code));
    if (finding.message.empty()) broken.push_back(code + " without a message");
    if (!finding.blocking) continue;
    if (finding.resource.empty()) broken.push_back(code + " without a resource");
    if (finding.fix.empty()) broken.push_back(code + " without a fix");
    // Names outside AWS are for dig to ask.
    const bool names_command = finding.fix.find("aws ") != std::string::npos ||
                               finding.fix.find("dig ") != std::string::npos;
    if (finding.code == model::Code::kSnapshotIncomplete && !names_command) {
      broken.push_back(code + " whose fix names no command");
    }
  }
  return broken;
}

check::Options options_for(const Fixture& fixture) {
  std::set<check::Service> services;
  for (const char* label : {"ssm", "ssmmessages", "ec2messages"}) {
    services.insert(*check::parse_service(label));
  }
  for (const Expectation& expected : fixture.expectations) {
    for (const std::string& label : expected.services) {
      if (const auto service = check::parse_service(label)) services.insert(*service);
    }
  }
  check::Options options;
  options.services.assign(services.begin(), services.end());
  return options;
}

void compare_results(const Network& network, const Fixture& fixture, const check::Report& report,
                     std::vector<std::string>& differences) {
  std::vector<bool> used(fixture.expectations.size(), false);
  for (const Result& result : report.results) {
    std::vector<std::string> complaints = broken_promises(result);
    bool said = false;
    for (std::size_t i = 0; i < fixture.expectations.size(); ++i) {
      if (!is_about(network, fixture.expectations[i], result)) continue;
      said = used[i] = true;
      for (std::string& complaint :
           Comparison(network, fixture.expectations[i], result).complaints()) {
        complaints.push_back(std::move(complaint));
      }
    }
    if (!said && !check::services()[static_cast<std::size_t>(result.service)].optional) {
      complaints.push_back("the fixture expects nothing of this instance and service");
    }
    if (complaints.empty()) continue;
    std::string text;
    for (const std::string& complaint : complaints) text += complaint + "\n";
    differences.push_back(text + describe(network, result));
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) {
      differences.push_back("no answer is about the expectation from " +
                            fixture.expectations[i].from + " to " +
                            joined(fixture.expectations[i].services));
    }
  }
}

void compare_paths(const check::Checker& checker, const Fixture& fixture,
                   std::vector<std::string>& differences) {
  for (const PathExpectation& expected : fixture.paths) {
    const std::string label = "path " + expected.from + " to " + expected.to + " " +
                              expected.protocol + "/" + expected.port + ": ";
    const auto answer =
        check::answer(checker, {expected.from, expected.to, expected.protocol, expected.port});
    if (!answer) {
      differences.push_back(label + answer.error().message);
      continue;
    }
    std::string complaints;
    if (to_string(answer->verdict) != expected.verdict) {
      complaints += label + "expected " + expected.verdict + ", got " +
                    std::string(to_string(answer->verdict)) + "\n";
    }
    for (const std::string& code : expected.codes) {
      if (std::none_of(answer->findings.begin(), answer->findings.end(),
                       [&](const Finding& finding) { return to_string(finding.code) == code; })) {
        complaints += label + "expected " + code + "\n";
      }
    }
    if (!complaints.empty()) {
      differences.push_back(complaints + describe(checker.network(), answer->findings));
    }
  }
}

void compare_diagnostics(const Network& network, const Fixture& fixture,
                         std::vector<std::string>& differences) {
  for (const DiagnosticExpectation& expected : fixture.diagnostics) {
    std::string all;
    bool found = false;
    for (const model::Diagnostic& diagnostic : network.diagnostics()) {
      const model::Origin origin = network.spell(diagnostic.origin);
      found =
          found || (to_string(diagnostic.code) == expected.code && origin.file == expected.file &&
                    origin.pointer == expected.pointer.value_or(origin.pointer));
      all += "    " + std::string(to_string(diagnostic.code)) + " " + origin.file + "#" +
             origin.pointer + ": " + diagnostic.message + "\n";
    }
    if (!found) {
      differences.push_back("expected a diagnostic " + expected.code + " at " + expected.file +
                            "#" + expected.pointer.value_or("*") + ", got\n" + all);
    }
  }
}

std::vector<std::string> compare_load_errors(const Fixture& fixture,
                                             const std::vector<aws::LoadError>& errors) {
  std::string all;
  for (const aws::LoadError& error : errors) all += error.message + "\n";
  std::vector<std::string> differences;
  for (const std::string& part : fixture.load_errors) {
    if (all.find(part) == std::string::npos) {
      differences.push_back("expected an error with \"" + part +
                            "\", got: " + (errors.empty() ? "none, it was loaded" : all));
    }
  }
  if (fixture.load_errors.empty() && !errors.empty()) {
    differences.push_back("it could not be loaded: " + all);
  }
  return differences;
}

}  // namespace

std::vector<std::string> differences(const Fixture& fixture) {
  const aws::LoadResult result = aws::load_documents(fixture.documents);
  std::vector<std::string> differences = compare_load_errors(fixture, result.errors);
  if (!result.errors.empty() || !fixture.load_errors.empty()) return differences;
  const Network& network = result.loaded.network;
  const check::Checker checker(network);
  compare_results(network, fixture, checker.check(options_for(fixture)), differences);
  compare_paths(checker, fixture, differences);
  compare_diagnostics(network, fixture, differences);
  return differences;
}

}  // namespace reach::testing
