// SPDX-License-Identifier: Apache-2.0
#include "options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "terminal.hpp"

namespace reach::cli {
namespace {

constexpr const char* kOutputGroup = "Output";

class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(std::string_view usage) : usage_(usage) {
    column_width(26);
    label("Positionals", "Arguments");
  }
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    std::string help = CLI::Formatter::make_help(app, std::move(name), mode);
    const std::size_t doubled = help.find("\n\n\n");  // before the second group
    return doubled == std::string::npos ? help : help.erase(doubled, 1);
  }
  std::string make_usage(const CLI::App*, std::string) const override {
    return "\nUsage: " + usage_ + "\n";
  }
  // The name of the value alone: what it may be and which one is usual stand in the description.
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string type = option->get_type_name().substr(0, option->get_type_name().find(':'));
    return type.empty() ? "" : " " + type;
  }

 private:
  std::string usage_;
};

std::optional<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return port;
}

net::PortRange parse_port_range(const std::string& text) {
  const std::size_t dash = text.find('-');
  const auto first = parse_port(text.substr(0, dash));
  const auto last = parse_port(dash == std::string::npos ? text : text.substr(dash + 1));
  if (!first || !last || *first > *last) {
    throw CLI::ValidationError("--ephemeral-ports",
                               "'" + text + "' is no port range such as 1024-65535");
  }
  return {*first, *last};
}

}  // namespace

void add_snapshots(CLI::App& verb, CommonOptions& options) {
  verb.add_option("SNAPSHOT", options.snapshots,
                  "Folder, .json, .tar, .tar.gz or .zip, - for standard input; several are merged")
      ->type_name("...")
      ->required();
}

void add_output_file(CLI::App& verb, CommonOptions& options) {
  verb.add_option("--output", options.output, "Write the result there instead of standard output")
      ->type_name("FILE")
      ->group(kOutputGroup);
}

void add_output(CLI::App& verb, CommonOptions& options, const std::vector<std::string>& formats) {
  verb.add_option("--format", options.format,
                  fmt::format("One of: {} (default {})", fmt::join(formats, ", "), options.format))
      ->type_name("FORMAT")
      ->check(CLI::IsMember(formats))
      ->group(kOutputGroup);
  add_output_file(verb, options);
  verb.add_option("--color", options.color,
                  "always, never or auto (default): on a terminal without NO_COLOR")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->group(kOutputGroup);
  verb.add_flag("--quiet", options.quiet, "No progress and no warnings about the snapshot")
      ->group(kOutputGroup);
  verb.add_flag("--verbose", options.verbose, "Every warning and note about the snapshot")
      ->group(kOutputGroup);
}

void add_allow_unknown(CLI::App& verb, CommonOptions& options) {
  verb.add_flag("--allow-unknown", options.allow_unknown,
                "End with 0 where nothing but unknown is left");
}

void add_verdict(CLI::App& verb, CommonOptions& options) {
  add_allow_unknown(verb, options);
  const auto set_ports = [&options](const std::string& text) {
    options.engine.ephemeral_ports = parse_port_range(text);
  };
  verb.add_option_function<std::string>(
          "--ephemeral-ports", set_ports,
          "Ports clients connect from, such as 1024-65535 (default: by platform)")
      ->type_name("RANGE");
}

report::TextOptions text_options(const CommonOptions& options) {
  report::TextOptions text;
  const bool to_terminal = options.output.empty() && is_terminal(Stream::kOutput);
  text.color =
      options.color == "always" || (options.color == "auto" && to_terminal && terminal_has_color());
  if (to_terminal) text.width = std::clamp<std::size_t>(terminal_width(), 60, 160);
  return text;
}

void describe(CLI::App& verb, std::string_view usage, std::string_view footer) {
  verb.formatter(std::make_shared<HelpFormatter>(usage));
  verb.footer(std::string(footer));
}

}  // namespace reach::cli
