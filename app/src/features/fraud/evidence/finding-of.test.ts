import { expect, test } from "vitest";
import { fraudFinding, fraudReview } from "../../../testing/fraud-samples.ts";
import { findingOf } from "./finding-of.ts";

const signal = {
  rule: "too-soon",
  detail: "11 % of its 95 results came sooner than others; 0.4 % of its peers' 368.",
};
const named = fraudFinding({ id: "fnd_named", of: 95, seen: 10, share: 0.105, score: 0.96 });
const stronger = fraudFinding({ id: "fnd_stronger", of: 95, seen: 41, share: 0.43, score: 0.98 });

test("a signal rests on the finding whose numbers it names", () => {
  expect(findingOf(signal, fraudReview(), [stronger, named])?.id).toBe("fnd_named");
});

test("a finding that says the very same is meant, though another has its numbers as well", () => {
  const said = { ...named, id: "fnd_said", sub: "a", sentence: signal.detail };
  expect(findingOf(signal, fraudReview(), [stronger, named, said])?.id).toBe("fnd_said");
});

test("where none has its numbers it rests on the strongest of its rule", () => {
  const older = { ...signal, detail: "It came too soon." };
  expect(findingOf(older, fraudReview(), [named, stronger])?.id).toBe("fnd_stronger");
});

test.each([
  { publisherId: "pub_2" },
  { campaignId: "cmp_2" },
  { event: "lead" },
  { rule: "night" },
])("a finding of %j is about something else", (part) => {
  expect(findingOf(signal, fraudReview(), [fraudFinding(part)])).toBeUndefined();
});
