import type { NewLink } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";

export type LinkDraft = {
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  readonly slug: string;
  readonly domainId: string | null;
};

/** What can be said without asking the server. */
export function linkErrors({ campaignId, publisherId, slug }: LinkDraft): FieldErrors {
  const errors: Record<string, string> = {};
  if (campaignId === null) errors["campaignId"] = "Choose the campaign to promote.";
  if (publisherId === null) errors["publisherId"] = "Choose who gets the link.";
  if (slug.trim() !== "" && !/^[a-z0-9][a-z0-9-]{2,62}$/.test(slug.trim())) {
    errors["slug"] =
      "Use 3 to 63 lower-case letters, digits and dashes, beginning with a letter or digit.";
  }
  return errors;
}

/** Null while the campaign or the publisher is missing. */
export function newLinkOf({ campaignId, publisherId, slug, domainId }: LinkDraft): NewLink | null {
  if (campaignId === null || publisherId === null) return null;
  return {
    campaignId,
    publisherId,
    ...(slug.trim() === "" ? {} : { slug: slug.trim() }),
    ...(domainId === null ? {} : { domainId }),
  };
}
