import { expect, test } from "vitest";
import { pixelTag, postbackUrl } from "./postback-url.ts";

test("a postback URL names the parameters of the report and leaves out what is not given", () => {
  expect(
    postbackUrl("https://go.brand.com", { clickId: "CLICK_ID", txid: "ORDER_ID", event: "sale" }),
  ).toBe("https://go.brand.com/pb?click_id=CLICK_ID&txid=ORDER_ID&event=sale");
});

test("a token stands at the end of a postback URL", () => {
  expect(postbackUrl("https://x.test", { clickId: "a", txid: "1", token: "t-k_n" })).toBe(
    "https://x.test/pb?click_id=a&txid=1&token=t-k_n",
  );
});

test("values are encoded, so that an odd event name cannot add a parameter", () => {
  expect(postbackUrl("https://x.test", { clickId: "a", txid: "1&status=approved" })).toBe(
    "https://x.test/pb?click_id=a&txid=1%26status%3Dapproved",
  );
});

test("the pixel is an image tag whose URL is escaped for HTML", () => {
  expect(
    pixelTag("https://x.test", { clickId: "CLICK_ID", txid: "ORDER_ID", amount: "AMOUNT" }),
  ).toBe(
    '<img src="https://x.test/px.gif?click_id=CLICK_ID&amp;txid=ORDER_ID&amp;amount=AMOUNT" width="1" height="1" alt="">',
  );
});
