import { readNetworks } from "./networks.ts";

/** Hosters whose name says so, and whom the usual lists have. */
export const knownHosting = readNetworks(
  "16509 16 Amazon.com, Inc.; 14618 6 Amazon.com, Inc.; 15169 6 Google LLC; 396982 8 Google LLC; 8075 8 Microsoft Corporation; 14061 14 DigitalOcean, LLC; 24940 12 Hetzner Online GmbH; 16276 12 OVH SAS; 63949 8 Akamai Connected Cloud; 20473 8 The Constant Company, LLC; 51167 8 Contabo GmbH; 45102 5 Alibaba US Technology Co., Ltd.; 132203 4 Tencent Building, Kejizhongyi Avenue; 31898 5 Oracle Corporation; 12876 4 Scaleway S.A.S.",
  "hosting",
  "known",
);

/** Smaller hosters whose names say less. */
export const obscureHosting = readNetworks(
  "9009 10 M247 Europe SRL; 60068 8 Datacamp Limited; 62904 6 Eonix Corporation; 46844 5 Sharktech; 8100 8 QuadraNet Enterprises LLC; 36352 8 HostPapa; 53667 5 FranTech Solutions; 206092 4 Internet Utilities Europe and Asia Limited; 201814 4 MEVSPACE sp. z o.o.; 49981 5 WorldStream B.V.; 60781 5 LeaseWeb Netherlands B.V.; 42831 3 UK Dedicated Servers Limited; 50304 3 Blix Solutions AS; 197540 4 netcup GmbH; 44066 2 firstcolo GmbH; 58061 2 Scalaxy B.V.; 212238 6 Datacamp Limited; 29802 4 HIVELOCITY, Inc.; 395954 3 Leaseweb USA, Inc.; 205016 2 HERN Labs AB; 43350 3 NForce Entertainment B.V.; 9002 2 RETN Limited",
  "hosting",
  "obscure",
);

/** Address space that is let to hosts and bears the name of an access or telecoms firm. */
export const disguisedHosting = readNetworks(
  "64236 4 UnReal Servers, LLC; 398465 3 Rackdog, LLC; 211252 3 Delis LLC; 213373 3 IP Connect Inc; 57043 3 Hostkey B.V.; 209854 3 Cyberzone S.A.; 174 5 Cogent Communications; 3257 3 GTT Communications Inc.; 6939 4 Hurricane Electric LLC; 3223 3 Voxility LLP; 7979 3 Servers.com, Inc.; 32097 2 WholeSale Internet, Inc.; 202425 2 IP Volume inc; 210644 2 AEZA GROUP LLC; 23470 2 ReliableSite.Net LLC; 30633 2 Leaseweb USA, Inc.",
  "hosting",
  "disguised",
);

/** Carriers' carriers, on whose lines offices are too. */
export const transitNetworks = readNetworks(
  "174 30 Cogent Communications; 3257 16 GTT Communications Inc.; 6939 18 Hurricane Electric LLC; 6461 12 Zayo Bandwidth; 3356 16 Level 3 Parent, LLC; 9002 8 RETN Limited",
  "fixed",
  "transit",
);

/** Exits of consumer VPNs. */
export const vpnNetworks = readNetworks(
  "9009 20 M247 Europe SRL; 60068 18 Datacamp Limited; 212238 14 Datacamp Limited; 39351 6 31173 Services AB; 136787 8 PacketHub S.A.; 147049 8 PacketHub S.A.; 207137 5 PacketHub S.A.; 62041 3 Proton AG; 209103 6 Proton AG; 199218 4 Proton AG; 20473 5 The Constant Company, LLC; 25369 4 Hydra Communications Ltd; 46562 3 Performive LLC; 198605 2 Gen Digital Inc; 13335 6 Cloudflare, Inc.; 11878 2 tzulo, inc.; 141039 3 PacketHub S.A.",
  "vpn",
  "exit",
);

/** Through these comes iCloud Private Relay. */
export const relayNetworks = readNetworks(
  "36183 40 Akamai Technologies, Inc.; 13335 38 Cloudflare, Inc.; 54113 22 Fastly, Inc.",
  "relay",
  "icloud",
);

/** Relays of volunteers. */
export const torNetworks = readNetworks(
  "60729 12 Stiftung Erneuerbare Freiheit; 53667 14 FranTech Solutions; 208323 10 Foundation for Applied Privacy; 210558 8 1337 Services GmbH; 205100 10 F3 Netze e.V.; 24940 6 Hetzner Online GmbH; 16276 4 OVH SAS; 62744 4 Quintex Alliance Consulting; 4224 3 Calyx Institute",
  "vpn",
  "tor",
);

/** Browsers that fetch through their maker's servers to save data. */
export const saverNetworks = readNetworks(
  "39832 60 Opera Norway AS; 15169 25 Google LLC; 45102 15 Alibaba US Technology Co., Ltd.",
  "relay",
  "saver",
);

/** Security services that a company's whole traffic leaves through. */
export const gatewayNetworks = readNetworks(
  "22616 26 Zscaler, Inc.; 62044 12 Zscaler Switzerland GmbH; 55256 12 Netskope Inc; 13335 12 Cloudflare, Inc.; 396982 10 Google LLC; 36692 8 Cisco OpenDNS, LLC; 396356 4 Palo Alto Networks, Inc; 54538 6 Palo Alto Networks, Inc; 30282 4 iboss, Inc.; 63949 4 Akamai Connected Cloud",
  "cloud",
  "gateway",
);

/** Where desktops are rented by the hour. */
export const desktopNetworks = readNetworks(
  "8075 40 Microsoft Corporation; 16509 22 Amazon.com, Inc.; 396982 10 Google LLC; 24940 5 Hetzner Online GmbH; 16276 6 OVH SAS; 12876 3 Scaleway S.A.S.; 31898 4 Oracle Corporation; 14061 3 DigitalOcean, LLC; 20473 3 The Constant Company, LLC",
  "cloud",
  "desktop",
);
