// SPDX-License-Identifier: Apache-2.0
#include "support/program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace reach::testing {
namespace {

void require(bool works) {
  if (!works) std::abort();
}

void redirect(int stream, const std::string& file, int flags) {
  const int opened = open(file.c_str(), flags, 0600);
  if (opened < 0 || dup2(opened, stream) < 0) _exit(127);
}

void close_output() {
  int ends[2];
  if (pipe(ends) != 0 || dup2(ends[1], STDOUT_FILENO) < 0) _exit(127);
  close(ends[0]);
  close(ends[1]);
}

// In the child: becomes the program.
[[noreturn]] void become(std::vector<char*> arguments, const ProgramInput& input,
                         const TemporaryFolder& streams) {
  redirect(STDIN_FILENO, streams.path("in"), O_RDONLY);
  redirect(STDOUT_FILENO, streams.path("out"), O_WRONLY | O_CREAT | O_TRUNC);
  redirect(STDERR_FILENO, streams.path("err"), O_WRONLY | O_CREAT | O_TRUNC);
  if (input.output_closed) close_output();
  signal(SIGPIPE, SIG_DFL);
  unsetenv("NO_COLOR");
  for (const std::string& variable : input.environment) putenv(const_cast<char*>(variable.c_str()));
  if (chdir(input.folder.empty() ? REACH_SOURCE_DIR : input.folder.c_str()) != 0) _exit(127);
  execv(REACHSIM_PROGRAM, arguments.data());
  _exit(127);
}

}  // namespace

ProgramResult run_reachsim(const std::vector<std::string>& arguments, const ProgramInput& input) {
  const TemporaryFolder streams;
  streams.write("in", input.input);
  std::vector<char*> pointers = {const_cast<char*>("reachsim")};
  for (const std::string& one : arguments) pointers.push_back(const_cast<char*>(one.c_str()));
  pointers.push_back(nullptr);
  const pid_t child = fork();
  require(child >= 0);
  if (child == 0) become(std::move(pointers), input, streams);
  int ended = 0;
  require(waitpid(child, &ended, 0) == child);
  return {WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended),
          read_file(streams.path("out")), read_file(streams.path("err"))};
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "reachsim-test-XXXXXX").string();
  require(mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // left behind at worst
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view text) const {
  const std::filesystem::path file = path_ / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary);
  stream << text;
  stream.close();
  require(stream.good());
  return file.string();
}

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace reach::testing
