// SPDX-License-Identifier: Apache-2.0
// Where results go: standard output, or the file of --output.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace reach::cli {

// A reader that goes away (`| head`) is no error: the rest is dropped. Everything else that fails
// is one, told once.
class Output {
 public:
  // Empty: standard output.
  explicit Output(const std::string& file);
  ~Output();
  Output(const Output&) = delete;  // owns an open file
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  // False: nobody takes what is written any more.
  [[nodiscard]] bool taken() const { return !failed_; }
  // Writes out what is left. False: something could not be written, and standard error says what.
  [[nodiscard]] bool finish();

 private:
  void fail();
  std::string name_;
  std::FILE* file_ = nullptr;
  bool failed_ = false;
  bool complained_ = false;
};

// Writes one text; the exit status where that works out, else kExitUnusable.
[[nodiscard]] int write_result(const std::string& file, std::string_view text, int status);

}  // namespace reach::cli
