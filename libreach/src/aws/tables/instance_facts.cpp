// SPDX-License-Identifier: Apache-2.0
// What others say of instances: describe-instance-information (SSM) and
// describe-iam-instance-profile-associations. Neither makes an instance: both are applied to those
// that describe-instances tells, at the end.
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

constexpr Field kInformationFields[] = {
    field<&PendingAgent::instance>("InstanceId"),
    field<&PendingAgent::version>("AgentVersion"),
    field<&PendingAgent::ping_status>("PingStatus"),
};

struct ProfileAssociation {
  model::StringId instance;
  model::StringId arn;
  std::string_view state;
};
constexpr Field kProfileFields[] = {
    field<&ProfileAssociation::arn>("Arn"),
};
constexpr Table kProfile{"ec2/IamInstanceProfile", kProfileFields};
constexpr Field kAssociationFields[] = {
    field<&ProfileAssociation::instance>("InstanceId"),
    field<&ProfileAssociation::state>("State"),
    inside<kProfile>("IamInstanceProfile"),
};

}  // namespace

constexpr Table kInstanceInformation{"ssm/InstanceInformation", kInformationFields};
constexpr Table kInstanceProfileAssociation{"ec2/IamInstanceProfileAssociation",
                                            kAssociationFields};

void read_instance_information(Reading& reading, const Place& place, Value items) {
  read_parts<PendingAgent, kInstanceInformation>(reading, place, items,
                                                 [&](const Place& at, PendingAgent& agent) {
                                                   agent.origin = at.origin(reading.network);
                                                   reading.pending.agents.push_back(agent);
                                                 });
}

void read_instance_profile_associations(Reading& reading, const Place& place, Value items) {
  read_parts<ProfileAssociation, kInstanceProfileAssociation>(
      reading, place, items, [&](const Place&, const ProfileAssociation& association) {
        if (model::same_spelling(association.state, "associated"))
          reading.pending.profiles.push_back({association.instance, association.arn});
      });
}

}  // namespace reach::aws
