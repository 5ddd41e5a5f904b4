import { creditedParts, publisherPart, readCredits, type CreditedPart } from "@cleverdrip/core";
import type { ConversionRecord, ConversionState } from "@cleverdrip/db";
import type { ConversionNews } from "../conversions/outbox.ts";
import { toldFields, type ToldChange } from "./told-change.ts";

export type PublisherChange = {
  readonly change: ToldChange;
  /** Of the publisher that the conversion belongs to in the main. */
  readonly isMain: boolean;
};

/** What changes for everybody who has, or had, a part of the conversion; the main publisher first. */
export function publisherChanges({ before, after }: ConversionNews): readonly PublisherChange[] {
  const has = partsOf(after);
  const had = before === null ? [] : partsOf(before);
  const publishers = new Set([...has, ...had].map(({ publisherId }) => publisherId));
  return [...publishers].map((publisherId) => {
    const own = [...has, ...had].find((part) => part.publisherId === publisherId);
    const wasHis = had.some((part) => part.publisherId === publisherId);
    return {
      isMain: publisherId === after.publisherId,
      change: {
        before:
          before === null || !wasHis
            ? null
            : { status: before.status, ...publisherPart(had, publisherId) },
        after: {
          ...toldFields(after),
          ...clickOf(after, own),
          publisherId,
          ...publisherPart(has, publisherId),
        },
      },
    };
  });
}

function partsOf(state: ConversionRecord | ConversionState): readonly CreditedPart[] {
  return creditedParts({ ...state, credits: readCredits(state.credits) });
}

/** Another publisher's click id is none of this one's business. */
function clickOf(after: ConversionState, part: CreditedPart | undefined) {
  const { clickId, linkId } = after;
  if (part === undefined || (part.touchId === null && part.isMain)) return { clickId, linkId };
  return { clickId: part.touchId ?? "", linkId: part.linkId };
}
