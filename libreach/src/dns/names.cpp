// SPDX-License-Identifier: Apache-2.0
#include "dns/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace reach::dns {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c);
}

struct Suffix {
  std::string_view text;
  bool dualstack = false;
};
// J7, J8. A suffix of another one stands after it.
constexpr std::array kSuffixes = {
    Suffix{"api.amazonwebservices.com.cn", true},
    Suffix{"api.amazonwebservices.eu", true},
    Suffix{"api.aws", true},
    Suffix{"amazonaws.com.cn"},
    Suffix{"amazonaws.com"},
    Suffix{"amazonaws.eu"},
    Suffix{"c2s.ic.gov"},
    Suffix{"sc2s.sgov.gov"},
    Suffix{"cloud.adc-e.uk"},
    Suffix{"csp.hci.ic.gov"},
};

struct Partition {
  std::string_view region_start;
  std::string_view suffix;
};
constexpr std::array kPartitions = {
    Partition{"cn-", "amazonaws.com.cn"},    Partition{"eusc-", "amazonaws.eu"},
    Partition{"us-isof-", "csp.hci.ic.gov"}, Partition{"us-isob-", "sc2s.sgov.gov"},
    Partition{"us-iso-", "c2s.ic.gov"},      Partition{"eu-isoe-", "cloud.adc-e.uk"},
};

// Services whose names have a label a customer's resource before their own: all of them public.
constexpr std::array<std::string_view, 2> kFamilies = {"s3", "ecr"};
// Services with a name without a Region.
constexpr std::array<std::string_view, 3> kGlobal = {"iam", "s3", "sts"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

const Suffix* suffix_of(std::string_view name) {
  const auto found = std::find_if(kSuffixes.begin(), kSuffixes.end(), [&](const Suffix& suffix) {
    return name.size() > suffix.text.size() && is_at_or_below(name, suffix.text);
  });
  return found == kSuffixes.end() ? nullptr : found;
}

// What stands before the suffix and its dot.
std::string_view before(std::string_view name, std::string_view suffix) {
  return name.substr(0, name.size() - suffix.size() - 1);
}

// "b" and "a" of "a.b"; "a" and "" of "a".
std::pair<std::string_view, std::string_view> split_last(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return {name, {}};
  return {name.substr(dot + 1), name.substr(0, dot)};
}

bool is_service(std::string_view service, bool regional) {
  if (service.empty()) return false;
  const auto [last, rest] = split_last(service);
  if (!rest.empty()) return contains(kFamilies, last);
  return regional || contains(kGlobal, service);
}

}  // namespace

int label_count(std::string_view name) {
  return name.empty() ? 0 : 1 + static_cast<int>(std::count(name.begin(), name.end(), '.'));
}

std::string_view parent_of(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

bool is_at_or_below(std::string_view name, std::string_view domain) {
  if (domain.empty() || name == domain) return true;
  return name.size() > domain.size() && name.ends_with(domain) &&
         name[name.size() - domain.size() - 1] == '.';
}

bool is_valid_name(std::string_view name) {
  if (name.empty() || name.size() > 253 || name.ends_with('.')) return false;
  for (std::string_view rest = name; !rest.empty(); rest = parent_of(rest)) {
    const std::size_t length = std::min(rest.find('.'), rest.size());
    if (length == 0 || length > 63) return false;
  }
  return true;
}

bool is_region(std::string_view label) {
  const std::size_t dash = label.rfind('-');
  if (dash == std::string_view::npos || label.find('-') == dash) return false;
  const std::string_view number = label.substr(dash + 1);
  const std::string_view words = label.substr(0, dash);
  return !number.empty() && std::all_of(number.begin(), number.end(), is_digit) &&
         std::all_of(words.begin(), words.end(),
                     [](char c) { return c == '-' || is_word_character(c); });
}

std::string_view suffix_of_region(std::string_view region) {
  for (const Partition& partition : kPartitions) {
    if (region.starts_with(partition.region_start)) return partition.suffix;
  }
  return "amazonaws.com";
}

bool is_below_aws(std::string_view name) {
  return suffix_of(name) != nullptr;
}

std::optional<ServiceHost> parse_service_host(std::string_view name) {
  const Suffix* suffix = suffix_of(name);
  if (suffix == nullptr) return std::nullopt;
  const std::string_view rest = before(name, suffix->text);
  const auto [last, service] = split_last(rest);
  const bool regional = is_region(last);
  const ServiceHost host =
      regional ? ServiceHost{service, last, suffix->text} : ServiceHost{rest, {}, suffix->text};
  if (!is_service(host.service, regional)) return std::nullopt;
  return host;
}

bool is_dualstack(const ServiceHost& host) {
  const auto found = std::find_if(kSuffixes.begin(), kSuffixes.end(),
                                  [&](const Suffix& suffix) { return suffix.text == host.suffix; });
  return found != kSuffixes.end() && found->dualstack;
}

std::optional<EndpointHost> parse_endpoint_host(std::string_view name) {
  const Suffix* suffix = suffix_of(name);
  if (suffix == nullptr) return std::nullopt;
  const auto [marker, rest] = split_last(before(name, suffix->text));
  if (marker != "vpce" || rest.empty()) return std::nullopt;
  const std::string_view region = split_last(rest).first;
  // "bucket.vpce-0a-1b2c.s3...": labels may stand before the endpoint's; "vpce-svc-..." is a
  // service.
  for (std::string_view from = name; !from.empty(); from = parent_of(from)) {
    const std::string_view label = from.substr(0, from.find('.'));
    if (!label.starts_with("vpce-") || label.starts_with("vpce-svc-")) continue;
    return EndpointHost{label, parent_of(from), is_region(region) ? region : std::string_view()};
  }
  return std::nullopt;
}

std::string_view endpoint_id_in(const EndpointHost& host) {
  const std::size_t second_dash = host.label.find('-', std::string_view("vpce-").size());
  return host.label.substr(0, second_dash);
}

std::string_view zone_in(const EndpointHost& host, std::string_view endpoint_id) {
  if (host.label.size() <= endpoint_id.size() || !host.label.starts_with(endpoint_id)) return {};
  const std::string_view hash_and_zone = host.label.substr(endpoint_id.size() + 1);
  const std::size_t dash = hash_and_zone.find('-');
  return dash == std::string_view::npos ? std::string_view() : hash_and_zone.substr(dash + 1);
}

std::string private_name_of_service(std::string_view service_name) {
  if (!service_name.starts_with("com.amazonaws.") && !service_name.starts_with("cn.com.amazonaws."))
    return {};
  std::string_view rest = service_name;
  while (!rest.empty() && !is_region(rest.substr(0, rest.find('.')))) rest = parent_of(rest);
  const std::string_view region = rest.substr(0, rest.find('.'));
  std::string name;
  for (rest = parent_of(rest); !rest.empty(); rest = parent_of(rest)) {
    const std::string_view label = rest.substr(0, rest.find('.'));
    if (label.starts_with("vpce-svc-")) return {};
    name = fmt::format("{}.{}", label, name);
  }
  return name.empty() ? name : fmt::format("{}{}.{}", name, region, suffix_of_region(region));
}

}  // namespace reach::dns
