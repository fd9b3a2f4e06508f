// SPDX-License-Identifier: Apache-2.0
// describe-instances.
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"
#include "reach/model/region.hpp"

namespace reach::aws {
namespace {

using model::Instance;
using model::Platform;

constexpr Field kStateFields[] = {
    field<&Instance::state>("Name"),
};
constexpr Table kState{"ec2/InstanceState", kStateFields};
constexpr Field kPlacementFields[] = {
    field<&Instance::availability_zone>("AvailabilityZone"),
};
constexpr Table kPlacement{"ec2/Placement", kPlacementFields};
constexpr Field kProfileFields[] = {
    field<&Instance::instance_profile_arn>("Arn"),
};
constexpr Table kProfile{"ec2/IamInstanceProfile", kProfileFields};

// "Windows with SQL Server Standard", "Linux/UNIX", "Red Hat Enterprise Linux": all others are
// Linux or like it.
Read read_platform_details(Reading& reading, const Place& place, Value value, Instance& instance) {
  std::string_view details;
  if (read_value(reading, place, value, details) == Read::kBad) return Read::kBad;
  if (details.starts_with("Windows")) instance.platform = Platform::kWindows;
  return Read::kGood;
}

bool finish_instance(Reading& reading, const Place&, Instance& instance, const Outcome& outcome) {
  // EC2 names the platform where it is Windows, and leaves the member out where it is not.
  const bool told = !outcome.spoilt("Platform") && !outcome.spoilt("PlatformDetails");
  if (told && instance.platform == Platform::kUnknown) instance.platform = Platform::kLinux;
  if (!told) instance.platform = Platform::kUnknown;
  const std::string_view zone = reading.network.text(instance.availability_zone);
  reading.note_region(model::region_of_zone(zone));
  return outcome.readable;
}

constexpr Field kInstanceFields[] = {
    field<&Instance::id>("InstanceId"),
    inside<kState>("State"),
    field<&Instance::vpc>("VpcId"),
    field<&Instance::subnet>("SubnetId"),
    field<&Instance::private_address>("PrivateIpAddress"),
    field<&Instance::public_address>("PublicIpAddress"),
    field<&Instance::platform>("Platform"),
    method<&read_platform_details>("PlatformDetails"),
    inside<kPlacement>("Placement"),
    inside<kProfile>("IamInstanceProfile"),
    tags<Instance>(),
};

// The owner may stand after the instances: they are kept, and read at the end.
struct Reservation {
  model::StringId owner;
  std::optional<Value> instances;
};
Read keep_instances(Reading&, const Place&, Value value, Reservation& reservation) {
  reservation.instances = value;
  return Read::kGood;
}
constexpr Field kReservationFields[] = {
    field<&Reservation::owner>("OwnerId"),
    method<&keep_instances>("Instances"),
};

}  // namespace

constexpr Table kInstance{"ec2/Instance", kInstanceFields, finisher<&finish_instance>()};
constexpr Table kReservation{"ec2/Reservation", kReservationFields};

namespace {

bool read_instance(Reading& reading, const Place& place, Value item, model::StringId owner) {
  Instance fresh;
  if (!read_object(reading, place, item, kInstance, &fresh)) return false;
  if (fresh.id.empty()) {
    resource_without_id(reading, place, kInstance);
    return false;
  }
  fresh.owner = owner;
  fresh.origin = place.origin(reading.network);
  const Attached attached{fresh.id, owner, fresh.availability_zone};
  Instance& instance = store<Instance>(reading, kInstance, std::move(fresh), Standing::kDeclared);
  if (instance.owner.empty()) instance.owner = owner;
  Value interfaces;
  if (item.at_key("NetworkInterfaces").get(interfaces) == simdjson::SUCCESS) {
    read_attached_interfaces(reading, Place(place, "NetworkInterfaces"), interfaces, attached);
  }
  return true;
}

void read_instances(Reading& reading, const Place& place, Value items, model::StringId owner) {
  read_list(reading, place, items,
            [&](const Place& at, Value item) { return read_instance(reading, at, item, owner); });
}

}  // namespace

void read_reservations(Reading& reading, const Place& place, Value items) {
  read_parts<Reservation, kReservation>(
      reading, place, items, [&](const Place& at, const Reservation& reservation) {
        if (!reservation.instances) {
          reading.document().damaged = true;
          reading.warn(model::Code::kBadDocument, at, "a reservation without Instances");
          return;
        }
        read_instances(reading, Place(at, "Instances"), *reservation.instances, reservation.owner);
      });
}

void read_bare_instances(Reading& reading, const Place& place, Value items) {
  read_instances(reading, place, items, {});
}

}  // namespace reach::aws
