import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { signReport, verifyReport } from "../index.ts";

const QUERY = "click_id=abc&txid=A%201&amount=25.00";
const SECRET = "shhh, ключ";
const SIG = signReport(QUERY, SECRET);

test("a signature is HMAC-SHA256 of the query in lower-case hex, as the reference has it", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(text, text, (value, secret) => {
      const query = `txid=${encodeURIComponent(value)}&x=${value.replaceAll(/[&?]/g, "")}`;
      expect(signReport(query, secret)).toBe(
        createHmac("sha256", secret).update(query).digest("hex"),
      );
    }),
  );
});

test.each([
  ["at the end", `${QUERY}&sig=${SIG}`],
  ["at the start", `sig=${SIG}&${QUERY}`],
  ["in between", `click_id=abc&sig=${SIG}&txid=A%201&amount=25.00`],
  ["in capitals", `${QUERY}&SIG=${SIG.toUpperCase()}`],
  ["after a question mark", `?${QUERY}&sig=${SIG}`],
  ["after an empty one", `sig=&${QUERY}&sig=${SIG}`],
])("a signature %s is valid", (_where, query) => {
  expect(verifyReport(query, [SECRET])).toBe("valid");
});

test.each([
  ["another amount", `${QUERY.replace("25.00", "26.00")}&sig=${SIG}`],
  ["another order", `amount=25.00&click_id=abc&txid=A%201&sig=${SIG}`],
  ["another encoding", `${QUERY.replace("%20", "+")}&sig=${SIG}`],
  ["one parameter more", `${QUERY}&sig=${SIG}&status=approved`],
  ["a short signature", `${QUERY}&sig=${SIG.slice(0, 63)}`],
  ["a long signature", `${QUERY}&sig=${SIG}0`],
  ["a first signature of somebody else", `sig=${"0".repeat(64)}&${QUERY}&sig=${SIG}`],
  ["no hex at all", `${QUERY}&sig=${"z".repeat(64)}`],
])("%s makes a signature wrong", (_change, query) => {
  expect(verifyReport(query, [SECRET])).toBe("wrong");
});

test.each([QUERY, "", "sig", "sig=", `${QUERY}&signature=${SIG}`, `${QUERY}&s%69g=${SIG}`])(
  "in %j a signature is missing",
  (query) => {
    expect(verifyReport(query, [SECRET])).toBe("missing");
  },
);

test("an old secret and its successor are both valid, an empty one or none at all is not", () => {
  const query = `${QUERY}&sig=${SIG}`;
  expect(verifyReport(query, ["new", SECRET])).toBe("valid");
  expect(verifyReport(query, [SECRET, "new"])).toBe("valid");
  expect(verifyReport(query, ["new"])).toBe("wrong");
  expect(verifyReport(query, [])).toBe("wrong");
  expect(verifyReport(`${QUERY}&sig=${signReport(QUERY, "")}`, [""])).toBe("wrong");
});

test("whatever is signed is valid, and no longer when any character of it changes", () => {
  const query = fc.string({ unit: fc.constantFrom(..."abc=&%20+é"), maxLength: 60 });
  fc.assert(
    fc.property(query, fc.string({ minLength: 1 }), fc.nat(), (text, secret, index) => {
      const signature = signReport(text, secret);
      expect(verifyReport(`${text}&sig=${signature}`, [secret])).toBe("valid");
      const at = index % (text.length + 1);
      const changed = `${text.slice(0, at)}~${text.slice(at + 1)}`;
      expect(verifyReport(`${changed}&sig=${signature}`, [secret])).toBe("wrong");
    }),
  );
});
