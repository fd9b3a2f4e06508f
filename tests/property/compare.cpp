// SPDX-License-Identifier: Apache-2.0
#include "compare.hpp"

namespace property {

namespace model = reach::model;

oracle::Verdict verdict_of(model::Verdict verdict) {
  switch (verdict) {
    case model::Verdict::kReachable:
      return oracle::Verdict::kReachable;
    case model::Verdict::kUnreachable:
      return oracle::Verdict::kUnreachable;
    case model::Verdict::kIntermittent:
      return oracle::Verdict::kIntermittent;
    case model::Verdict::kSkipped:
      return oracle::Verdict::kSkipped;
    case model::Verdict::kUnknown:
      break;
  }
  return oracle::Verdict::kUnknown;
}

oracle::Status status_of(reach::dns::Status status) {
  switch (status) {
    case reach::dns::Status::kAnswer:
      return oracle::Status::kAnswer;
    case reach::dns::Status::kNxdomain:
      return oracle::Status::kNxdomain;
    case reach::dns::Status::kNodata:
      return oracle::Status::kNodata;
    case reach::dns::Status::kTimeout:
      return oracle::Status::kTimeout;
    case reach::dns::Status::kServfail:
      return oracle::Status::kServfail;
    case reach::dns::Status::kUnknown:
      break;
  }
  return oracle::Status::kUnknown;
}

std::string text_of(oracle::Verdict verdict) {
  switch (verdict) {
    case oracle::Verdict::kReachable:
      return "reachable";
    case oracle::Verdict::kUnreachable:
      return "unreachable";
    case oracle::Verdict::kIntermittent:
      return "intermittent";
    case oracle::Verdict::kSkipped:
      return "skipped";
    case oracle::Verdict::kUnknown:
      break;
  }
  return "unknown";
}

std::string text_of(oracle::Status status) {
  switch (status) {
    case oracle::Status::kAnswer:
      return "answer";
    case oracle::Status::kNxdomain:
      return "nxdomain";
    case oracle::Status::kNodata:
      return "nodata";
    case oracle::Status::kTimeout:
      return "timeout";
    case oracle::Status::kServfail:
      return "servfail";
    case oracle::Status::kUnknown:
      break;
  }
  return "unknown";
}

std::vector<int> ports_of(const reach::net::PortSet& ports) {
  std::vector<int> all;
  for (const reach::net::PortRange& range : ports.ranges()) {
    for (int port = range.first; port <= range.last; ++port) all.push_back(port);
  }
  return all;
}

std::vector<std::string> addresses_of(const reach::dns::Answer& answer) {
  std::vector<std::string> all;
  for (const reach::dns::AnswerAddress& one : answer.addresses)
    all.push_back(one.address.to_string());
  return all;
}

std::vector<std::string> addresses_of(const oracle::Answer& answer) {
  std::vector<std::string> all;
  for (const oracle::Address& one : answer.addresses) all.push_back(oracle::text_of(one.address));
  return all;
}

std::string text_of(const std::vector<model::Finding>& findings) {
  std::string all;
  for (const model::Finding& finding : findings) {
    all += std::string(model::to_string(finding.code)) + " " +
           std::string(model::to_string(finding.stage)) + " " + finding.resource +
           (finding.blocking ? "" : " (explains)") + ": " + finding.message + "\n";
  }
  return all;
}

std::string complaint_about(model::Verdict verdict, const std::vector<model::Finding>& findings) {
  bool blocked = false;
  for (const model::Finding& finding : findings) {
    blocked = blocked || finding.blocking;
    if (finding.message.empty()) return "a finding without a message";
    if (finding.blocking && finding.resource.empty())
      return "a blocking finding without a resource: " + finding.message;
  }
  const bool reachable = verdict == model::Verdict::kReachable;
  if (reachable && blocked) return "reachable, yet something blocks";
  if (!reachable && verdict != model::Verdict::kSkipped && !blocked)
    return "not reachable, yet nothing blocks";
  return "";
}

bool is_client(const oracle::World& world, const oracle::Interface& interface) {
  const oracle::Instance* instance = oracle::find(world.instances, interface.instance);
  return instance != nullptr && instance->running;
}

}  // namespace property
