// SPDX-License-Identifier: Apache-2.0
// Writes a fixture's snapshot as a folder, to look at it with reachsim; or prints the index of all
// fixtures.
#include <cstdio>
#include <string_view>

#include "support/fixture.hpp"

namespace {

int fail(const reach::Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 2;
}

int print_index() {
  const auto index = reach::testing::fixture_index();
  if (!index) return fail(index.error());
  std::fputs(index->c_str(), stdout);
  return 0;
}

int write(const char* name, const char* folder) {
  const auto fixture = reach::testing::load_fixture(name);
  if (!fixture) return fail(fixture.error());
  if (const auto error = reach::testing::write_snapshot(*fixture, folder)) return fail(*error);
  std::printf("%s\n", fixture->teaches.c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--index") return print_index();
  if (argc == 3) return write(argv[1], argv[2]);
  std::fputs(
      "usage: materialize_fixture NAME FOLDER   write the snapshot of fixtures/NAME to FOLDER\n"
      "       materialize_fixture --index       print the tables of fixtures/README.md\n",
      stderr);
  return 2;
}
