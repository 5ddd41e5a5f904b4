import { SIGNAL_NAMES } from "@cleverdrip/core";
import { createTestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createIsolate } from "../../test-support/isolate.ts";

const HEADERS = {
  accept: "text/html,*/*;q=0.8",
  "accept-language": "de-DE,de;q=0.9",
  "sec-ch-ua": '"Chromium";v="140"',
  "sec-ch-ua-platform": '"Linux"',
  "sec-fetch-dest": "document",
  "sec-fetch-user": "?1",
};
const CF = {
  httpProtocol: "HTTP/2",
  timezone: "Europe/Berlin",
  tlsClientCiphersSha1: "GXSPDLP4G3X+prK73a4wBuOaHRc=",
  tlsClientExtensionsSha1: "Y6TZ0hVjIOWbYQz3eSb0kWcGcSk=",
  clientTcpRtt: 21,
};

/** The event of a click with what its browser and Cloudflare say. */
async function recorded(headers: Readonly<Record<string, string>>, cf: object) {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const isolate = createIsolate();
  // What Cloudflare would say of the request.
  await isolate.open(`/c/${slug}`, { headers, cf: cf as never } as RequestInit);
  return isolate.recorded[0];
}

test("what a browser says by itself is recorded under the names that core has for it", async () => {
  const event = await recorded({ ...HEADERS, cookie: "secret=1" }, CF);
  const named = Object.fromEntries(SIGNAL_NAMES.map((name, i) => [name, event?.signals[i]]));
  const { "accept-language": _, ...own } = HEADERS;
  expect(named).toEqual({ ":proto": "HTTP/2", ...own });
  expect(event?.signals).toHaveLength(SIGNAL_NAMES.length);
  expect(event).toMatchObject({
    language: "de-DE",
    timezone: "Europe/Berlin",
    tls: "GXSPDLP4G3X+ Y6TZ0hVjIOWb",
    rttMs: 21,
  });
  expect(JSON.stringify(event)).not.toContain("secret");
});

test("whatever is not said is recorded as nothing", async () => {
  const event = await recorded({}, {});
  expect(event?.signals.join("")).toBe("");
  expect(event).toMatchObject({ language: "", timezone: "", tls: " ", rttMs: null });
});

test("what browsers send only beside another header says nothing without that one", async () => {
  const { "sec-ch-ua": _brands, "sec-fetch-dest": _target, ...headers } = HEADERS;
  const event = await recorded(headers, CF);
  expect(event?.signals).toEqual(["HTTP/2", HEADERS.accept, "", "", "", ""]);
});

test.each([
  ["en-GB,en;q=0.9", "en-GB"],
  ["fr;q=0.8", "fr"],
  ["pt BR", "pt"],
  ["", ""],
  ["x".repeat(36), "x".repeat(35)],
])("of the languages %j the first is recorded", async (header, language) => {
  expect(await recorded({ "accept-language": header }, CF)).toMatchObject({ language });
});

test("a header of thousands of characters is cut and the click is recorded", async () => {
  const event = await recorded({ ...HEADERS, accept: "x".repeat(9_000) }, CF);
  expect(event?.signals[SIGNAL_NAMES.indexOf("accept")]).toHaveLength(512);
});
