// SPDX-License-Identifier: Apache-2.0
// reachsim export: the script that records a snapshot.
#include <memory>
#include <string>

#include "exit_status.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "output.hpp"
#include "reach/aws/export_script.hpp"
#include "verbs.hpp"

namespace reach::cli {
namespace {

constexpr std::string_view kFooter =
    "Example:\n"
    "  reachsim export --region ap-northeast-1 --profile prod --profile shared > record.sh\n"
    "  sh record.sh && reachsim check reachsim-snapshot\n"
    "\n"
    "The script only reads, needs the AWS CLI (version 1 or 2) and /bin/sh, and may be run again. "
    "Its\n"
    "first lines hold the least IAM policy for it. What it may not read is left out and told of, "
    "and\n"
    "what that would have decided is unknown. reachsim itself never talks to AWS.\n"
    "Formats: text, a shell script.\n"
    "Exit status: 0 the script was printed; 2 bad usage, or it cannot be written;\n"
    "  70 internal error.";

struct ExportVerbOptions {
  CommonOptions common;  // --output alone
  aws::ExportOptions script;
};

int run(const ExportVerbOptions& options) {
  const Result<std::string> script = aws::export_script(options.script);
  if (!script) {
    complain(script.error().message);
    return kExitUnusable;
  }
  return write_result(options.common.output, *script, kExitHolds);
}

}  // namespace

Verb add_export(CLI::App& program) {
  CLI::App* verb = program.add_subcommand(
      "export", "Print the shell script that records a snapshot with the AWS CLI");
  verb->group(kVerbGroup);
  const auto options = std::make_shared<ExportVerbOptions>();
  verb->add_option("--region", options->script.regions,
                   "Regions to record (default: the one the AWS CLI is configured for)")
      ->type_name("R[,R]")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb->add_option("--profile", options->script.profiles,
                   "Profile of the AWS CLI, once for each account (default: its usual credentials)")
      ->type_name("P")
      ->allow_extra_args(false);
  verb->add_option("--without", options->script.without,
                   "Do without a command, such as get-connection-status: one call an instance")
      ->type_name("COMMAND")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb->add_option("--output-dir", options->script.folder,
                   "Folder for the snapshot, unless the script is given another (default "
                   "reachsim-snapshot)")
      ->type_name("DIR");
  add_output_file(*verb, options->common);
  describe(*verb, "reachsim export [options]", kFooter);
  return {verb, [options] { return run(*options); }};
}

}  // namespace reach::cli
