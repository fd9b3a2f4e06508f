// SPDX-License-Identifier: Apache-2.0
// reachsim: finds the verb and runs it. The verbs hold no logic of their own either: they are the
// library, an option parser and two streams.
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "exit_status.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace {

using namespace reach::cli;

constexpr const char* kOverview =
    "Tells from exported AWS configuration which instances reach which Systems Manager endpoints,\n"
    "and for those that do not, every setting that stands in the way. Nothing is sent anywhere.";

std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

// A first word that is no verb: more helpful than to say that a verb is missing.
bool is_unknown_verb(const CLI::App& program, std::string_view word) {
  if (word.empty() || word.front() == '-') return false;
  for (const CLI::App* verb : program.get_subcommands({})) {
    if (verb->get_name() == word) return false;
  }
  return true;
}

int run_chosen(const std::vector<Verb>& verbs) {
  for (const Verb& verb : verbs) {
    if (verb.app->parsed()) return verb.run();
  }
  return kExitInternal;
}

int parse_and_run(int argc, char** argv) {
  CLI::App program(kOverview, "reachsim");
  describe(program, "reachsim VERB SNAPSHOT... [options]",
           "reachsim VERB --help tells more. Example:\n  reachsim check fixtures/article/3-zones");
  program.set_version_flag("--version", "reachsim " REACH_VERSION, "Print the version and exit");
  program.require_subcommand(1);
  const std::vector<Verb> verbs = {add_check(program), add_path(program), add_dig(program),
                                   add_diagnose(program), add_export(program)};
  if (argc < 2 || is_unknown_verb(program, argv[1])) {
    complain(
        fmt::format("{}; the verbs are check, path, dig, diagnose and export; see reachsim --help",
                    argc < 2 ? "a verb is missing" : fmt::format("'{}' is no verb", argv[1])));
    return kExitUnusable;
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return write_result("", program.help(), kExitHolds);
  } catch (const CLI::CallForVersion& version) {
    return write_result("", std::string(version.what()) + '\n', kExitHolds);
  } catch (const CLI::ParseError& error) {
    std::string verb;
    for (const Verb& one : verbs) {
      if (one.app->count() > 0) verb = one.app->get_name() + " ";
    }
    complain(fmt::format("{}; see reachsim {}--help", one_line(error.what()), verb));
    return kExitUnusable;
  }
  return run_chosen(verbs);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away is seen where it matters, by a write that fails.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return parse_and_run(argc, argv);
  } catch (const std::exception& error) {
    complain(fmt::format("internal error: {}", error.what()));
  } catch (...) {
    complain("internal error");
  }
  return kExitInternal;
}
