import type { NewSmartLink, SmartLink, SmartLinkPatch } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";
import { slugError } from "../links/link-draft.ts";

/** As it is being typed: weights are still text. */
export type MemberDraft = {
  readonly key: number;
  readonly linkId: string | null;
  readonly weight: string;
};

export type SmartLinkDraft = {
  readonly name: string;
  readonly publisherId: string | null;
  readonly slug: string;
  readonly domainId: string | null;
  readonly members: readonly MemberDraft[];
};

const MOST_WEIGHT = 10_000;

export function emptySmartLink(): SmartLinkDraft {
  return {
    name: "",
    publisherId: null,
    slug: "",
    domainId: null,
    members: [emptyMember([])],
  };
}

export function emptyMember(others: readonly MemberDraft[]): MemberDraft {
  return { key: Math.max(-1, ...others.map(({ key }) => key)) + 1, linkId: null, weight: "100" };
}

export function smartLinkDraftOf(link: SmartLink): SmartLinkDraft {
  const { name, publisherId, slug, domainId, members } = link;
  return {
    name,
    publisherId,
    slug,
    domainId,
    members: members.map(({ linkId, weight }, key) => ({ key, linkId, weight: String(weight) })),
  };
}

/** What can be said without asking the server, by the paths that the server uses too. */
export function smartLinkErrors({ name, publisherId, slug, members }: SmartLinkDraft): FieldErrors {
  const wrongSlug = slugError(slug);
  return {
    ...(name.trim() === "" ? { name: "Give the smart link a name." } : {}),
    ...(publisherId === null ? { publisherId: "Choose who gets the link." } : {}),
    ...(wrongSlug === null ? {} : { slug: wrongSlug }),
    ...Object.fromEntries(members.flatMap((member, index) => memberErrors(member, index, members))),
  };
}

function memberErrors(
  { linkId, weight }: MemberDraft,
  index: number,
  all: readonly MemberDraft[],
): readonly (readonly [string, string])[] {
  const path = `members.${index}`;
  const first = all.findIndex((other) => other.linkId === linkId);
  const wrongLink =
    linkId === null ? "Choose a link." : first < index ? "This link is already in the list." : null;
  const isWeight = /^\d{1,5}$/.test(weight.trim()) && Number(weight) <= MOST_WEIGHT;
  return [
    ...(wrongLink === null ? [] : [[`${path}.linkId`, wrongLink] as const]),
    ...(isWeight ? [] : [[`${path}.weight`, "Write a whole number from 0 to 10,000."] as const]),
  ];
}

/** Only of a draft that `smartLinkErrors` has nothing against. */
export function newSmartLinkOf(draft: SmartLinkDraft): NewSmartLink {
  const slug = draft.slug.trim();
  return {
    name: draft.name.trim(),
    publisherId: draft.publisherId ?? "",
    ...(slug === "" ? {} : { slug }),
    ...(draft.domainId === null ? {} : { domainId: draft.domainId }),
    members: membersOf(draft),
  };
}

/** Publisher and slug stay: the link is printed in other people's systems. */
export function smartLinkPatchOf(draft: SmartLinkDraft): SmartLinkPatch {
  return { name: draft.name.trim(), domainId: draft.domainId, members: membersOf(draft) };
}

function membersOf({ members }: SmartLinkDraft): NewSmartLink["members"] {
  return members.map(({ linkId, weight }) => ({ linkId: linkId ?? "", weight: Number(weight) }));
}
