import type { NewCampaign, NewPublisher } from "@cleverdrip/contract";
import type { StagedCampaign, StagedPublisher } from "@cleverdrip/simulator";

type DemoCampaign = Pick<StagedCampaign, "kind" | "payoutMicros" | "countries"> &
  Pick<NewCampaign, "name" | "destinationUrl"> & {
    /** Paid for every click beside what results pay; left out: nothing is. */
    readonly cpcMicros?: number;
  };

const campaigns: readonly DemoCampaign[] = [
  {
    name: "Cedar Bank",
    destinationUrl: "https://example.com/account?cid={clickid}",
    kind: "lead",
    payoutMicros: 12_000_000,
    countries: ["US", "CA"],
  },
  {
    name: "Pocket Garden",
    destinationUrl: "https://example.com/garden-app?ref={clickid}",
    kind: "install",
    payoutMicros: 2_400_000,
    countries: ["GB", "US", "AU"],
  },
  {
    name: "Harbour Times",
    destinationUrl: "https://example.com/newspaper?cid={clickid}",
    kind: "lead",
    payoutMicros: 3_000_000,
    cpcMicros: 60_000,
    countries: ["US", "GB"],
  },
];

/** Who works for which of them, with how many clicks a day; four of them cheat, each in a way of its own. */
const publishers: readonly StagedPublisher[] = [
  honest("Ada Reviews", ["Cedar Bank"], 90),
  honest("Bright Deals", ["Cedar Bank", "Pocket Garden"], 150),
  honest("Daily Digest", ["Cedar Bank"], 110),
  honest("Echo Social", ["Pocket Garden"], 140),
  honest("Family Almanac", ["Cedar Bank"], 120),
  honest("Garden Weekly", ["Pocket Garden"], 130),
  honest("Home and Hearth", ["Cedar Bank", "Pocket Garden"], 160),
  honest("Inbox Finds", ["Cedar Bank"], 80),
  honest("Jetset Notes", ["Pocket Garden"], 120),
  honest("Kitchen Table", ["Pocket Garden"], 100),
  honest("Morning Ledger", ["Harbour Times"], 110),
  honest("Night Market", ["Harbour Times"], 90),
  honest("Orchard Mail", ["Harbour Times"], 100),
  // Too small for anything to be said of it.
  honest("Lakeside Post", ["Cedar Bank"], 6),
  {
    ...honest("Lead Rocket", ["Cedar Bank"], 60),
    fraud: { class: "device-farm", level: "blatant" },
  },
  {
    ...honest("Pixel Parade", ["Harbour Times"], 70),
    fraud: { class: "cookie-stuffing", level: "moderate" },
  },
  {
    ...honest("Turbo Rewards", ["Pocket Garden"], 80),
    fraud: { class: "click-injection", level: "moderate" },
  },
  {
    ...honest("Zenith Traffic", ["Cedar Bank"], 60),
    fraud: { class: "data-centre-fleet", level: "blatant" },
  },
];

function honest(ref: string, works: readonly string[], clicksPerDay: number): StagedPublisher {
  return { ref, campaigns: works, clicksPerDay, fraud: null };
}

export const fraudStage = {
  campaigns: campaigns.map(({ name, kind, payoutMicros, countries }): StagedCampaign => ({
    ref: name,
    kind,
    payoutMicros,
    currency: "USD",
    countries,
  })),
  publishers,
};

export const fraudDemoCampaigns: readonly NewCampaign[] = campaigns.map(
  ({ name, destinationUrl, kind, payoutMicros, cpcMicros = null }) => ({
    name,
    destinationUrl,
    currency: "USD",
    conversionPolicy: { cpcMicros },
    eventTypes: [
      {
        name: kind,
        payout: { model: "cpa", amountMicros: payoutMicros },
        revenueMicros: Math.round(payoutMicros * 1.5),
      },
    ],
  }),
);

export const fraudDemoPublishers: readonly NewPublisher[] = publishers.map(({ ref }) => ({
  name: ref,
  email: `${wordsOf(ref).at(-1)}@publisher.example`,
}));

/** Campaign, publisher and slug. */
export const fraudDemoLinks: readonly (readonly [string, string, string])[] = publishers.flatMap(
  ({ ref, campaigns: works }) =>
    works.map((campaign) => [campaign, ref, `${wordsOf(campaign)[0]}-${wordsOf(ref)[0]}`] as const),
);

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().split(" ");
}
