import {
  DATE_STYLES,
  NUMBER_STYLES,
  type RowEffect,
  UPLOAD_FIELDS,
  UPLOAD_KINDS,
} from "@cleverdrip/core";
import * as z from "zod";
import { timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";
import { timezone } from "./workspace.ts";

/** Largest file, in UTF-8 bytes, and most rows of results in it. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
export const MAX_UPLOAD_ROWS = 50_000;
/** Columns that are looked at. */
export const MAX_UPLOAD_COLUMNS = 100;
/** Of the beginning that is enough to guess from, in UTF-16 units. */
export const MAX_PREVIEW_TEXT = 100_000;

export const uploadField = z.enum(UPLOAD_FIELDS);
export const uploadKind = z.enum(UPLOAD_KINDS);
/** `point`: 1,234.50 · `comma`: 1.234,50. */
export const numberStyle = z.enum(NUMBER_STYLES);
/** `iso` (also unix time) · `dmy` and `mdy` as spreadsheets show them. */
export const dateStyle = z.enum(DATE_STYLES);
export const uploadDelimiter = z.enum([",", ";", "\t", "|"]);

/** The beginning of a file: how it would be read. */
export const uploadSample = z.strictObject({
  text: z.string().min(1, "is empty").max(MAX_PREVIEW_TEXT),
  delimiter: uploadDelimiter.optional(),
  hasHeader: z.boolean().optional(),
});

export const uploadPreview = z.strictObject({
  delimiter: uploadDelimiter,
  hasHeader: z.boolean(),
  columns: z.array(
    z.strictObject({
      header: z.string(),
      /** What it seems to mean; null = nothing that is known. */
      field: uploadField.nullable(),
      /** The first few values. */
      samples: z.array(z.string()),
    }),
  ),
  /** null = has to be said: `1,234` can be either. */
  numbers: numberStyle.nullable(),
  /** null = has to be said: 03/04/2026 can be either. */
  dates: dateStyle.nullable(),
});

const word = z.string().trim().min(1).max(200);

/** What is left out is guessed from headers and values; money and days are not, where they can be read in two ways. */
export const newUpload = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** CSV, or a grid copied from a spreadsheet. */
  text: z.string().min(1, "is empty").max(MAX_UPLOAD_BYTES, "is larger than 10 MiB"),
  kind: uploadKind.default("results"),
  delimiter: uploadDelimiter.optional(),
  hasHeader: z.boolean().optional(),
  /** For each column of the file; null = not used. */
  columns: z.array(uploadField.nullable()).max(MAX_UPLOAD_COLUMNS).optional(),
  numbers: numberStyle.optional(),
  dates: dateStyle.default("iso"),
  /** IANA zone of times without an offset; left out, the workspace's. */
  timezone: timezone.optional(),
  /** For rows that say nothing themselves. */
  defaults: z
    .strictObject({
      campaign_id: word.optional(),
      publisher_id: word.optional(),
      event: word.optional(),
      status: word.optional(),
      currency: word.optional(),
      coupon: word.optional(),
    })
    .default({}),
});

const count = z.number().int();

/** What became of rows, or would. Money is that of new results. */
export const uploadTally = z.strictObject({
  effects: z.strictObject({
    recorded: count,
    held: count,
    changed: count,
    duplicate: count,
    conflict: count,
    ignored: count,
    refused: count,
  } satisfies Record<RowEffect, typeof count>),
  money: z.array(
    z.strictObject({
      currency: z.string(),
      status: z.string(),
      results: count,
      payoutMicros: count,
      revenueMicros: count,
    }),
  ),
  reasons: z.array(z.strictObject({ reason: z.string(), rows: count })),
  /** Rows that met a cap as it stood when they were looked at, by its reason. They are tried all the same. */
  caps: z.array(z.strictObject({ reason: z.string(), rows: count })).default([]),
  /** The first 20; all of them are in the error file. */
  problems: z.array(z.strictObject({ line: count, reason: z.string(), hint: z.string() })),
});

export const upload = z.strictObject({
  id: z.string(),
  name: z.string(),
  createdAtMs: timeMs,
  kind: uploadKind,
  /** `checking` and `committing` go on with the next call to check or commit. */
  state: z.enum(["checking", "checked", "committing", "done"]),
  rows: count,
  checkedRows: count,
  committedRows: count,
  columns: z.array(z.strictObject({ header: z.string(), field: uploadField.nullable() })),
  numbers: numberStyle,
  dates: dateStyle,
  timezone: z.string(),
  /** What the dry run found so far. */
  checked: uploadTally,
  /** What became of the rows that were committed so far. */
  committed: uploadTally,
  /** Another upload of the same text that was committed; null = there is none. */
  sameAs: z.string().nullable(),
});

/** Newest first. */
export const uploadQuery = pageQuery;

export type Upload = z.infer<typeof upload>;
export type UploadTallyShown = z.infer<typeof uploadTally>;
export type UploadPreview = z.infer<typeof uploadPreview>;
export type UploadSample = z.infer<typeof uploadSample>;
export type NewUpload = z.infer<typeof newUpload>;
/** As a client sends it. */
export type NewUploadBody = z.input<typeof newUpload>;
export type UploadFieldName = z.infer<typeof uploadField>;
export type UploadKindName = z.infer<typeof uploadKind>;
