// SPDX-License-Identifier: Apache-2.0
// How long a person waits: the whole process, from start to exit, on the article's scenario.
// Beside it, the floor: a process that prints its version and does nothing else.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <string>
#include <vector>

extern char** environ;

namespace {

// Runs reachsim with its output thrown away; its exit status, -1 where it could not be started.
int run(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  std::string program = REACHSIM_PROGRAM;
  argv.push_back(program.data());
  std::vector<std::string> copies = arguments;
  for (std::string& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = posix_spawn(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failed != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

void expect_status(benchmark::State& state, const std::vector<std::string>& arguments,
                   int expected) {
  for (auto _ : state) {
    if (const int status = run(arguments); status != expected) {
      state.SkipWithError(("exit status " + std::to_string(status)).c_str());
      return;
    }
  }
}

void process_version(benchmark::State& state) {
  expect_status(state, {"--version"}, 0);
}

void process_check_article(benchmark::State& state, const char* stage, int expected) {
  expect_status(state, {"check", std::string(REACH_SOURCE_DIR "/fixtures/article/") + stage},
                expected);
}

BENCHMARK(process_version)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(process_check_article, stage_2, "2-peered", 1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(process_check_article, stage_3, "3-zones", 0)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
