// SPDX-License-Identifier: Apache-2.0
// reachsim diagnose: the connectivity rows of `ssm-cli get-diagnostics`.
#include <memory>
#include <string>

#include "exit_status.hpp"
#include "loading.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "output.hpp"
#include "reach/check/diagnose.hpp"
#include "reach/check/query.hpp"
#include "reach/report/report.hpp"
#include "verbs.hpp"

namespace reach::cli {
namespace {

constexpr std::string_view kFooter =
    "Example:\n"
    "  reachsim diagnose exports/ --from web-1\n"
    "\n"
    "Formats: text (as ssm-cli get-diagnostics --output table), json (as without it).\n"
    "Exit status: 0 every required service is reachable; 1 one is unreachable or intermittent;\n"
    "  2 bad usage or unreadable input; 3 nothing failed but something is unknown; 70 internal "
    "error.\n"
    "  Optional services (s3, kms, logs, monitoring) never count.";

struct DiagnoseOptions {
  CommonOptions common;
  std::string from;
};

int run(const DiagnoseOptions& options) {
  const auto network = load(options.common);
  if (!network) return kExitUnusable;
  const auto instance = check::find_instance(*network, options.from);
  if (!instance) {
    complain(instance.error().message);
    return kExitUnusable;
  }
  const check::Checker checker(*network, options.common.engine);
  const auto rows = check::diagnose(checker, **instance);
  const std::string text = options.common.format == "json"
                               ? report::dump(report::diagnose_json(rows), 2) + '\n'
                               : report::diagnose_text(rows, text_options(options.common));
  return write_result(options.common.output, text,
                      exit_status(check::worst(rows), options.common.allow_unknown));
}

}  // namespace

Verb add_diagnose(CLI::App& program) {
  CLI::App* verb =
      program.add_subcommand("diagnose", "What ssm-cli get-diagnostics would say of connectivity");
  verb->group(kVerbGroup);
  const auto options = std::make_shared<DiagnoseOptions>();
  add_snapshots(*verb, options->common);
  verb->add_option("--from", options->from, "Instance id or Name tag")
      ->type_name("INSTANCE")
      ->required();
  add_verdict(*verb, options->common);
  add_output(*verb, options->common, {"text", "json"});
  describe(*verb, "reachsim diagnose SNAPSHOT... --from INSTANCE [options]", kFooter);
  return {verb, [options] { return run(*options); }};
}

}  // namespace reach::cli
