import type { NewUploadBody, UploadFieldName, UploadPreview } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";

/** What was dropped or pasted. */
export type UploadSource = { readonly name: string; readonly text: string };

export type UploadDraft = {
  readonly kind: "results" | "statuses";
  readonly columns: readonly (UploadFieldName | null)[];
  /** "" = has to be chosen. */
  readonly numbers: "point" | "comma" | "";
  readonly dates: "iso" | "dmy" | "mdy" | "";
  /** For rows that name none. */
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  readonly event: string;
  readonly status: string;
};

export function draftOf(preview: UploadPreview): UploadDraft {
  return {
    kind: "results",
    columns: preview.columns.map(({ field }) => field),
    numbers: preview.numbers ?? "",
    dates: preview.dates ?? "",
    campaignId: null,
    publisherId: null,
    event: "",
    status: "",
  };
}

/** A field has one column: whichever had it before gives it up. */
export function withColumn(
  draft: UploadDraft,
  index: number,
  field: UploadFieldName | null,
): UploadDraft {
  const columns = draft.columns.map((own, i) => {
    if (i === index) return field;
    return field !== null && own === field ? null : own;
  });
  return { ...draft, columns };
}

const MONEY: readonly (UploadFieldName | null)[] = ["amount", "revenue", "payout"];

export function hasMoney({ columns }: UploadDraft): boolean {
  return columns.some((field) => MONEY.includes(field));
}

export function hasTimes({ columns }: UploadDraft): boolean {
  return columns.includes("ts");
}

export function draftErrors(draft: UploadDraft): FieldErrors {
  const has = (field: UploadFieldName) => draft.columns.includes(field);
  const errors: Record<string, string> = {};
  if (!has("txid") && !has("click_id"))
    errors["columns"] = "Say which column holds the transaction id or the click id.";
  if (draft.kind === "statuses" && !has("status") && draft.status === "")
    errors["columns"] ??= "Say which column holds the status.";
  if (!has("click_id") && !has("campaign_id") && draft.campaignId === null)
    errors["campaign"] = "Without click ids the campaign has to be named.";
  if (hasMoney(draft) && draft.numbers === "")
    errors["numbers"] = "These amounts can be read in two ways: say how they are written.";
  if (hasTimes(draft) && draft.dates === "")
    errors["dates"] = "These dates can be read in two ways: say how they are written.";
  return errors;
}

export function bodyOf(
  { name, text }: UploadSource,
  { delimiter, hasHeader }: Pick<UploadPreview, "delimiter" | "hasHeader">,
  draft: UploadDraft,
): NewUploadBody {
  const { kind, columns, numbers, dates, campaignId, publisherId, event, status } = draft;
  const rest = { campaign_id: campaignId, publisher_id: publisherId, event, status };
  const said = Object.entries(rest).filter(([, value]) => value !== null && value.trim() !== "");
  return {
    name,
    text,
    kind,
    delimiter,
    hasHeader,
    columns: [...columns],
    ...(numbers === "" ? {} : { numbers }),
    ...(dates === "" ? {} : { dates }),
    defaults: Object.fromEntries(said),
  };
}
