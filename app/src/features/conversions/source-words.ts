import type { ReportVia, Rung } from "@cleverdrip/contract";

const VIA: Readonly<Record<ReportVia, string>> = {
  postback: "Postback",
  pixel: "Pixel",
  snippet: "Snippet",
  manual: "Entered by hand",
  upload: "Upload",
  api: "API",
};

const RUNG: Readonly<Record<Rung, string>> = {
  "click-id": "Click id",
  cookie: "Cookie",
  coupon: "Coupon",
  clickless: "Named publisher, no click",
  fingerprint: "Address and browser (a guess)",
};

export function viaLabel(via: ReportVia): string {
  return VIA[via];
}

export function rungLabel(rung: Rung): string {
  return RUNG[rung];
}
