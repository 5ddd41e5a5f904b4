import { expect, test } from "vitest";
import { smartLink } from "../../testing/samples.ts";
import {
  emptyMember,
  emptySmartLink,
  newSmartLinkOf,
  smartLinkDraftOf,
  smartLinkErrors,
  smartLinkPatchOf,
} from "./smart-link-draft.ts";

test("an empty form is told what every missing field wants", () => {
  expect(Object.keys(smartLinkErrors(emptySmartLink()))).toEqual([
    "name",
    "publisherId",
    "members.0.linkId",
  ]);
});

test("what was left empty is left out of the request", () => {
  const draft = smartLinkDraftOf(smartLink());
  expect(newSmartLinkOf({ ...draft, slug: " " })).toEqual({
    name: "Best of summer",
    publisherId: "pub_1",
    members: [{ linkId: "lnk_1", weight: 100 }],
  });
});

test("a change sends neither the publisher nor the slug, which a smart link keeps", () => {
  const draft = smartLinkDraftOf(smartLink());
  expect(smartLinkErrors(draft)).toEqual({});
  expect(smartLinkPatchOf({ ...draft, name: " Best " })).toEqual({
    name: "Best",
    domainId: null,
    members: [{ linkId: "lnk_1", weight: 100 }],
  });
});

test.each(["-1", "1.5", "", "10001", "ten"])("the weight %j is not accepted", (weight) => {
  const draft = smartLinkDraftOf(smartLink());
  const members = draft.members.map((member) => ({ ...member, weight }));
  expect(Object.keys(smartLinkErrors({ ...draft, members }))).toEqual(["members.0.weight"]);
});

test("the same link is not taken twice", () => {
  const draft = smartLinkDraftOf(smartLink());
  const members = [...draft.members, { ...emptyMember(draft.members), linkId: "lnk_1" }];
  expect(smartLinkErrors({ ...draft, members })).toEqual({
    "members.1.linkId": "This link is already in the list.",
  });
});
