import { readReport, verifyReport } from "@cleverdrip/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { reportUrl } from "./create-client.ts";
import { sign } from "./sign.ts";

const origin = "https://go.brand.example";

test("the signature is that of RFC 4231's second test case", async () => {
  expect(await sign("what do ya want for nothing?", "Jefe")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});

test("whatever a report says, the tracker finds its signature valid under that secret alone", async () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, text, text, async (txid, event, secret) => {
      const { search } = new URL(await reportUrl({ origin, secret }, { txid, event }));
      expect(verifyReport(search, [secret])).toBe("valid");
      expect(verifyReport(search, [`${secret}x`])).toBe("wrong");
    }),
  );
});

test("the tracker reads out of a report what was put in", async () => {
  const report = {
    clickId: "0v3m8c7q1n5s9x2b4d6f8h0j2k4p6r8t",
    txid: "A & 1",
    event: "größer",
    amount: "49.90",
    currency: "EUR",
    status: "approved",
    coupon: "MAY",
    eventAtMs: 1_790_000_000_000,
  };
  const { searchParams } = new URL(await reportUrl({ origin, token: "t0ken" }, report));
  expect(readReport(searchParams)).toMatchObject({ ...report, token: "t0ken", problems: [] });
});
