// SPDX-License-Identifier: Apache-2.0
// reachsim path: one flow hop by hop, or many from a file.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>

#include "exit_status.hpp"
#include "loading.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "output.hpp"
#include "queries.hpp"
#include "reach/check/query.hpp"
#include "reach/report/report.hpp"
#include "verbs.hpp"

namespace reach::cli {
namespace {

constexpr std::string_view kFooter =
    "Example:\n"
    "  reachsim path exports/ --from bastion --to 10.0.1.23 --port 22\n"
    "\n"
    "--queries FILE (- for standard input) answers many: tab-separated from, to, protocol and port "
    "a\n"
    "  line, the last two may be missing, # starts a comment. It always writes a line of JSON for\n"
    "  each, in order. A line that is no query ends the command before anything is answered. An "
    "end\n"
    "  that the snapshot does not hold is told on standard error with FILE:LINE, its line has a\n"
    "  member \"error\" and the verdict null, the others are answered, and the status is 2.\n"
    "\n"
    "Formats: text, json (schema reachsim.path/1).\n"
    "Exit status: 0 reachable, or every query was answered; 1 unreachable or intermittent;\n"
    "  2 bad usage or unreadable input; 3 unknown; 70 internal error.";

struct PathOptions {
  CommonOptions common;
  check::PathQuery query;
  std::string queries;
};

int answer_one(const PathOptions& options, const check::Checker& checker) {
  const auto answer = check::answer(checker, options.query);
  if (!answer) {
    complain(answer.error().message);
    return kExitUnusable;
  }
  const model::Network& network = checker.network();
  const std::string text = options.common.format == "json"
                               ? report::dump(report::path_json(network, *answer), 2) + '\n'
                               : report::path_text(network, *answer, text_options(options.common));
  const int status = exit_status(check::outcome_of(answer->verdict), options.common.allow_unknown);
  return write_result(options.common.output, text, status);
}

int answer_many(const PathOptions& options) {
  const auto& snapshots = options.common.snapshots;
  if (options.queries == "-" && std::count(snapshots.begin(), snapshots.end(), "-") > 0) {
    complain("standard input cannot be both a snapshot and the queries");
    return kExitUnusable;
  }
  const auto queries = read_queries(options.queries);
  if (!queries) {
    complain(queries.error().message);
    return kExitUnusable;
  }
  const auto network = load(options.common);
  if (!network) return kExitUnusable;
  const check::Checker checker(*network, options.common.engine);
  Output output(options.common.output);
  int status = kExitHolds;
  for (const NumberedQuery& one : *queries) {
    const auto answer = check::answer(checker, one.query);
    if (!answer) {
      complain(fmt::format("{}:{}: {}", options.queries, one.line, answer.error().message));
      status = kExitUnusable;
    }
    output.write(report::dump(answer ? report::path_json(*network, *answer)
                                     : report::path_error_json(one.query, answer.error().message)) +
                 '\n');
    if (!output.taken()) break;
  }
  return output.finish() ? status : kExitUnusable;
}

int run(const PathOptions& options) {
  if (!options.queries.empty()) return answer_many(options);
  if (options.query.from.empty() || options.query.to.empty()) {
    complain("path needs --from and --to, or --queries; see reachsim path --help");
    return kExitUnusable;
  }
  const auto network = load(options.common);
  if (!network) return kExitUnusable;
  return answer_one(options, check::Checker(*network, options.common.engine));
}

}  // namespace

Verb add_path(CLI::App& program) {
  CLI::App* verb = program.add_subcommand("path", "One flow, hop by hop, both ways");
  verb->group(kVerbGroup);
  const auto options = std::make_shared<PathOptions>();
  add_snapshots(*verb, options->common);
  CLI::Option* from = verb->add_option("--from", options->query.from,
                                       "Instance (id or Name tag), interface, address, or internet")
                          ->type_name("X");
  CLI::Option* to = verb->add_option("--to", options->query.to,
                                     "Service (ssm), host name, endpoint, instance or interface "
                                     "id, address, or internet")
                        ->type_name("Y");
  verb->add_option("--protocol", options->query.protocol,
                   "tcp (default), udp, icmp, -1 for all, or a number")
      ->type_name("PROTOCOL");
  verb->add_option("--port", options->query.port,
                   "443 by default; for icmp type/code, 8/0 by default")
      ->type_name("N");
  verb->add_option("--queries", options->queries, "Many flows, one a line; see below")
      ->type_name("FILE")
      ->excludes(from)
      ->excludes(to);
  add_verdict(*verb, options->common);
  add_output(*verb, options->common, {"text", "json"});
  describe(*verb,
           "reachsim path SNAPSHOT... --from X --to Y [options]\n"
           "       reachsim path SNAPSHOT... --queries FILE [options]",
           kFooter);
  return {verb, [options] { return run(*options); }};
}

}  // namespace reach::cli
