// SPDX-License-Identifier: Apache-2.0
// reachsim dig: what a name resolves to from somewhere, and why.
#include <fmt/format.h>

#include <memory>
#include <string>

#include "exit_status.hpp"
#include "loading.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "output.hpp"
#include "reach/check/query.hpp"
#include "reach/dns/resolver.hpp"
#include "reach/report/report.hpp"
#include "verbs.hpp"

namespace reach::cli {
namespace {

constexpr std::string_view kFooter =
    "Example:\n"
    "  reachsim dig exports/ --from web-1 ssm.ap-northeast-1.amazonaws.com --short\n"
    "\n"
    "Formats: text, json (schema reachsim.dig/1).\n"
    "Exit status: 0 there is an answer; 1 there is none; 2 bad usage or unreadable input;\n"
    "  3 the answer is unknown; 70 internal error. A name that leads to AWS's public addresses has "
    "an\n"
    "  answer, but the snapshot does not hold them: --short then prints none.";

struct DigOptions {
  CommonOptions common;
  std::string from;
  std::string name;
  bool short_form = false;
};

// A VPC by its id, else the VPC of the interface or instance.
Result<const model::Vpc*> find_vpc(const model::Network& network, const std::string& from) {
  if (const auto* vpc = network.find<model::Vpc>(from)) return vpc;
  const auto interface = check::find_interface(network, from);
  if (!interface) return interface.error();
  if (const auto* vpc = network.get((*interface)->vpc)) return vpc;
  return Error{fmt::format("the snapshot does not say which VPC {} is in", from)};
}

int status_of(const dns::Answer& answer, bool allow_unknown) {
  if (answer.status == dns::Status::kUnknown) return allow_unknown ? kExitHolds : kExitUnknown;
  return answer.status == dns::Status::kAnswer ? kExitHolds : kExitFails;
}

std::string text_of(const DigOptions& options, const model::Network& network,
                    const dns::Answer& answer) {
  if (options.short_form) return report::dig_short(answer);
  if (options.common.format == "json") {
    return report::dump(report::dig_json(network, options.from, answer), 2) + '\n';
  }
  return report::dig_text(network, options.from, answer, text_options(options.common));
}

int run(const DigOptions& options) {
  const auto network = load(options.common);
  if (!network) return kExitUnusable;
  const auto vpc = find_vpc(*network, options.from);
  if (!vpc) {
    complain(vpc.error().message);
    return kExitUnusable;
  }
  const dns::Answer answer = dns::Resolver(*network).resolve(**vpc, options.name);
  if (options.short_form && answer.is_public && !options.common.quiet) {
    say(fmt::format("note: {} leads to public addresses of AWS, which a snapshot does not hold",
                    answer.name));
  }
  return write_result(options.common.output, text_of(options, *network, answer),
                      status_of(answer, options.common.allow_unknown));
}

}  // namespace

Verb add_dig(CLI::App& program) {
  CLI::App* verb = program.add_subcommand(
      "dig", "What a name resolves to there, and which zone, rule or endpoint says so");
  verb->group(kVerbGroup);
  const auto options = std::make_shared<DigOptions>();
  // The last operand is the name, whatever stands between: split once all are known.
  verb->add_option("SNAPSHOT... NAME", options->common.snapshots,
                   "Snapshots as for check, then the name")
      ->type_name("")
      ->required()
      ->expected(2, CLI::detail::expected_max_vector_size);
  verb->parse_complete_callback([options] {
    options->name = options->common.snapshots.back();
    options->common.snapshots.pop_back();
  });
  verb->add_option("--from", options->from,
                   "Instance (id or Name tag), interface, private address, or VPC id")
      ->type_name("X")
      ->required();
  verb->add_flag("--short", options->short_form, "The addresses alone, one a line, as dig +short");
  add_allow_unknown(*verb, options->common);
  add_output(*verb, options->common, {"text", "json"});
  describe(*verb, "reachsim dig SNAPSHOT... --from X NAME [options]", kFooter);
  return {verb, [options] { return run(*options); }};
}

}  // namespace reach::cli
