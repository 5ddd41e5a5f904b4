import { expect, test } from "vitest";
import { finding } from "../../testing/verify-samples.ts";
import { bucketWords } from "./bucket-words.ts";
import { detailWords, placeWords, sumWords } from "./finding-words.ts";

test.each([
  ["payoutMicros is 5000000, counted again 4000000", "payout is 5.00, counted again 4.00"],
  [
    "grossClicks is 12, counted again 11; revenueMicros is -1500000, counted again 0",
    "gross clicks is 12, counted again 11; revenue is -1.50, counted again 0.00",
  ],
  [
    "cnv_1: owedMicros is 1, by its receipt 4000000",
    "cnv_1: owed is 0.000001, by its receipt 4.00",
  ],
  [
    "cnv_1 is approved and pays pub_1 4000000 micros; its ledger adds up to 0",
    "cnv_1 is approved and pays pub_1 4.00; its ledger adds up to 0.00",
  ],
  ["k1 is in the log and not in clicks", "k1 is in the log and not in clicks"],
])("%j reads %j", (detail, words) => {
  expect(detailWords(detail)).toBe(words);
});

test("an hour's bucket is told in the workspace's zone, with what it is of", () => {
  expect(bucketWords("2026-11-20T13 cmp_1 pub_1 lnk_1", "Europe/Berlin")).toEqual({
    time: "20 Nov, 14:00",
    campaignId: "cmp_1",
    publisherId: "pub_1",
    linkId: "lnk_1",
    rest: "",
  });
  expect(bucketWords("2026-11-20 cmp_1 country DE", "UTC")).toMatchObject({
    time: "20 Nov 2026",
    rest: "country DE",
  });
  expect(bucketWords(null, "UTC")).toMatchObject({ time: "", campaignId: null, rest: "" });
});

test("how many differences are about money is said", () => {
  const others = [finding({ detail: "clicks is 2, counted again 1" })];
  expect(sumWords([finding(), ...others], 2)).toBe("2 differences, 1 about money");
  expect(sumWords(others, 1)).toBe("1 difference, none about money");
  expect(placeWords("rollup_hourly")).toBe("totals by hour");
});
