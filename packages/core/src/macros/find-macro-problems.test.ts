import { expect, test } from "vitest";
import { findMacroProblems, MACROS } from "../index.ts";

test("every macro in every spelling, with every function, is fine in path, query and fragment", () => {
  for (const { name, aliases } of MACROS) {
    for (const spelling of [name, ...aliases]) {
      const functions =
        name === "date" ? ["", ":yyyy,UTC"] : ["", ":hash", ":raw", ":percentage", ":80%", ":a=b"];
      for (const end of functions) {
        const macro = `{${spelling}${end}}`;
        expect(findMacroProblems(`https://a.example/${macro}?x=${macro}#${macro}`)).toEqual([]);
      }
    }
  }
});

test.each([
  ["https://a.example/?x={clikid}", "{clikid}", "is not a macro we know; did you mean {clickid}?"],
  ["https://a.example/{publisher_id}", "{publisher_id}", "did you mean {publisher.id}?"],
  ["https://a.example/?x={nothing_like_it}", "{nothing_like_it}", /we know$/],
  ["https://a.example/?x={sub21}", "{sub21}", "is not a macro we know"],
  ["https://a.example/?x={sub 1}", "{sub 1}", "is not a macro we know"],
  ["https://{sub1}.example/", "{sub1}", "cannot stand in scheme, user name, host or port"],
  ["https://a.example{sub1}/", "{sub1}", "cannot stand in scheme"],
  ["https://a.example:{sub1}/", "{sub1}", "cannot stand in scheme"],
  ["https://{sub1}@a.example/", "{sub1}", "cannot stand in scheme"],
  ["{sub1}://a.example/", "{sub1}", "cannot stand in scheme"],
  ["https://a.example{clickid}", "{clickid}", "cannot stand in scheme"],
  ["https://a.example/?x={sub1:md5}", "{sub1:md5}", 'has no function "md5"'],
  ["https://a.example/?x={status:lead}", "{status:lead}", 'has no function "lead"'],
  ["https://a.example/?x={date:YYYY}", "{date:YYYY}", "has an unknown date format"],
  ["https://a.example/?x={date:yyyy,Mars}", "{date:yyyy,Mars}", "names an unknown time zone"],
  ["https://a.example/?x={date:hash}", "{date:hash}", "has an unknown date format"],
  ["https://a.example/?x={{clickid}}", "{{clickid}}", "has two pairs of braces"],
  ["https://a.example/?x={clickid", "{clickid", "has no closing brace"],
  ["https://a.example/?x={clickid&y={sub1}", "{clickid", "has no closing brace"],
])("in %s, %s %s", (template, macro, problem) => {
  expect(findMacroProblems(template)).toEqual([{ macro, problem: expect.stringMatching(problem) }]);
});

test("each of several problems is named", () => {
  const found = findMacroProblems("https://{sub1}.example/{nope}?d={date:QQ}&ok={clickid}");
  expect(found.map(({ macro }) => macro)).toEqual(["{sub1}", "{nope}", "{date:QQ}"]);
});

test.each(["https://a.example/", 'https://a.example/?f={"a":1}', "https://a.example/?f={}", ""])(
  "%j has no macro to speak of",
  (template) => {
    expect(findMacroProblems(template)).toEqual([]);
  },
);
