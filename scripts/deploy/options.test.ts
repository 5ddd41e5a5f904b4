import { expect, test } from "vitest";
import { readDeployOptions } from "./options.ts";

test("links are on the dashboard's origin unless another is given", () => {
  const appOrigin = "https://app.example.com";
  expect(readDeployOptions({ APP_ORIGIN: appOrigin })).toEqual({
    appOrigin,
    trackingOrigin: appOrigin,
  });
  const trackingOrigin = "https://go.example.com";
  expect(readDeployOptions({ APP_ORIGIN: appOrigin, TRACKING_ORIGIN: trackingOrigin })).toEqual({
    appOrigin,
    trackingOrigin,
  });
});

test.each([undefined, "", "app.example.com", "http://app.example.com", "https://a.example/x"])(
  "APP_ORIGIN=%s is refused",
  (appOrigin) => {
    expect(() => readDeployOptions({ APP_ORIGIN: appOrigin })).toThrow("APP_ORIGIN must be");
  },
);
