import { expect, test } from "vitest";
import { readDeployOptions } from "./options.ts";

test("links are on the dashboard's origin unless another is given", () => {
  const appOrigin = "https://app.example.com";
  const others = { logStream: null, clicksWaitSeconds: null };
  expect(readDeployOptions({ APP_ORIGIN: appOrigin })).toEqual({
    appOrigin,
    trackingOrigin: appOrigin,
    ...others,
  });
  const trackingOrigin = "https://go.example.com";
  expect(readDeployOptions({ APP_ORIGIN: appOrigin, TRACKING_ORIGIN: trackingOrigin })).toEqual({
    appOrigin,
    trackingOrigin,
    ...others,
  });
});

test("a stream for the log and the queue's wait are taken where they are given", () => {
  const given = { APP_ORIGIN: "https://app.example.com", LOG_STREAM: "a1".repeat(16) };
  expect(readDeployOptions({ ...given, CLICKS_WAIT_SECONDS: "20" })).toMatchObject({
    logStream: given.LOG_STREAM,
    clicksWaitSeconds: 20,
  });
});

test.each([
  ["LOG_STREAM", "my-stream"],
  ["LOG_STREAM", ""],
  ["CLICKS_WAIT_SECONDS", "61"],
  ["CLICKS_WAIT_SECONDS", "1.5"],
])("%s=%s is refused", (name, value) => {
  const env = { APP_ORIGIN: "https://app.example.com", [name]: value };
  expect(() => readDeployOptions(env)).toThrow(`${name} must be`);
});

test.each([undefined, "", "app.example.com", "http://app.example.com", "https://a.example/x"])(
  "APP_ORIGIN=%s is refused",
  (appOrigin) => {
    expect(() => readDeployOptions({ APP_ORIGIN: appOrigin })).toThrow("APP_ORIGIN must be");
  },
);
