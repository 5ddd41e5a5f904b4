import type { Traits } from "../traits.ts";
import type { Kind, Kinds } from "./kinds.ts";

type Table = {
  readonly sign: string;
  readonly of: keyof Kinds;
  /** Within what a value can be odd. */
  readonly group: (traits: Traits) => string;
  readonly value: (traits: Traits) => string;
  /** Share among the peers' clicks below which a value is odd. */
  readonly rare: number;
};

const TABLES: readonly Table[] = [
  {
    sign: "odd-tls",
    of: "browsers",
    group: ({ client }) => client,
    value: ({ tls }) => `${tls}`,
    rare: 0.004,
  },
  {
    sign: "odd-extensions",
    of: "browsers",
    group: ({ client }) => client,
    value: ({ extensions }) => `${extensions}`,
    rare: 0.004,
  },
  {
    sign: "odd-language",
    of: "places",
    group: ({ country }) => country,
    value: ({ language }) => language,
    rare: 0.01,
  },
  {
    sign: "odd-zone",
    of: "places",
    group: ({ country }) => country,
    value: ({ timezone }) => timezone,
    rare: 0.002,
  },
  {
    sign: "odd-version",
    of: "browsers",
    group: ({ client }) => client,
    value: ({ major }) => `${major}`,
    rare: 0.004,
  },
  {
    sign: "odd-accept",
    of: "browsers",
    group: ({ client }) => client,
    value: ({ accept }) => `${accept}`,
    rare: 0.01,
  },
  {
    sign: "odd-network",
    of: "places",
    group: ({ country }) => country,
    value: ({ asn }) => `${asn}`,
    rare: 0.002,
  },
  {
    sign: "odd-headers",
    of: "browsers",
    // What a browser sends changes with its engine every few versions.
    group: ({ client, major }) => `${client} ${major >> 3}`,
    value: ({ headers }) => `${headers}`,
    rare: 0.005,
  },
];

/** A publisher counts for no more clicks than that in a group: the largest must not say what is usual. */
const MOST_VOTES = 30;
/** Fewer votes of the others say nothing. */
const LEAST_VOTES = 30;

/** By value: how many of a publisher's clicks in the group have it. */
type Own = { of: number; readonly values: Map<string, number>; hasVote: boolean };
type Group = {
  readonly publishers: Map<string, Own>;
  votes: number;
  readonly values: Map<string, number>;
};

/** Names of the signs that a click's values are odd by. */
export type OddSigns = (publisherId: string, traits: Traits) => readonly string[];

/** Learns what is usual where by publishers with a vote, each publisher's own left aside when it is judged. */
export function learnOddValues(
  kinds: Kinds,
  hasVote: (publisherId: string) => boolean = () => true,
): OddSigns {
  const learnt = TABLES.map((table) => ({
    ...table,
    groups: learn(table, kinds[table.of], hasVote),
  }));
  const remembered = new Map<string, readonly string[]>();
  const isFixed = learnFixed(groupsOf(learnt, "odd-extensions"));
  return (publisherId, traits) => {
    const key = `${publisherId} ${learnt.map(({ group, value }) => `${group(traits)}\t${value(traits)}`).join("\t")}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const signs = learnt
      .filter(({ group, value, groups, rare }) =>
        isOdd(groups.get(group(traits)), publisherId, value(traits), rare),
      )
      .map(({ sign }) => sign);
    if (isFixed(publisherId, traits)) signs.push("fixed-extensions");
    remembered.set(key, signs);
    return signs;
  };
}

function groupsOf(
  learnt: readonly (Table & { readonly groups: ReadonlyMap<string, Group> })[],
  sign: string,
): ReadonlyMap<string, Group> {
  return learnt.find((own) => own.sign === sign)?.groups ?? new Map();
}

/** A browser mixes its TLS extensions for each connection when that many of its clicks have a list of their own. */
const MIXED = 0.8;
/** Clicks of a publisher with the same list, where chance makes none come again. */
const LEAST_FIXED = 4;

/** Whoever imitates a browser that mixes its extensions, and forgets to, comes with the same list again and again. */
function learnFixed(
  groups: ReadonlyMap<string, Group>,
): (publisherId: string, traits: Traits) => boolean {
  const mixed = new Map([...groups].map(([name, group]) => [name, mixing(group)]));
  return (publisherId, { client, extensions }) => {
    const own = groups.get(client)?.publishers.get(publisherId);
    if (own === undefined || extensions === 0) return false;
    if ((own.values.get(`${extensions}`) ?? 0) < LEAST_FIXED) return false;
    return (mixed.get(client)?.(publisherId) ?? 0) > MIXED;
  };
}

/** How many lists its peers' clicks have for each click, each publisher with no more votes than others. */
function mixing({ publishers, votes }: Group): (publisherId: string) => number {
  const voters = new Map([...publishers].filter(([, { hasVote }]) => hasVote));
  const lists = new Map(
    [...voters].map(([id, { of, values }]) => [id, votesOf({ of }, values.size)]),
  );
  const all = [...lists.values()].reduce((sum, own) => sum + own, 0);
  return (publisherId) => {
    const own = Math.min(voters.get(publisherId)?.of ?? 0, MOST_VOTES);
    const others = votes - own;
    return others < LEAST_VOTES ? 0 : (all - (lists.get(publisherId) ?? 0)) / others;
  };
}

/** What a sign's value is told from others by, in findings that are used without what was learnt. */
export function oddKey(sign: string, traits: Traits): string | null {
  if (sign === "fixed-extensions") return `${traits.client} ${traits.extensions}`;
  const table = TABLES.find((own) => own.sign === sign);
  return table === undefined ? null : `${table.group(traits)} ${table.value(traits)}`;
}

function learn(
  { group, value }: Table,
  kinds: readonly Kind[],
  hasVote: (publisherId: string) => boolean,
): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { publisherId, traits, count } of kinds) {
    const name = group(traits);
    const found = groups.get(name) ?? { publishers: new Map(), votes: 0, values: new Map() };
    groups.set(name, found);
    const own = found.publishers.get(publisherId) ?? {
      of: 0,
      values: new Map(),
      hasVote: hasVote(publisherId),
    };
    found.publishers.set(publisherId, own);
    own.of += count;
    const text = value(traits);
    own.values.set(text, (own.values.get(text) ?? 0) + count);
  }
  for (const found of groups.values()) {
    for (const own of found.publishers.values()) {
      if (!own.hasVote) continue;
      found.votes += Math.min(own.of, MOST_VOTES);
      for (const [text, seen] of own.values)
        found.values.set(text, (found.values.get(text) ?? 0) + votesOf(own, seen));
    }
  }
  return groups;
}

function votesOf({ of }: Pick<Own, "of">, seen: number): number {
  return (seen * Math.min(of, MOST_VOTES)) / of;
}

function isOdd(
  group: Group | undefined,
  publisherId: string,
  value: string,
  rare: number,
): boolean {
  if (group === undefined) return false;
  const judged = group.publishers.get(publisherId);
  const own = judged?.hasVote === true ? judged : undefined;
  const ownVotes = own === undefined ? 0 : Math.min(own.of, MOST_VOTES);
  const votes = group.votes - ownVotes;
  if (votes < LEAST_VOTES) return false;
  const seen = own === undefined ? 0 : votesOf(own, own.values.get(value) ?? 0);
  return ((group.values.get(value) ?? 0) - seen) / votes < rare;
}
