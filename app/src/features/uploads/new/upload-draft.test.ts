import { expect, test } from "vitest";
import { uploadPreview } from "../../../testing/upload-samples.ts";
import { bodyOf, draftErrors, draftOf, withColumn } from "./upload-draft.ts";

const draft = draftOf(uploadPreview());

test("what the preview leaves open has to be chosen, as soon as it matters", () => {
  expect(draftErrors({ ...draft, campaignId: "cmp_1" })).toEqual({});
  const priced = withColumn(draft, 1, "amount");
  expect(Object.keys(draftErrors(priced))).toEqual(["campaign", "numbers"]);
  expect(draftErrors({ ...priced, numbers: "point", campaignId: "cmp_1" })).toEqual({});
});

test("a click id names the campaign, so none is asked for", () => {
  expect(draftErrors(withColumn(draft, 0, "click_id"))).toEqual({});
});

test("rows without any id, and statuses without a status, cannot be sent", () => {
  expect(draftErrors(withColumn(draft, 0, null))["columns"]).toContain("transaction id");
  const statuses = { ...draft, kind: "statuses", campaignId: "cmp_1" } as const;
  expect(draftErrors(statuses)["columns"]).toContain("status");
});

test("a field has one column: the one that had it before gives it up", () => {
  expect(withColumn(draft, 1, "txid").columns).toEqual([null, "txid"]);
});

test("what is empty is left out of what is sent", () => {
  const source = { name: "shop.csv", text: "Order\tTotal" };
  expect(bodyOf(source, uploadPreview(), { ...draft, campaignId: "cmp_1", event: " " })).toEqual({
    ...source,
    kind: "results",
    delimiter: "\t",
    hasHeader: true,
    columns: ["txid", null],
    dates: "iso",
    defaults: { campaign_id: "cmp_1" },
  });
});
