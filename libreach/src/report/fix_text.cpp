// SPDX-License-Identifier: Apache-2.0
#include "report/fix_text.hpp"

#include <algorithm>
#include <array>

namespace reach::report {
namespace {

// Where the command ends: at punctuation before a space, which no argument has, or with the text.
std::size_t end_of_command(std::string_view text) {
  constexpr std::array<std::string_view, 3> kEnds = {", ", "; ", ". "};
  std::size_t end = text.size();
  for (const std::string_view mark : kEnds) end = std::min(end, text.find(mark));
  return end;
}

// Ids come from the snapshot: nothing that a shell would act on is offered for copying.
bool is_harmless(std::string_view command) {
  constexpr std::string_view kHarmless =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_./:=,@+";
  return command.find_first_not_of(kHarmless) == std::string_view::npos;
}

}  // namespace

FixParts split_fix(std::string_view fix) {
  constexpr std::string_view kStart = ": aws ";
  const std::size_t colon = fix.find(kStart);
  if (colon == std::string_view::npos) return {std::string(fix), "", ""};
  const std::string_view after = fix.substr(colon + 2);
  if (after.find(" aws ") != std::string_view::npos) return {std::string(fix), "", ""};
  const std::size_t end = end_of_command(after);
  std::string_view command = after.substr(0, end);
  if (command.ends_with('.')) command.remove_suffix(1);
  if (!is_harmless(command)) return {std::string(fix), "", ""};
  const std::string_view rest = end == after.size() ? "" : after.substr(end + 2);
  return {std::string(fix.substr(0, colon + 1)), std::string(command), std::string(rest)};
}

void draw_fix(Canvas& canvas, std::size_t column, std::string_view fix) {
  const FixParts parts = split_fix(fix);
  canvas.to_column(column).wrap(parts.sentence, Paint::kGood).end_line();
  if (!parts.command.empty()) canvas.to_column(column + 2).put(parts.command).end_line();
  if (!parts.rest.empty()) canvas.to_column(column).wrap(parts.rest, Paint::kGood).end_line();
}

}  // namespace reach::report
