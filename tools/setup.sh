# SPDX-License-Identifier: Apache-2.0
# Sourced by ./reachsim, ./test and .ci/run: what has to be there before anything can be built.
# shellcheck shell=bash

# reach_need PACKAGE...: installs the Debian packages that are missing; without root prints the line to run and stops.
reach_need() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  [ "${#missing[@]}" -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    echo "These packages are missing. Run this, then try again:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 2
  fi
  echo "Installing ${missing[*]}" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# What the library and the command are built with.
REACH_BUILD_PACKAGES=(g++ cmake ninja-build libsimdjson-dev nlohmann-json3-dev libarchive-dev libcli11-dev libfmt-dev libboost-dev)
# What the tests need besides.
REACH_TEST_PACKAGES=(libgtest-dev libgmock-dev librapidcheck-dev iproute2 nftables)
# What CI needs besides.
REACH_CI_PACKAGES=(clang libclang-rt-14-dev clang-format clang-tidy libbenchmark-dev python3)
