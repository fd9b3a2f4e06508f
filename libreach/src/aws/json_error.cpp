// SPDX-License-Identifier: Apache-2.0
#include "aws/json_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace reach::aws {
namespace {

struct Problem {
  std::size_t at = 0;  // byte
  std::string reason;
  std::string_view advice;
};

constexpr std::string_view kAgain = "export it again with --output json";
constexpr std::string_view kWhole = "the file is cut off; copy or export it again";

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

// What begins as no JSON document does. Most often another output format of the AWS CLI.
std::optional<Problem> wrong_format(std::string_view text) {
  using namespace std::string_view_literals;
  const std::size_t start =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_space) - text.begin());
  if (start == text.size()) return Problem{0, "the file is empty", "export it again"};
  if (text.starts_with("\x1f\x8b"sv))
    return Problem{0, "this is gzip, not JSON",
                   "unpack it, or give it a name that ends in .tar.gz "
                   "if it is an archive"};
  if (text.starts_with("PK\x03\x04"sv))
    return Problem{0, "this is a zip archive, not JSON", "give it a name that ends in .zip"};
  if (text.starts_with("\xff\xfe"sv) || text.starts_with("\xfe\xff"sv) ||
      (text.size() > 1 && (text[0] == '\0' || text[1] == '\0')))
    return Problem{0, "this is UTF-16, not UTF-8",
                   "save it as UTF-8; in PowerShell: aws ... | "
                   "Out-File -Encoding utf8"};
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos)
    return Problem{zero, "there is a zero byte: the file is binary or damaged", "export it again"};

  const std::string_view body = text.substr(start);
  if (body.front() == '{' || body.front() == '[') return std::nullopt;
  if (body.starts_with("An error occurred") || body.starts_with("aws: error") ||
      body.starts_with("usage: aws"))
    return Problem{start, "this is an error message of the AWS CLI, not its output",
                   "run the command again"};
  if (body.front() == '|' || body.front() == '+' || body.starts_with("----"))
    return Problem{start, "this is a table, not JSON", kAgain};
  const std::string_view line = first_line(body);
  const std::size_t colon = line.find(':');
  const bool yaml =
      body.starts_with("- ") || body.starts_with("---") ||
      (colon != std::string_view::npos && line.front() != '"' &&
       (colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\r'));
  if (yaml) return Problem{start, "this looks like YAML, not JSON", kAgain};
  if (line.find('\t') != std::string_view::npos)
    return Problem{start, "this looks like tab-separated text, not JSON", kAgain};
  if (body.front() == '<') return Problem{start, "this is HTML or XML, not JSON", kAgain};
  return std::nullopt;
}

// Counts what a reader takes from it.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* taken) : at_(at), taken_(taken) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*taken_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return !(a == b); }

 private:
  const char* at_;
  std::size_t* taken_;
};

// "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while parsing
// value - unexpected '}'; last read: '...'; expected ...": the part after the dash, without what
// was last read (it may be anything).
std::string plain_words(std::string_view says) {
  if (const std::size_t dash = says.find(" - "); dash != std::string_view::npos)
    says.remove_prefix(dash + 3);
  std::string words(says.substr(0, says.find("; last read: ")));
  if (const std::size_t expected = says.rfind("; expected ");
      expected != std::string_view::npos && words.find("; expected ") == std::string::npos)
    words += says.substr(expected);
  return words;
}

// Listens to a second, slower reader until something is wrong.
class Listener : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Listener(const std::size_t& taken) : taken_(taken) {}

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t& text) override {
    // What does not fit in 64 bits comes as a float.
    if (text.find_first_of(".eE") != std::string::npos) return true;
    return stop("a number is too large", "check what wrote the file");
  }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return deeper(); }
  bool start_array(std::size_t) override { return deeper(); }
  bool key(string_t&) override { return true; }
  bool end_object() override { return shallower(); }
  bool end_array() override { return shallower(); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    problem = Problem{position > 0 ? position - 1 : 0, plain_words(error.what()), kAgain};
    return false;
  }

  std::optional<Problem> problem;

 private:
  bool stop(std::string_view reason, std::string_view advice) {
    problem = Problem{taken_ > 0 ? taken_ - 1 : 0, std::string(reason), advice};
    return false;
  }
  bool deeper() {
    if (++depth_ <= kDeepestJson) return true;
    return stop(fmt::format("nested more than {} levels deep", kDeepestJson),
                "this is no output of the AWS CLI; check what wrote the file");
  }
  bool shallower() {
    --depth_;
    return true;
  }

  const std::size_t& taken_;
  int depth_ = 0;
};

Problem find_problem(std::string_view text, std::string_view reader_says) {
  if (const std::optional<Problem> problem = wrong_format(text)) return *problem;
  std::size_t taken = 0;
  Listener listener(taken);
  nlohmann::json::sax_parse(CountingIterator(text.data(), &taken),
                            CountingIterator(text.data() + text.size(), &taken), &listener);
  if (!listener.problem) return {0, std::string(reader_says), kAgain};
  Problem problem = *std::move(listener.problem);
  if (problem.at >= text.size()) return {text.size(), "the document ends too early", kWhole};
  if (problem.reason.find("UTF-8") != std::string::npos)
    return {problem.at, "a byte here is not UTF-8", "save the file as UTF-8 and try again"};
  return problem;
}

struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

Position position_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  Position position;
  position.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::string_view line = before.substr(before.rfind('\n') + 1);
  // Bytes 10xxxxxx continue a character.
  position.column += static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) >> 6U) != 2U;
  }));
  return position;
}

}  // namespace

std::string describe_json_error(std::string_view file, std::string_view text,
                                std::string_view reader_says, std::size_t start) {
  const Problem problem = find_problem(text.substr(start), reader_says);
  const Position position = position_of(text, start + problem.at);
  return fmt::format("{}:{}:{}: {}; {}", file, position.line, position.column, problem.reason,
                     problem.advice);
}

std::optional<std::size_t> end_of_first_document(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
      continue;
    }
    in_string = c == '"';
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) {
      const bool more = std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(),
                                    [](char later) { return !is_space(later); });
      return more ? std::optional(at + 1) : std::nullopt;
    }
    if (depth < 0) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace reach::aws
