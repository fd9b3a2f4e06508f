// SPDX-License-Identifier: Apache-2.0
// reachsim check: every instance x every service.
#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "exit_status.hpp"
#include "loading.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "output.hpp"
#include "reach/check/check.hpp"
#include "reach/report/report.hpp"
#include "verbs.hpp"

namespace reach::cli {
namespace {

constexpr std::string_view kFooter =
    "Example:\n"
    "  reachsim check exports/ --service ssm,ssmmessages --format json --output verdicts.json\n"
    "\n"
    "Formats: text, json (schema reachsim.check/1), csv (a line per instance and service).\n"
    "Exit status: 0 everything required is reachable; 1 something is unreachable or intermittent;\n"
    "  2 bad usage or unreadable input; 3 nothing failed but something is unknown; 70 internal "
    "error.\n"
    "  Optional services never count.";

struct CheckOptions {
  CommonOptions common;
  check::Options what;
  std::vector<std::string> services;
  bool all = false;
};

check::Service service_named(const std::string& name) {
  if (const auto service = check::parse_service(name)) return *service;
  std::vector<std::string_view> known;
  for (const check::ServiceInfo& info : check::services()) known.push_back(info.label);
  throw CLI::ValidationError("--service",
                             fmt::format("'{}' is none of {}", name, fmt::join(known, ", ")));
}

int write(const CheckOptions& options, const model::Network& network, const check::Report& report) {
  Output output(options.common.output);
  const report::Sink sink = [&output](std::string_view text) { output.write(text); };
  if (options.common.format == "json") {
    report::write_check_json(network, report, sink);
  } else if (options.common.format == "csv") {
    report::write_check_csv(network, report, sink);
  } else {
    report::TextOptions text = text_options(options.common);
    text.all = options.all;
    sink(report::check_text(network, report, text));
  }
  const int status = exit_status(check::worst(report), options.common.allow_unknown);
  return output.finish() ? status : kExitUnusable;
}

int run(const CheckOptions& options) {
  const auto network = load(options.common);
  if (!network) return kExitUnusable;
  const check::Checker checker(*network, options.common.engine);
  const check::Report report = checker.check(options.what);
  if (!report.unmatched.empty()) {
    complain(fmt::format("the snapshot has no instance with this id or Name tag: {}",
                         fmt::join(report.unmatched, ", ")));
    return kExitUnusable;
  }
  return write(options, *network, report);
}

}  // namespace

Verb add_check(CLI::App& program) {
  CLI::App* verb = program.add_subcommand(
      "check", "Which instances reach which Systems Manager endpoints, and why not");
  verb->group(kVerbGroup);
  const auto options = std::make_shared<CheckOptions>();
  add_snapshots(*verb, options->common);
  verb->add_option("--instance", options->what.instances,
                   "Only that instance; * stands for any text; may be given more than once")
      ->type_name("ID_OR_NAME")
      ->allow_extra_args(false);
  verb->add_option_function<std::vector<std::string>>(
          "--service",
          [options](const std::vector<std::string>& names) {
            for (const std::string& name : names) {
              options->what.services.push_back(service_named(name));
            }
          },
          "Only those: ssm, ssmmessages, ec2messages, s3, kms, logs, monitoring")
      ->type_name("NAME[,NAME]")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb->add_flag("--optional", options->what.optional_services,
                 "Also s3, kms, logs and monitoring, which Systems Manager can do without");
  verb->add_flag("--all", options->all, "Every instance in the text, however many there are");
  add_verdict(*verb, options->common);
  add_output(*verb, options->common, {"text", "json", "csv"});
  describe(*verb, "reachsim check SNAPSHOT... [options]", kFooter);
  return {verb, [options] { return run(*options); }};
}

}  // namespace reach::cli
