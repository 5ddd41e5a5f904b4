import { expect, test } from "vitest";
import { fraudPolicy } from "../../../testing/fraud-samples.ts";
import { emptyEntry, ownPolicyOf, policyDraftOf, policyErrors } from "./policy-draft.ts";

const own = {
  isOn: false,
  postbackWaitMinutes: 0,
  rules: { "too-soon": { mode: "reject", minScore: 0.925 } },
  allow: [{ kind: "asn", value: "3320", note: "our office" }],
  block: [{ kind: "sub", value: "bad-1", note: "" }],
} as const;

test.each([{}, own])("what is set at a level is what is sent when nothing is changed", (set) => {
  const view = fraudPolicy({ own: structuredClone(set) as object });
  const draft = policyDraftOf(view);
  expect(policyErrors(draft)).toEqual({});
  expect(ownPolicyOf(draft)).toEqual(set);
});

test("a rule that is left to the level above is not sent", () => {
  const draft = policyDraftOf(fraudPolicy());
  expect(draft.rules.map(({ mode }) => mode)).toEqual(["", ""]);
  expect(ownPolicyOf(draft)).toEqual({});
});

test.each([
  ["49.9", "Give 50 to 100 percent."],
  ["101", "Give 50 to 100 percent."],
  ["most", "Give 50 to 100 percent."],
  ["92,5", undefined],
])("a threshold of %s percent", (minScore, complaint) => {
  const [first, ...rest] = policyDraftOf(fraudPolicy()).rules;
  if (first === undefined) throw new Error("no rule");
  const draft = policyDraftOf(fraudPolicy());
  const rules = [{ ...first, mode: "hold" as const, minScore }, ...rest];
  expect(policyErrors({ ...draft, rules })[`rules.${first.id}.minScore`]).toBe(complaint);
});

test("an entry without a value is complained about where it stands", () => {
  const draft = policyDraftOf(fraudPolicy());
  const named = { ...emptyEntry(), value: "203.0.113.0/24" };
  const errors = policyErrors({ ...draft, block: [named, emptyEntry()] });
  expect(Object.keys(errors)).toEqual(["block.1.value"]);
});

test.each(["61", "-1", "1.5", "ten"])("a wait of %s minutes is refused", (wait) => {
  const draft = policyDraftOf(fraudPolicy());
  expect(Object.keys(policyErrors({ ...draft, wait }))).toEqual(["postbackWaitMinutes"]);
});
