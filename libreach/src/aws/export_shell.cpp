// SPDX-License-Identifier: Apache-2.0
#include "aws/export_shell.hpp"

namespace reach::aws {

const std::string_view kShellHeader = R"(#
# Records what reachsim reads of AWS accounts, with the AWS CLI (version 1 or 2). It only reads.
#
#   sh THIS_SCRIPT [FOLDER]
#   reachsim check FOLDER
#
# Each Region goes to FOLDER/ACCOUNT/REGION, Route 53's hosted zones to FOLDER/ACCOUNT/global. Such a
# folder is replaced as a whole, once its new documents are there: run this as often as you like.
# A call that is not allowed or fails is left out, with what hangs on it, and told of at the end.
# Exit status: 0 all is recorded; 1 something was left out; 2 nothing can be recorded.
#
# The least IAM policy that allows every call (sts get-caller-identity needs none):
)";

const std::string_view kShellFunctions = R"SH(
say() { printf '%s\n' "$*" >&2; }
give_up() { say "$*"; exit 2; }

# The AWS CLI in the account and Region at hand. It asks nothing and opens no pager.
cli() {
  aws "$@" --output json --region "$region" ${profile:+--profile "$profile"} </dev/null
}

# value_of KEY: the text under that key in the JSON on standard input, where it has one.
value_of() {
  LC_ALL=C sed -n 's/.*"'"$1"'"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p' | head -n 1
}

# ids DOCUMENT KEY PREFIX [EXCEPT]: the ids in a recorded document and its further pages, but those
# beside a member EXCEPT. All are safe as the name of a file.
ids() {
  cat "$stage/$1.json" "$stage/$1".[0-9]*.json 2>/dev/null |
    LC_ALL=C tr -d '\r\n' | tr '{' '\n' | tr '}' '\n' |
    LC_ALL=C sed -n ${4:+-e "/\"$4\"/d"} \
      -e 's|.*"'"$2"'"[[:space:]]*:[[:space:]]*"\(/hostedzone/\)\{0,1\}\('"$3"'[A-Za-z0-9_-]\{1,\}\)".*|\2|p' |
    LC_ALL=C sort -u
}

# What the AWS CLI complained of, in one line.
reason() {
  line=$(grep -i error "$work/error" | head -n 1)
  [ -n "$line" ] || line=$(grep . "$work/error" | head -n 1)
  printf '%s' "${line:-it failed without a word}" | LC_ALL=C tr -d '\000-\037\177'
}

# left_out WHY COMMAND...: says so, and keeps it for the end.
left_out() {
  why=$1
  shift
  case $why in
    *AccessDenied* | *UnauthorizedOperation* | *"not authorized"*) kind='not allowed' ;;
    *) kind=failed ;;
  esac
  say "$account, $area: left out: aws $*: $why"
  printf '%s: aws %s %s (%s, %s)\n' "$kind" "$1" "$2" "$account" "$area" >>"$work/left_out"
}

# document NAME SERVICE COMMAND [OPTION...]: records one document. The AWS CLI puts pages together
# itself, but not for every command: where a token is left, the next page goes to NAME.2.json.
document() {
  name=$1
  shift
  mkdir -p "$stage/${name%/*}" || give_up "cannot write $folder"
  page=1
  token=
  while :; do
    file=$stage/$name.json
    [ "$page" -eq 1 ] || file=$stage/$name.$page.json
    if ! cli "$@" ${token:+"--next-token=$token"} >"$file.part" 2>"$work/error"; then
      rm -f "$file.part"
      left_out "$(reason)" "$@"
      return
    fi
    if [ ! -s "$file.part" ]; then
      rm -f "$file.part"
      left_out 'it printed nothing' "$@"
      return
    fi
    mv "$file.part" "$file" || give_up "cannot write $folder"
    count=$((count + 1))
    before=$token
    token=$(value_of NextToken <"$file")
    [ -n "$token" ] || break
    if [ "$token" = "$before" ]; then
      left_out 'its pages have no end' "$@"
      return
    fi
    page=$((page + 1))
  done
  if grep '"AdditionalRoutesAvailable"[[:space:]]*:[[:space:]]*true' "$file" >/dev/null; then
    left_out 'there are more routes than this version of the AWS CLI gives' "$@"
  fi
}
)SH";

const std::string_view kShellDriver = R"SH(
end_on_signals() {
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

# record AREA FUNCTION: what FUNCTION records replaces the account's folder of that name, by renames.
record() {
  area=$1
  stage=$work/$account/$area
  count=0
  mkdir -p "$stage" || give_up "cannot write $folder"
  "$2"
  if [ "$count" -eq 0 ]; then
    say "$account, $area: nothing recorded; what was recorded before stays"
    return
  fi
  trap '' HUP INT TERM
  mkdir -p "$folder/$account"
  if [ -e "$folder/$account/$area" ]; then
    mv "$folder/$account/$area" "$work/old" || give_up "cannot replace $folder/$account/$area"
  fi
  if ! mv "$stage" "$folder/$account/$area"; then
    [ ! -e "$work/old" ] || mv "$work/old" "$folder/$account/$area"
    give_up "cannot write $folder/$account/$area"
  fi
  end_on_signals
  rm -rf "$work/old"
  total=$((total + count))
  say "$account, $area: $count documents"
}

# record_account PROFILE: all Regions, and what belongs to none. No profile: the usual credentials.
record_account() {
  profile=$1
  account=${profile:-the usual credentials}
  area='no Region'
  here=$regions
  [ -n "$here" ] || here=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region ${profile:+--profile "$profile"} </dev/null)}}
  case $here in
    '' | *[!a-z0-9\ -]*)
      left_out 'no Region is configured; name some with reachsim export --region' configure get region
      return
      ;;
  esac
  region=${here%% *}
  if ! cli sts get-caller-identity >"$work/identity" 2>"$work/error"; then
    left_out "$(reason)" sts get-caller-identity
    return
  fi
  account=$(value_of Account <"$work/identity")
  case $account in
    '' | *[!0-9]*)
      account=${profile:-the usual credentials}
      left_out 'it names no account' sts get-caller-identity
      return
      ;;
  esac
  record global record_account_documents
  for region in $here; do
    record "$region" record_region_documents
  done
}

command -v aws >/dev/null || give_up 'the AWS CLI is not here: there is no command aws'
case $folder in -*) folder=./$folder ;; esac
# Beside the rest, so that a rename is enough; hidden, so that reachsim does not read it.
work=$folder/.recording.$$
trap 'rm -rf "$work"' EXIT
end_on_signals
mkdir -p "$work" || give_up "cannot write $folder"
: >"$work/left_out"
total=0

)SH";

const std::string_view kShellEnd = R"SH(
say "$total documents recorded in $folder"
[ -s "$work/left_out" ] || exit 0
say 'Left out, and so unknown to reachsim:'
sort "$work/left_out" | uniq -c >&2
[ "$total" -gt 0 ] || exit 2
exit 1
)SH";

}  // namespace reach::aws
