#!/bin/sh
# Printed by reachsim 0.1.0 export.
#
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
# {
#   "Version": "2012-10-17",
#   "Statement": [
#     {
#       "Effect": "Allow",
#       "Action": [
#         "ec2:DescribeAddresses",
#         "ec2:DescribeAvailabilityZones",
#         "ec2:DescribeDhcpOptions",
#         "ec2:DescribeEgressOnlyInternetGateways",
#         "ec2:DescribeIamInstanceProfileAssociations",
#         "ec2:DescribeInstances",
#         "ec2:DescribeInternetGateways",
#         "ec2:DescribeManagedPrefixLists",
#         "ec2:DescribeNatGateways",
#         "ec2:DescribeNetworkAcls",
#         "ec2:DescribeNetworkInterfaces",
#         "ec2:DescribePrefixLists",
#         "ec2:DescribeRouteTables",
#         "ec2:DescribeSecurityGroupRules",
#         "ec2:DescribeSecurityGroupVpcAssociations",
#         "ec2:DescribeSecurityGroups",
#         "ec2:DescribeSubnets",
#         "ec2:DescribeTransitGatewayAttachments",
#         "ec2:DescribeTransitGatewayPeeringAttachments",
#         "ec2:DescribeTransitGatewayRouteTables",
#         "ec2:DescribeTransitGatewayVpcAttachments",
#         "ec2:DescribeTransitGateways",
#         "ec2:DescribeVpcAttribute",
#         "ec2:DescribeVpcBlockPublicAccessExclusions",
#         "ec2:DescribeVpcBlockPublicAccessOptions",
#         "ec2:DescribeVpcEndpoints",
#         "ec2:DescribeVpcPeeringConnections",
#         "ec2:DescribeVpcs",
#         "ec2:DescribeVpnConnections",
#         "ec2:DescribeVpnGateways",
#         "ec2:GetManagedPrefixListEntries",
#         "ec2:GetTransitGatewayPrefixListReferences",
#         "ec2:GetTransitGatewayRouteTableAssociations",
#         "ec2:GetTransitGatewayRouteTablePropagations",
#         "ec2:SearchTransitGatewayRoutes",
#         "network-firewall:DescribeFirewall",
#         "network-firewall:ListFirewalls",
#         "route53:GetHostedZone",
#         "route53:ListHostedZones",
#         "route53:ListHostedZonesByVPC",
#         "route53:ListResourceRecordSets",
#         "route53profiles:ListProfileAssociations",
#         "route53profiles:ListProfileResourceAssociations",
#         "route53profiles:ListProfiles",
#         "route53resolver:ListFirewallDomainLists",
#         "route53resolver:ListFirewallDomains",
#         "route53resolver:ListFirewallRuleGroupAssociations",
#         "route53resolver:ListFirewallRuleGroups",
#         "route53resolver:ListFirewallRules",
#         "route53resolver:ListResolverEndpointIpAddresses",
#         "route53resolver:ListResolverEndpoints",
#         "route53resolver:ListResolverRuleAssociations",
#         "route53resolver:ListResolverRules",
#         "ssm:DescribeInstanceInformation",
#         "ssm:GetConnectionStatus",
#         "ssm:GetServiceSetting"
#       ],
#       "Resource": "*"
#     }
#   ]
# }
set -u
export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off PYTHONUTF8=1
export AWS_RETRY_MODE="${AWS_RETRY_MODE:-standard}" AWS_MAX_ATTEMPTS="${AWS_MAX_ATTEMPTS:-10}"

