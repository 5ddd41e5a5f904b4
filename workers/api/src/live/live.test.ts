import { liveMessage } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { clientOf } from "../../test-support/client.ts";
import { signedIn, type Member } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

function join(member: Pick<Member, "send">, headers: Record<string, string> = {}) {
  return member.send("GET", "/v1/live", { headers: { upgrade: "websocket", ...headers } });
}

test("a dashboard joins its workspace's feed and is told today's totals at once", async () => {
  const member = await signedIn();
  const { status, webSocket } = await join(member, { origin: member.services.appOrigin });
  expect(status).toBe(101);
  if (webSocket === null) throw new Error("no WebSocket came with 101");
  const { promise, resolve } = Promise.withResolvers<string>();
  webSocket.addEventListener("message", (event) => resolve(String(event.data)));
  webSocket.accept();
  const message = liveMessage.parse(JSON.parse(await promise));
  webSocket.close();
  expect(message).toMatchObject({ type: "totals", clicks: 0, conversions: 0 });
});

test("the feed is told the workspace by us, whatever the client says, and never the cookie", async () => {
  const handshakes: [string, Request][] = [];
  const liveFeed = (workspaceId: string) => ({
    fetch: async (request: Request) => {
      handshakes.push([workspaceId, request]);
      return new Response(null, { status: 204 });
    },
  });
  const member = await signedIn({ services: { liveFeed } });
  await join(member, { "x-workspace-id": "wsp_of_somebody_else" });
  const [[name, request] = []] = handshakes;
  expect(name).toBe(member.workspaceId);
  expect(request?.headers.get("x-workspace-id")).toBe(member.workspaceId);
  expect(request?.headers.has("cookie")).toBe(false);
});

test.each(["https://evil.example", "null"])("a page of %s cannot join", async (origin) => {
  const { status, webSocket } = await join(await signedIn(), { origin });
  expect(status).toBe(403);
  expect(webSocket).toBeNull();
});

test("without a session there is no feed", async () => {
  expect((await join(clientOf(testServices()))).status).toBe(401);
});

test("a plain request is told that this is a WebSocket", async () => {
  const answer = await (await signedIn()).get("/v1/live");
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toContain("Upgrade: websocket");
});
