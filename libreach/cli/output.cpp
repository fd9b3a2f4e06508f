// SPDX-License-Identifier: Apache-2.0
#include "output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "exit_status.hpp"
#include "messages.hpp"

namespace reach::cli {

Output::Output(const std::string& file) : name_(file.empty() ? "standard output" : file) {
  errno = 0;
  file_ = file.empty() ? stdout : std::fopen(file.c_str(), "wb");
  if (file_ == nullptr) fail();
}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

void Output::fail() {
  if (!failed_ && errno != EPIPE) {
    complain(fmt::format("cannot write {}: {}", name_, std::strerror(errno)));
    complained_ = true;
  }
  failed_ = true;
}

void Output::write(std::string_view text) {
  if (failed_ || text.empty()) return;
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
}

bool Output::finish() {
  errno = 0;
  if (!failed_ && std::fflush(file_) != 0) fail();
  return !complained_;
}

int write_result(const std::string& file, std::string_view text, int status) {
  Output output(file);
  output.write(text);
  return output.finish() ? status : kExitUnusable;
}

}  // namespace reach::cli
