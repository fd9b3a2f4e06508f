// SPDX-License-Identifier: Apache-2.0
#include "documents.hpp"

#include <nlohmann/json.hpp>

#include "../property/conversions.hpp"

namespace kernel {
namespace {

using nlohmann::json;
using oracle::text_of;

constexpr const char* kAccount = "111111111111";
constexpr const char* kFolder = "111111111111/ap-northeast-1/";

class Writer {
 public:
  explicit Writer(const World& world) : world_(world) {}

  std::vector<reach::aws::Document> write() {
    documents_ = property::to_documents(world_.plain);
    for (reach::aws::Document& document : documents_) {
      if (document.name == std::string(kFolder) + "describe-network-interfaces.json") {
        document.text = amended(json::parse(document.text)).dump(2);
      }
    }
    write_internet();
    write_nat_gateways();
    write_transit_gateways();
    return std::move(documents_);
  }

 private:
  void put(const std::string& name, const json& content) {
    documents_.push_back({kFolder + name + ".json", content.dump(2)});
  }

  // Public addresses, and the interfaces of NAT gateways.
  [[nodiscard]] json amended(json document) const {
    for (json& interface : document["NetworkInterfaces"]) {
      const std::string id = interface["NetworkInterfaceId"];
      Ip known = 0;
      if (const auto found = world_.public_addresses.find(id);
          found != world_.public_addresses.end()) {
        known = found->second;
      }
      if (const NatGateway* nat = nat_behind(world_, id); nat != nullptr) {
        known = nat->public_address;
        interface["InterfaceType"] = "nat_gateway";
        interface["SourceDestCheck"] = false;
        interface["Attachment"].erase("InstanceId");
        interface["Attachment"]["InstanceOwnerId"] = "amazon-aws";
        interface["Attachment"]["DeviceIndex"] = 1;
      }
      if (known == 0) continue;
      const json association = {{"PublicIp", text_of(known)}, {"IpOwnerId", kAccount}};
      interface["Association"] = association;
      interface["PrivateIpAddresses"][0]["Association"] = association;
    }
    return document;
  }

  void write_internet() {
    json gateways = json::array();
    for (const InternetGateway& gateway : world_.internet_gateways) {
      gateways.push_back(
          {{"InternetGatewayId", gateway.id},
           {"OwnerId", kAccount},
           {"Attachments", json::array({{{"VpcId", gateway.vpc}, {"State", "available"}}})}});
    }
    put("describe-internet-gateways", {{"InternetGateways", gateways}});
    put("describe-vpc-block-public-access-options",
        {{"VpcBlockPublicAccessOptions",
          {{"AwsAccountId", kAccount}, {"InternetGatewayBlockMode", "off"}}}});
    put("describe-vpc-block-public-access-exclusions",
        {{"VpcBlockPublicAccessExclusions", json::array()}});
  }

  void write_nat_gateways() {
    json gateways = json::array();
    for (const NatGateway& nat : world_.nat_gateways) {
      const auto* interface = oracle::find(world_.plain.interfaces, nat.interface);
      json address = {{"PrivateIp", text_of(interface->addresses.front())},
                      {"NetworkInterfaceId", nat.interface},
                      {"IsPrimary", true},
                      {"Status", "succeeded"}};
      if (nat.public_address != 0) address["PublicIp"] = text_of(nat.public_address);
      gateways.push_back({{"NatGatewayId", nat.id},
                          {"VpcId", interface->vpc},
                          {"SubnetId", interface->subnet},
                          {"State", "available"},
                          {"ConnectivityType", nat.public_address == 0 ? "private" : "public"},
                          {"AvailabilityMode", "zonal"},
                          {"NatGatewayAddresses", json::array({address})}});
    }
    put("describe-nat-gateways", {{"NatGateways", gateways}});
  }

  void write_transit_gateways() {
    json gateways = json::array();
    json attachments = json::array();
    json details = json::array();
    json tables = json::array();
    for (const TransitGateway& gateway : world_.transit_gateways) {
      gateways.push_back(
          {{"TransitGatewayId", gateway.id},
           {"TransitGatewayArn", std::string("arn:aws:ec2:ap-northeast-1:") + kAccount +
                                     ":transit-gateway/" + gateway.id},
           {"OwnerId", kAccount},
           {"State", "available"},
           {"Options", {{"SecurityGroupReferencingSupport", enabled(gateway.referencing)}}}});
      for (const Attachment& attachment : gateway.attachments) {
        attachments.push_back(attachment_json(gateway, attachment));
        details.push_back(detail_json(gateway, attachment));
      }
      for (const GatewayTable& table : gateway.tables) {
        tables.push_back({{"TransitGatewayRouteTableId", table.id},
                          {"TransitGatewayId", gateway.id},
                          {"State", "available"}});
        write_routes(gateway, table);
      }
    }
    put("describe-transit-gateways", {{"TransitGateways", gateways}});
    put("describe-transit-gateway-attachments", {{"TransitGatewayAttachments", attachments}});
    put("describe-transit-gateway-vpc-attachments", {{"TransitGatewayVpcAttachments", details}});
    put("describe-transit-gateway-route-tables", {{"TransitGatewayRouteTables", tables}});
  }

  static std::string enabled(bool on) { return on ? "enable" : "disable"; }

  static json attachment_json(const TransitGateway& gateway, const Attachment& attachment) {
    json to = {{"TransitGatewayAttachmentId", attachment.id},
               {"TransitGatewayId", gateway.id},
               {"TransitGatewayOwnerId", kAccount},
               {"ResourceType", "vpc"},
               {"ResourceId", attachment.vpc},
               {"ResourceOwnerId", kAccount},
               {"State", attachment.state}};
    if (!attachment.table.empty()) {
      to["Association"] = {{"TransitGatewayRouteTableId", attachment.table},
                           {"State", "associated"}};
    }
    return to;
  }

  static json detail_json(const TransitGateway& gateway, const Attachment& attachment) {
    return {{"TransitGatewayAttachmentId", attachment.id},
            {"TransitGatewayId", gateway.id},
            {"VpcId", attachment.vpc},
            {"VpcOwnerId", kAccount},
            {"State", attachment.state},
            {"SubnetIds", attachment.subnets},
            {"Options",
             {{"SecurityGroupReferencingSupport", enabled(attachment.referencing)},
              {"Ipv6Support", "disable"},
              {"ApplianceModeSupport", "disable"}}}};
  }

  void write_routes(const TransitGateway& gateway, const GatewayTable& table) {
    json routes = json::array();
    for (const GatewayRoute& route : routes_of(gateway, table, world_)) {
      json one = {{"DestinationCidrBlock", text_of(route.destination)},
                  {"Type", route.propagated ? "propagated" : "static"},
                  {"State", route.attachment.empty() ? "blackhole" : "active"}};
      if (!route.attachment.empty()) {
        one["TransitGatewayAttachments"] = json::array(
            {{{"TransitGatewayAttachmentId", route.attachment},
              {"ResourceType", "vpc"},
              {"ResourceId", oracle::find(gateway.attachments, route.attachment)->vpc}}});
      }
      routes.push_back(one);
    }
    put("search-transit-gateway-routes/" + table.id,
        {{"Routes", routes}, {"AdditionalRoutesAvailable", false}});
  }

  const World& world_;
  std::vector<reach::aws::Document> documents_;
};

}  // namespace

std::vector<reach::aws::Document> documents_of(const World& world) {
  return Writer(world).write();
}

}  // namespace kernel
