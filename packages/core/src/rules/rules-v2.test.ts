import { expect, test } from "vitest";
import { RULES_V1 } from "./rules-v1.ts";
import { RULES_V2 } from "./rules-v2.ts";

test.each([
  ["OK", false, "", "OK"],
  ["OK", false, "bot", "Q_BOT"],
  ["OK", false, "scanner", "Q_BOT"],
  ["OK", false, "preview", "Q_PREFETCH"],
  ["OK", true, "", "Q_BOT"],
  ["OK", true, "preview", "Q_BOT"],
  ["OK", false, "something newer", "OK"],
  ["T_COUNTRY", false, "bot", "T_COUNTRY"],
  ["Q_PREFETCH", false, "bot", "Q_PREFETCH"],
])(
  "a request that came as %s, on the list of bots: %s, known as %j, is %s",
  (cameAs, isListedBot, known, reason) => {
    expect(RULES_V2.judgeRequest({ cameAs, isListedBot, known })).toBe(reason);
  },
);

test("visits and results are judged as before", () => {
  expect(RULES_V2).toMatchObject({
    version: 2,
    judgeVisit: RULES_V1.judgeVisit,
    judgeResult: RULES_V1.judgeResult,
  });
});
