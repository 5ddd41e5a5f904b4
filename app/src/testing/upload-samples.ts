import type { Upload, UploadPreview, UploadTallyShown } from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

const NO_EFFECTS = {
  recorded: 0,
  held: 0,
  changed: 0,
  duplicate: 0,
  conflict: 0,
  ignored: 0,
  refused: 0,
};

export function tally(
  effects: Partial<UploadTallyShown["effects"]> = {},
  part: Partial<UploadTallyShown> = {},
): UploadTallyShown {
  const none = { money: [], reasons: [], caps: [], problems: [] };
  return { effects: { ...NO_EFFECTS, ...effects }, ...none, ...part };
}

/** A dry run over three rows, one of them bad. */
export function upload(part: Partial<Upload> = {}): Upload {
  return {
    id: "upl_1",
    name: "shop.csv",
    createdAtMs: AT_MS,
    kind: "results",
    state: "checked",
    rows: 3,
    checkedRows: 3,
    committedRows: 0,
    columns: [
      { header: "Order", field: "txid" },
      { header: "Total", field: "amount" },
    ],
    numbers: "point",
    dates: "iso",
    timezone: "UTC",
    checked: tally(
      { recorded: 2, refused: 1 },
      {
        money: [
          {
            currency: "USD",
            status: "approved",
            results: 2,
            payoutMicros: 6_600_000,
            revenueMicros: 50_000_000,
          },
        ],
        reasons: [{ reason: "X_EVENT_UNKNOWN", rows: 1 }],
        problems: [{ line: 4, reason: "X_EVENT_UNKNOWN", hint: 'did you mean "sale"?' }],
      },
    ),
    committed: tally(),
    sameAs: null,
    ...part,
  };
}

export function uploadPreview(part: Partial<UploadPreview> = {}): UploadPreview {
  return {
    delimiter: "\t",
    hasHeader: true,
    columns: [
      { header: "Order", field: "txid", samples: ["A-1", "A-2"] },
      { header: "Total", field: null, samples: ["1,234", "2,500"] },
    ],
    numbers: null,
    dates: "iso",
    ...part,
  };
}
