import type { Campaign, FraudPolicyView } from "@cleverdrip/contract";

type Targeting = Campaign["delivery"]["targeting"];
type Condition = Targeting[number];
type Entry = Pick<FraudPolicyView["block"][number], "kind" | "value">;

/** What an owner has turned away before any redirect; everything else is judged by its results. */
export type TurnAway = { readonly bots: boolean; readonly entries: boolean };

/** As the contract has it. */
const MOST_VALUES = 200;

/** What a click tells as the block list has it. User agents, sub ids and publishers are not asked like that. */
const KINDS = ["ip", "asn", "referrer"] as const;
type Kind = (typeof KINDS)[number];

/** What of a campaign's targeting turns away, and of how many entries of the block list. */
export function turnedAway(targeting: Targeting, block: readonly Entry[]) {
  const entries = block.flatMap(asTold);
  const known = KINDS.map((kind) => [kind, refusedOf(targeting, kind)] as const);
  const refused = new Map(known);
  return {
    bots: targeting.some(isBots),
    possible: entries.length,
    covered: entries.filter(({ kind, key }) => refused.get(kind)?.has(key)).length,
    elsewhere: block.length - entries.length,
  };
}

/** The campaign's targeting with that turned away, or not any more; other conditions stay as they are. */
export function withTurnedAway(
  targeting: Targeting,
  block: readonly Entry[],
  { bots, entries }: TurnAway,
): Condition[] {
  const others = targeting.filter((condition) => !isBots(condition));
  const own = block.flatMap(asTold);
  const listed = KINDS.reduce<readonly Condition[]>((conditions, kind) => {
    const wanted = own.filter((entry) => entry.kind === kind);
    return entries ? add(conditions, kind, wanted) : remove(conditions, kind, wanted);
  }, others);
  return bots ? [...listed, { field: "bot", isNot: true, values: [] }] : [...listed];
}

type Told = { readonly kind: Kind; readonly key: string };

function asTold({ kind, value }: Entry): Told[] {
  const told = KINDS.find((own) => own === kind);
  return told === undefined ? [] : [{ kind: told, key: keyOf(told, value) }];
}

/** AS3320 and 3320 are one network. */
function keyOf(kind: Kind, value: string): string {
  const text = value.toLowerCase();
  return kind === "asn" ? text.replace(/^as/, "") : text;
}

function isBots({ field, isNot }: Condition): boolean {
  return field === "bot" && isNot;
}

function refusedOf(targeting: Targeting, kind: Kind): ReadonlySet<string> {
  const own = targeting.filter(({ field, isNot }) => field === kind && isNot);
  return new Set(own.flatMap(({ values }) => values.map((value) => keyOf(kind, value))));
}

function add(
  targeting: readonly Condition[],
  kind: Kind,
  wanted: readonly Told[],
): readonly Condition[] {
  const refused = refusedOf([...targeting], kind);
  const missing = [...new Set(wanted.map(({ key }) => key))].filter((key) => !refused.has(key));
  const parts = Array.from({ length: Math.ceil(missing.length / MOST_VALUES) }, (_, i) =>
    missing.slice(i * MOST_VALUES, (i + 1) * MOST_VALUES),
  );
  return [...targeting, ...parts.map((values) => ({ field: kind, isNot: true, values }))];
}

function remove(
  targeting: readonly Condition[],
  kind: Kind,
  unwanted: readonly Told[],
): readonly Condition[] {
  const keys = new Set(unwanted.map(({ key }) => key));
  return targeting.flatMap((condition) => {
    if (condition.field !== kind || !condition.isNot) return [condition];
    const values = condition.values.filter((value) => !keys.has(keyOf(kind, value)));
    return values.length === 0 ? [] : [{ ...condition, values }];
  });
}
