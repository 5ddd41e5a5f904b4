import type { Weighted } from "../../random.ts";
import { readNetworks, type Network } from "./networks.ts";

export type Market = {
  readonly code: string;
  readonly zones: readonly Weighted<{ readonly name: string; readonly offsetHours: number }>[];
  readonly languages: readonly Weighted<string>[];
  /** Languages of people who live there and were born elsewhere. */
  readonly minorities: readonly string[];
  readonly fixed: readonly Weighted<Network>[];
  readonly mobile: readonly Weighted<Network>[];
  /** Share of phones among visitors, of iPhones among phones, of IPv6 among connections. */
  readonly phones: number;
  readonly apple: number;
  readonly v6: number;
};

type MarketText = {
  readonly zones: string;
  readonly languages: string;
  readonly minorities: string;
  readonly fixed: string;
  readonly mobile: string;
  readonly shares: readonly [phones: number, apple: number, v6: number];
};

// Access providers with their AS number and relative size; shares are rough figures of public statistics.
const table: Readonly<Record<string, MarketText>> = {
  US: {
    zones:
      "America/New_York -5 48, America/Chicago -6 29, America/Denver -7 7, America/Los_Angeles -8 16",
    languages: "en-US 90, es-US 7, en 3",
    minorities: "es-MX zh-CN vi-VN ru-RU ko-KR pt-BR fr-FR",
    fixed:
      "7922 30 Comcast Cable Communications, LLC; 20115 12 Charter Communications; 7018 14 AT&T Enterprises, LLC; 701 8 Verizon Business; 22773 5 Cox Communications Inc.; 5650 4 Frontier Communications; 209 4 CenturyLink; 46375 2 Sonic Telecom LLC; 14615 2 Rock Solid Fiber; 14593 2 Space Exploration Technologies Corporation",
    mobile:
      "21928 34 T-Mobile USA, Inc.; 6167 30 Verizon Wireless; 20057 26 AT&T Mobility LLC; 10507 4 Sprint Personal Communications Systems",
    shares: [0.55, 0.57, 0.5],
  },
  GB: {
    zones: "Europe/London 0 100",
    languages: "en-GB 95, en-US 5",
    minorities: "pl-PL ro-RO ur-PK pt-PT it-IT lt-LT",
    fixed:
      "2856 26 British Telecommunications PLC; 5607 20 Sky UK Limited; 5089 18 Virgin Media Limited; 13285 10 TalkTalk Communications Limited; 12576 5 EE Limited; 6871 3 Plusnet; 60339 2 Hutchison 3G UK; 56478 3 Hyperoptic Ltd; 201838 2 Community Fibre Limited",
    mobile:
      "12576 30 EE Limited; 35228 22 Telefonica UK Limited; 25135 20 Vodafone Limited; 206067 18 Three UK",
    shares: [0.57, 0.5, 0.42],
  },
  DE: {
    zones: "Europe/Berlin 1 100",
    languages: "de-DE 92, de 5, en-US 3",
    minorities: "tr-TR ru-RU pl-PL ar-SY uk-UA ro-RO it-IT en-GB",
    fixed:
      "3320 36 Deutsche Telekom AG; 3209 20 Vodafone GmbH; 6805 10 Telefonica Germany; 8881 7 1&1 Versatel; 60294 4 Deutsche Glasfaser Wholesale GmbH; 8422 3 NetCologne GmbH; 8767 3 M-net Telekommunikations GmbH; 9145 2 EWE TEL GmbH; 31334 8 Vodafone Kabel Deutschland",
    mobile:
      "3320 34 Deutsche Telekom AG; 3209 30 Vodafone GmbH; 6805 30 Telefonica Germany; 58067 2 Lebara",
    shares: [0.54, 0.36, 0.62],
  },
  FR: {
    zones: "Europe/Paris 1 100",
    languages: "fr-FR 93, fr 5, en-US 2",
    minorities: "ar-MA pt-PT es-ES en-GB tr-TR it-IT",
    fixed:
      "3215 38 Orange S.A.; 12322 22 Free SAS; 15557 18 Societe Francaise Du Radiotelephone; 5410 14 Bouygues Telecom SA; 35540 1 OVH Telecom",
    mobile:
      "3215 32 Orange S.A.; 51207 20 Free Mobile SAS; 15557 22 Societe Francaise Du Radiotelephone; 5410 20 Bouygues Telecom SA",
    shares: [0.55, 0.37, 0.7],
  },
  ES: {
    zones: "Europe/Madrid 1 96, Atlantic/Canary 0 4",
    languages: "es-ES 86, es 6, ca-ES 6, gl-ES 2",
    minorities: "ro-RO ar-MA en-GB de-DE it-IT zh-CN",
    fixed:
      "3352 36 Telefonica de Espana; 12479 26 Orange Espagne SA; 12430 16 Vodafone Espana; 57269 10 Digi Spain Telecom; 15704 4 Xtra Telecom; 6739 4 Vodafone Ono",
    mobile:
      "3352 30 Telefonica de Espana; 12479 28 Orange Espagne SA; 12430 22 Vodafone Espana; 57269 10 Digi Spain Telecom",
    shares: [0.6, 0.27, 0.1],
  },
  IT: {
    zones: "Europe/Rome 1 100",
    languages: "it-IT 94, it 4, en-US 2",
    minorities: "ro-RO sq-AL ar-MA zh-CN uk-UA en-GB",
    fixed:
      "3269 36 Telecom Italia; 30722 18 Vodafone Italia S.p.A.; 1267 18 Wind Tre S.p.A.; 12874 14 Fastweb SpA; 8612 4 Tiscali Italia; 210278 3 Sky Italia srl; 35612 2 Eolo S.p.A.",
    mobile:
      "16232 28 TIM; 30722 26 Vodafone Italia S.p.A.; 24608 24 Wind Tre S.p.A.; 29447 14 Iliad Italia",
    shares: [0.62, 0.3, 0.12],
  },
  NL: {
    zones: "Europe/Amsterdam 1 100",
    languages: "nl-NL 90, en-US 6, nl 4",
    minorities: "tr-TR pl-PL ar-MA en-GB de-DE",
    fixed:
      "1136 36 KPN B.V.; 33915 40 Vodafone Libertel B.V.; 50266 10 Odido Netherlands; 15435 6 DELTA Fiber Nederland; 206238 2 Freedom Internet",
    mobile: "1136 34 KPN B.V.; 33915 28 Vodafone Libertel B.V.; 50266 30 Odido Netherlands",
    shares: [0.52, 0.4, 0.45],
  },
  PL: {
    zones: "Europe/Warsaw 1 100",
    languages: "pl-PL 95, pl 4, en-US 1",
    minorities: "uk-UA be-BY ru-RU en-GB",
    fixed:
      "5617 30 Orange Polska; 12741 14 Netia SA; 21021 10 Multimedia Polska; 9141 18 P4 Sp. z o.o.; 29314 12 Vectra S.A.; 35191 2 ASTA-NET; 41676 2 Leon Sp. z o.o.",
    mobile:
      "5617 28 Orange Polska; 12912 24 T-Mobile Polska; 8374 20 Polkomtel; 39603 26 P4 Sp. z o.o.",
    shares: [0.6, 0.14, 0.15],
  },
  BR: {
    zones: "America/Sao_Paulo -3 86, America/Fortaleza -3 8, America/Manaus -4 6",
    languages: "pt-BR 96, pt 3, en-US 1",
    minorities: "es-AR es-BO en-US it-IT",
    fixed:
      "28573 24 Claro NXT Telecomunicacoes Ltda; 27699 18 TELEFONICA BRASIL S.A; 7738 8 V tal; 18881 8 TELEFONICA BRASIL S.A; 28126 3 BRISANET; 268580 2 Veloz Fibra Ltda; 262907 2 BRASIL TECPAR; 52965 2 1TELECOM",
    mobile: "26599 30 TELEFONICA BRASIL S.A; 22085 28 Claro S.A.; 26615 26 TIM S/A",
    shares: [0.68, 0.18, 0.48],
  },
  IN: {
    zones: "Asia/Kolkata 5.5 100",
    languages: "en-IN 44, en-US 22, hi-IN 26, en-GB 8",
    minorities: "ta-IN te-IN bn-IN mr-IN gu-IN ml-IN",
    fixed:
      "24560 20 Bharti Airtel Ltd.; 55836 22 Reliance Jio Infocomm Limited; 9829 14 National Internet Backbone; 18209 6 Atria Convergence Technologies; 24309 5 Hathway IP Over Cable Internet; 133982 3 Excitel Broadband",
    mobile:
      "55836 46 Reliance Jio Infocomm Limited; 45609 32 Bharti Airtel Ltd. AS for GPRS Service; 38266 16 Vodafone Idea Ltd.",
    shares: [0.8, 0.05, 0.68],
  },
  MX: {
    zones: "America/Mexico_City -6 82, America/Monterrey -6 10, America/Tijuana -8 8",
    languages: "es-MX 70, es-419 22, es-US 6, en-US 2",
    minorities: "en-US es-ES es-CO",
    fixed:
      "8151 40 UNINET; 13999 14 Mega Cable; 17072 14 TOTAL PLAY TELECOMUNICACIONES; 28509 8 Cablemas Telecomunicaciones; 11888 6 Television Internacional",
    mobile:
      "28403 50 RadioMovil Dipsa; 7438 20 AT&T Comunicaciones Digitales; 22884 10 TELEFONICA MOVILES MEXICO",
    shares: [0.66, 0.24, 0.4],
  },
  CA: {
    zones:
      "America/Toronto -5 60, America/Vancouver -8 16, America/Edmonton -7 14, America/Halifax -4 10",
    languages: "en-CA 66, en-US 10, fr-CA 24",
    minorities: "zh-CN pa-IN tl-PH es-MX ar-LB",
    fixed:
      "812 22 Rogers Communications Canada Inc.; 577 24 Bell Canada; 852 16 TELUS Communications; 6327 14 Shaw Communications Inc.; 5769 8 Videotron Ltee; 5645 4 TekSavvy Solutions; 11260 2 EastLink",
    mobile:
      "812 30 Rogers Communications Canada Inc.; 36522 28 BELL MOBILITY INC.; 852 26 TELUS Communications; 5769 8 Videotron Ltee",
    shares: [0.52, 0.6, 0.38],
  },
  AU: {
    zones:
      "Australia/Sydney 11 56, Australia/Melbourne 11 20, Australia/Brisbane 10 16, Australia/Perth 8 8",
    languages: "en-AU 84, en-GB 10, en-US 6",
    minorities: "zh-CN vi-VN ar-LB it-IT hi-IN",
    fixed:
      "1221 36 Telstra Limited; 7545 18 TPG Telecom Limited; 4804 14 SingTel Optus Pty Ltd; 4764 10 Aussie Broadband; 10143 4 Exetel Pty Ltd; 9443 6 Vocus Retail",
    mobile:
      "1221 42 Telstra Limited; 4804 28 SingTel Optus Pty Ltd; 133612 20 Vodafone Australia Pty Ltd",
    shares: [0.55, 0.6, 0.35],
  },
  TR: {
    zones: "Europe/Istanbul 3 100",
    languages: "tr-TR 95, tr 3, en-US 2",
    minorities: "ar-SY ru-RU fa-IR de-DE",
    fixed:
      "9121 44 Turk Telekomunikasyon Anonim Sirketi; 34984 16 Superonline Iletisim Hizmetleri; 12735 10 TurkNet Iletisim; 15897 10 Vodafone Net Iletisim; 47331 12 TTNet A.S.",
    mobile:
      "16135 40 Turkcell A.S.; 15924 28 Vodafone Telekomunikasyon; 20978 26 TT Mobil Iletisim",
    shares: [0.7, 0.18, 0.08],
  },
  ID: {
    zones: "Asia/Jakarta 7 86, Asia/Makassar 8 14",
    languages: "id-ID 86, en-US 12, en-GB 2",
    minorities: "jv-ID zh-CN en-AU ms-MY",
    fixed:
      "7713 40 PT Telekomunikasi Indonesia; 23693 4 PT. Telekomunikasi Selular; 24203 10 XL Axiata; 17451 8 BIZNET NETWORKS; 38511 6 PT Remala Abadi; 23700 6 Linknet-Fastnet",
    mobile:
      "23693 46 PT. Telekomunikasi Selular; 4761 26 INDOSAT Internet Network Provider; 24203 22 PT XL Axiata; 139994 6 PT Smartfren",
    shares: [0.82, 0.12, 0.2],
  },
};

/** "text weight" at the last blank. */
function weighted<T>(item: string, read: (text: string) => T): Weighted<T> {
  const at = item.lastIndexOf(" ");
  return { value: read(item.slice(0, at)), weight: Number(item.slice(at + 1)) };
}

function readZone(text: string) {
  const [name = "", offset = "0"] = text.split(" ");
  return { name, offsetHours: Number(offset) };
}

export const markets: ReadonlyMap<string, Market> = new Map(
  Object.entries(table).map(([code, text]) => [
    code,
    {
      code,
      zones: text.zones.split(", ").map((item) => weighted(item, readZone)),
      languages: text.languages.split(", ").map((item) => weighted(item, (tag) => tag)),
      minorities: text.minorities.split(" "),
      fixed: readNetworks(text.fixed, "fixed", code),
      mobile: readNetworks(text.mobile, "mobile", code),
      phones: text.shares[0],
      apple: text.shares[1],
      v6: text.shares[2],
    },
  ]),
);

export const marketCodes: readonly string[] = [...markets.keys()];

export function marketOf(code: string): Market {
  const market = markets.get(code);
  if (market === undefined)
    throw new Error(`no market ${code}; there are ${marketCodes.join(", ")}`);
  return market;
}
