import type { Weighted } from "./random.ts";

export type Network = { readonly asn: number; readonly organization: string };
export type Place = { readonly region: string; readonly city: string };

export type Country = {
  readonly code: string;
  /** Standard time; a simulated day ignores daylight saving. */
  readonly utcOffsetHours: number;
  readonly languages: readonly Weighted<string>[];
  readonly places: readonly Place[];
  readonly networks: readonly Network[];
};

type CountryText = readonly [
  weight: number,
  code: string,
  utcOffsetHours: number,
  languages: string,
  places: string,
  networks: string,
];

// Languages carry their share in percent; networks are the large access providers and their AS numbers.
const table: readonly CountryText[] = [
  [
    24,
    "US",
    -6,
    "en-US 90, es-US 10",
    "California/Los Angeles, New York/New York, Texas/Houston",
    "7922 Comcast Cable, 7018 AT&T Enterprises, 701 Verizon Business, 21928 T-Mobile USA",
  ],
  [
    11,
    "GB",
    0,
    "en-GB 100",
    "England/London, England/Manchester, Scotland/Glasgow",
    "2856 British Telecommunications, 5607 Sky UK, 5089 Virgin Media",
  ],
  [
    12,
    "DE",
    1,
    "de-DE 92, en-DE 8",
    "Land Berlin/Berlin, Bavaria/Munich, Hamburg/Hamburg",
    "3320 Deutsche Telekom, 3209 Vodafone, 6805 Telefonica Germany",
  ],
  [
    9,
    "FR",
    1,
    "fr-FR 100",
    "Île-de-France/Paris, Auvergne-Rhône-Alpes/Lyon, Occitanie/Toulouse",
    "3215 Orange, 12322 Free, 15557 SFR",
  ],
  [
    7,
    "ES",
    1,
    "es-ES 85, ca-ES 15",
    "Madrid/Madrid, Catalonia/Barcelona, Andalusia/Seville",
    "3352 Telefonica de Espana, 12479 Orange Espagne, 12430 Vodafone Spain",
  ],
  [
    6,
    "IT",
    1,
    "it-IT 100",
    "Lombardy/Milan, Lazio/Rome, Campania/Naples",
    "3269 Telecom Italia, 30722 Vodafone Italia, 1267 Wind Tre",
  ],
  [
    4,
    "NL",
    1,
    "nl-NL 90, en-NL 10",
    "North Holland/Amsterdam, South Holland/Rotterdam",
    "1136 KPN, 33915 Vodafone Libertel",
  ],
  [
    4,
    "PL",
    1,
    "pl-PL 100",
    "Mazovia/Warsaw, Lesser Poland/Krakow",
    "5617 Orange Polska, 12912 T-Mobile Polska",
  ],
  [
    3,
    "SE",
    1,
    "sv-SE 92, en-SE 8",
    "Stockholm/Stockholm, Västra Götaland/Gothenburg",
    "3301 Telia Sverige, 1257 Tele2",
  ],
  [
    3,
    "TR",
    3,
    "tr-TR 100",
    "Istanbul/Istanbul, Ankara/Ankara",
    "9121 Turk Telekom, 16135 Turkcell",
  ],
  [
    5,
    "BR",
    -3,
    "pt-BR 100",
    "São Paulo/São Paulo, Rio de Janeiro/Rio de Janeiro",
    "28573 Claro NXT, 26599 Telefonica Brasil, 26615 TIM",
  ],
  [
    3,
    "MX",
    -6,
    "es-MX 100",
    "Mexico City/Mexico City, Jalisco/Guadalajara",
    "8151 Uninet, 28403 Radiomovil Dipsa",
  ],
  [
    4,
    "CA",
    -5,
    "en-CA 76, fr-CA 24",
    "Ontario/Toronto, Quebec/Montreal",
    "812 Rogers, 577 Bell Canada, 852 TELUS",
  ],
  [
    5,
    "IN",
    5.5,
    "en-IN 70, hi-IN 30",
    "Maharashtra/Mumbai, Karnataka/Bengaluru, Delhi/New Delhi",
    "55836 Reliance Jio, 24560 Bharti Airtel, 38266 Vodafone Idea",
  ],
  [
    4,
    "JP",
    9,
    "ja-JP 100",
    "Tokyo/Tokyo, Osaka/Osaka",
    "4713 NTT Communications, 2516 KDDI, 17676 SoftBank",
  ],
  [
    4,
    "AU",
    10,
    "en-AU 100",
    "New South Wales/Sydney, Victoria/Melbourne",
    "1221 Telstra, 7545 TPG Telecom",
  ],
];

/** Every simulated country with its share of the traffic. */
export const worldAudience: readonly Weighted<Country>[] = table.map(
  ([weight, code, utcOffsetHours, languages, places, networks]) => ({
    weight,
    value: {
      code,
      utcOffsetHours,
      languages: items(languages, " ").map(([tag, share]) => ({
        value: tag,
        weight: Number(share),
      })),
      places: items(places, "/").map(([region, city]) => ({ region, city })),
      networks: items(networks, " ").map(([asn, organization]) => ({
        asn: Number(asn),
        organization,
      })),
    },
  }),
);

/** "7922 Comcast Cable, 701 Verizon" → pairs split at the first separator. */
function items(text: string, separator: string): readonly (readonly [string, string])[] {
  return text.split(", ").map((item) => {
    const at = item.indexOf(separator);
    return [item.slice(0, at), item.slice(at + 1)] as const;
  });
}