folder='reachsim-snapshot'
[ $# -eq 0 ] || folder=$1
# None: the one that the AWS CLI is configured for.
regions='ap-northeast-1 eu-west-1'

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

record_account_documents() {
  document route53/list-hosted-zones route53 list-hosted-zones
  for id in $(ids route53/list-hosted-zones Id ''); do
    document "route53/get-hosted-zone/$id" route53 get-hosted-zone --id "$id"
    document "route53/list-resource-record-sets/$id" route53 list-resource-record-sets --hosted-zone-id "$id"
  done
}

record_region_documents() {
  document ec2/describe-vpcs ec2 describe-vpcs
  document ec2/describe-subnets ec2 describe-subnets
  document ec2/describe-route-tables ec2 describe-route-tables
  document ec2/describe-security-groups ec2 describe-security-groups
  document ec2/describe-security-group-rules ec2 describe-security-group-rules
  document ec2/describe-security-group-vpc-associations ec2 describe-security-group-vpc-associations
  document ec2/describe-network-acls ec2 describe-network-acls
  document ec2/describe-network-interfaces ec2 describe-network-interfaces
  document ec2/describe-instances ec2 describe-instances
  document ec2/describe-iam-instance-profile-associations ec2 describe-iam-instance-profile-associations
  document ec2/describe-vpc-endpoints ec2 describe-vpc-endpoints
  document ec2/describe-vpc-peering-connections ec2 describe-vpc-peering-connections
  document ec2/describe-managed-prefix-lists ec2 describe-managed-prefix-lists
  document ec2/describe-prefix-lists ec2 describe-prefix-lists
  document ec2/describe-dhcp-options ec2 describe-dhcp-options
  document ec2/describe-internet-gateways ec2 describe-internet-gateways
  document ec2/describe-egress-only-internet-gateways ec2 describe-egress-only-internet-gateways
  document ec2/describe-nat-gateways ec2 describe-nat-gateways
  document ec2/describe-vpn-gateways ec2 describe-vpn-gateways
  document ec2/describe-vpn-connections ec2 describe-vpn-connections
  document ec2/describe-transit-gateways ec2 describe-transit-gateways
  document ec2/describe-transit-gateway-attachments ec2 describe-transit-gateway-attachments
  document ec2/describe-transit-gateway-vpc-attachments ec2 describe-transit-gateway-vpc-attachments
  document ec2/describe-transit-gateway-peering-attachments ec2 describe-transit-gateway-peering-attachments
  document ec2/describe-transit-gateway-route-tables ec2 describe-transit-gateway-route-tables
  document ec2/describe-addresses ec2 describe-addresses
  document ec2/describe-availability-zones ec2 describe-availability-zones
  document ec2/describe-vpc-block-public-access-options ec2 describe-vpc-block-public-access-options
  document ec2/describe-vpc-block-public-access-exclusions ec2 describe-vpc-block-public-access-exclusions
  document route53resolver/list-resolver-rules route53resolver list-resolver-rules
  document route53resolver/list-resolver-rule-associations route53resolver list-resolver-rule-associations
  document route53resolver/list-resolver-endpoints route53resolver list-resolver-endpoints
  document route53resolver/list-firewall-rule-groups route53resolver list-firewall-rule-groups
  document route53resolver/list-firewall-rule-group-associations route53resolver list-firewall-rule-group-associations
  document route53resolver/list-firewall-domain-lists route53resolver list-firewall-domain-lists
  document route53profiles/list-profiles route53profiles list-profiles
  document route53profiles/list-profile-associations route53profiles list-profile-associations
  document network-firewall/list-firewalls network-firewall list-firewalls
  document ssm/describe-instance-information ssm describe-instance-information
  document ssm/get-service-setting ssm get-service-setting --setting-id /ssm/managed-instance/default-ec2-instance-management-role
  for id in $(ids ec2/describe-vpcs VpcId 'vpc-'); do
    document "ec2/describe-vpc-attribute/$id.enableDnsSupport" ec2 describe-vpc-attribute --vpc-id "$id" --attribute enableDnsSupport
    document "ec2/describe-vpc-attribute/$id.enableDnsHostnames" ec2 describe-vpc-attribute --vpc-id "$id" --attribute enableDnsHostnames
    document "route53/list-hosted-zones-by-vpc/$id" route53 list-hosted-zones-by-vpc --vpc-id "$id" --vpc-region "$region"
  done
  for id in $(ids ec2/describe-managed-prefix-lists PrefixListId 'pl-'); do
    document "ec2/get-managed-prefix-list-entries/$id" ec2 get-managed-prefix-list-entries --prefix-list-id "$id"
  done
  for id in $(ids ec2/describe-transit-gateway-route-tables TransitGatewayRouteTableId 'tgw-rtb-'); do
    document "ec2/search-transit-gateway-routes/$id" ec2 search-transit-gateway-routes --transit-gateway-route-table-id "$id" --max-results 1000 --filters Name=state,Values=active,blackhole
    document "ec2/get-transit-gateway-route-table-associations/$id" ec2 get-transit-gateway-route-table-associations --transit-gateway-route-table-id "$id"
    document "ec2/get-transit-gateway-route-table-propagations/$id" ec2 get-transit-gateway-route-table-propagations --transit-gateway-route-table-id "$id"
    document "ec2/get-transit-gateway-prefix-list-references/$id" ec2 get-transit-gateway-prefix-list-references --transit-gateway-route-table-id "$id"
  done
  for id in $(ids route53resolver/list-resolver-endpoints Id 'rslvr-'); do
    document "route53resolver/list-resolver-endpoint-ip-addresses/$id" route53resolver list-resolver-endpoint-ip-addresses --resolver-endpoint-id "$id"
  done
  for id in $(ids route53resolver/list-firewall-rule-groups Id 'rslvr-frg-'); do
    document "route53resolver/list-firewall-rules/$id" route53resolver list-firewall-rules --firewall-rule-group-id "$id"
  done
  for id in $(ids route53resolver/list-firewall-domain-lists Id 'rslvr-fdl-' ManagedOwnerName); do
    document "route53resolver/list-firewall-domains/$id" route53resolver list-firewall-domains --firewall-domain-list-id "$id"
  done
  for id in $(ids route53profiles/list-profiles Id 'rp-'); do
    document "route53profiles/list-profile-resource-associations/$id" route53profiles list-profile-resource-associations --profile-id "$id"
  done
  for id in $(ids network-firewall/list-firewalls FirewallName ''); do
    document "network-firewall/describe-firewall/$id" network-firewall describe-firewall --firewall-name "$id"
  done
  for id in $(ids ssm/describe-instance-information InstanceId 'i-'); do
    document "ssm/get-connection-status/$id" ssm get-connection-status --target "$id"
  done
}

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

record_account 'prod'
record_account 'shared'

say "$total documents recorded in $folder"
[ -s "$work/left_out" ] || exit 0
say 'Left out, and so unknown to reachsim:'
sort "$work/left_out" | uniq -c >&2
[ "$total" -gt 0 ] || exit 2
exit 1
