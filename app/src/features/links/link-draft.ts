import type { NewLink } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";

export type LinkDraft = {
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  readonly slug: string;
  readonly domainId: string | null;
  readonly aliases: readonly string[];
};

/** What can be said without asking the server. */
export function linkErrors({ campaignId, publisherId, slug }: LinkDraft): FieldErrors {
  const errors: Record<string, string> = {};
  if (campaignId === null) errors["campaignId"] = "Choose the campaign to promote.";
  if (publisherId === null) errors["publisherId"] = "Choose who gets the link.";
  const wrongSlug = slugError(slug);
  if (wrongSlug !== null) errors["slug"] = wrongSlug;
  return errors;
}

/** None for an empty one: then the server makes one up. */
export function slugError(slug: string): string | null {
  const text = slug.trim();
  if (text === "" || /^[a-z0-9][a-z0-9-]{2,62}$/.test(text)) return null;
  return "Use 3 to 63 lower-case letters, digits and dashes, beginning with a letter or digit.";
}

/** Null while the campaign or the publisher is missing. */
export function newLinkOf(draft: LinkDraft): NewLink | null {
  const { campaignId, publisherId, slug, domainId, aliases } = draft;
  if (campaignId === null || publisherId === null) return null;
  return {
    campaignId,
    publisherId,
    ...(slug.trim() === "" ? {} : { slug: slug.trim() }),
    ...(domainId === null ? {} : { domainId }),
    ...(aliases.length === 0 ? {} : { aliases: [...aliases] }),
  };
}
