import type { ConversionStatus, NewConversion } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";
import { instantOf } from "../../format/local-time.ts";
import { parseMoney } from "../../format/money.ts";

/** Texts as they are typed; "" = not given. */
export type ResultDraft = {
  readonly clickId: string;
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  readonly event: string;
  readonly txid: string;
  readonly amount: string;
  readonly status: ConversionStatus;
  /** As a `datetime-local` input writes it, in the workspace's zone. */
  readonly at: string;
};

export const EMPTY_RESULT: ResultDraft = {
  clickId: "",
  campaignId: null,
  publisherId: null,
  event: "",
  txid: "",
  amount: "",
  status: "approved",
  at: "",
};

export function resultErrors(draft: ResultDraft): FieldErrors {
  const errors: Record<string, string> = {};
  const clickId = draft.clickId.trim();
  if (clickId !== "" && clickId.length !== 32) errors["clickId"] = "A click id has 32 characters.";
  if (clickId === "" && draft.campaignId === null)
    errors["campaignId"] = "Name the click, or the campaign and its publisher.";
  if (clickId === "" && draft.campaignId !== null && draft.publisherId === null)
    errors["publisherId"] = "Without a click the publisher has to be named.";
  if (draft.amount.trim() !== "" && parseMoney(draft.amount) === null)
    errors["amountMicros"] = "Write a plain amount such as 25.00.";
  return errors;
}

export function resultBody(draft: ResultDraft, timezone: string): NewConversion {
  const { clickId, campaignId, publisherId, event, txid, amount, status, at } = draft;
  const isClick = clickId.trim() !== "";
  const atMs = instantOf(timezone, at);
  const amountMicros = parseMoney(amount);
  return {
    ...(isClick ? { clickId: clickId.trim() } : {}),
    ...(!isClick && campaignId !== null ? { campaignId } : {}),
    ...(!isClick && publisherId !== null ? { publisherId } : {}),
    ...(event.trim() === "" ? {} : { event: event.trim() }),
    ...(txid.trim() === "" ? {} : { txid: txid.trim() }),
    ...(amountMicros === null ? {} : { amountMicros }),
    ...(atMs === null ? {} : { eventAtMs: atMs }),
    status,
  };
}
