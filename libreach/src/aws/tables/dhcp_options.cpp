// SPDX-License-Identifier: Apache-2.0
// describe-dhcp-options: settings as keys with lists of values.
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::DhcpOptions;

struct Setting {
  std::string_view key;
  std::vector<model::StringId> values;
};
struct SettingValue {
  model::StringId value;
};
constexpr Field kValueFields[] = {
    field<&SettingValue::value>("Value"),
};
constexpr Table kValue{"ec2/AttributeValue", kValueFields};
void take_value(Reading&, const Place&, Setting& setting, SettingValue& value) {
  setting.values.push_back(value.value);
}

constexpr Field kSettingFields[] = {
    field<&Setting::key>("Key"),
    each<&take_value, kValue>("Values"),
};
bool finish_setting(Reading&, const Place&, Setting&, const Outcome& outcome) {
  return outcome.good();
}
constexpr Table kSetting{"ec2/DhcpConfiguration", kSettingFields, finisher<&finish_setting>()};

void take_setting(Reading&, const Place&, DhcpOptions& options, Setting& setting) {
  if (setting.key == "domain-name-servers") options.domain_name_servers = setting.values;
  if (setting.key == "domain-name" && !setting.values.empty())
    options.domain_name = setting.values.front();
}

constexpr Field kDhcpOptionsFields[] = {
    field<&DhcpOptions::id>("DhcpOptionsId"),
    field<&DhcpOptions::owner>("OwnerId"),
    each<&take_setting, kSetting, &DhcpOptions::domain_name_servers>("DhcpConfigurations"),
};

}  // namespace

constexpr Table kDhcpOptions{"ec2/DhcpOptions", kDhcpOptionsFields};

void read_dhcp_options(Reading& reading, const Place& place, Value items) {
  // Options of which a setting cannot be read are left out whole: which servers a VPC asks is then
  // unknown.
  read_list(reading, place, items, [&](const Place& at, Value item) {
    const std::size_t before = reading.bad_fields();
    DhcpOptions fresh;
    const bool readable = read_object(reading, at, item, kDhcpOptions, &fresh);
    if (!readable || before != reading.bad_fields()) return false;
    if (fresh.id.empty()) {
      resource_without_id(reading, at, kDhcpOptions);
      return false;
    }
    fresh.origin = at.origin(reading.network);
    store<DhcpOptions>(reading, kDhcpOptions, std::move(fresh), Standing::kDeclared);
    return true;
  });
}

}  // namespace reach::aws
