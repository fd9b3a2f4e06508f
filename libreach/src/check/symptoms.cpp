// SPDX-License-Identifier: Apache-2.0
#include "check/symptoms.hpp"

#include <array>

namespace reach::check {

using model::Verdict;

std::string_view to_string(Symptom symptom) {
  constexpr std::array<std::string_view, 10> kNames = {
      "",       "OK",      "T/O-public", "T/O-private", "NXDOMAIN",
      "NODATA", "DNS-T/O", "SERVFAIL",   "REFUSED",     "TLS"};
  return kNames[static_cast<std::size_t>(symptom)];
}

Symptom symptom_of_dns(dns::Status status) {
  switch (status) {
    case dns::Status::kNxdomain:
      return Symptom::kNxdomain;
    case dns::Status::kNodata:
      return Symptom::kNodata;
    case dns::Status::kTimeout:
      return Symptom::kDnsTimeout;
    case dns::Status::kServfail:
      return Symptom::kServfail;
    case dns::Status::kAnswer:
    case dns::Status::kUnknown:
      break;
  }
  return Symptom::kNone;
}

// Everything that blocks a path drops silently, so a blocked path is a timeout.
Symptom symptom_of_path(Verdict path, bool is_public) {
  switch (path) {
    case Verdict::kReachable:
      return Symptom::kOk;
    case Verdict::kUnreachable:
    case Verdict::kIntermittent:
      return is_public ? Symptom::kTimeoutPublic : Symptom::kTimeoutPrivate;
    case Verdict::kUnknown:
    case Verdict::kSkipped:
      break;
  }
  return Symptom::kNone;
}

Symptom symptom_of(Verdict path, bool is_public, const HostJudgement& host, Verdict verdict) {
  if (verdict == Verdict::kUnknown) return Symptom::kNone;
  if (host.vacant) return host.symptom;
  const bool wrong_host = host.verdict == Verdict::kUnreachable;
  const bool gets_there = path == Verdict::kReachable || path == Verdict::kIntermittent;
  return wrong_host && gets_there ? host.symptom : symptom_of_path(path, is_public);
}

Symptom first_symptom(Verdict verdict, const std::vector<AddressOutcome>& outcomes) {
  if (verdict == Verdict::kReachable) return Symptom::kOk;
  if (verdict == Verdict::kUnknown) return Symptom::kNone;
  for (const AddressOutcome& outcome : outcomes) {
    const bool fails =
        outcome.verdict == Verdict::kUnreachable || outcome.verdict == Verdict::kIntermittent;
    if (fails) return outcome.symptom;
  }
  return Symptom::kNone;
}

}  // namespace reach::check
