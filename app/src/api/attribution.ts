import type { WhatIfAnswer, WhatIfQuestion } from "@cleverdrip/contract";
import { request } from "./request.ts";

/** What other rules would have paid whom; nothing is changed. */
export function askWhatIf(campaignId: string, body: WhatIfQuestion): Promise<WhatIfAnswer> {
  const path = `/v1/campaigns/${encodeURIComponent(campaignId)}/attribution/what-if`;
  return request<WhatIfAnswer>(path, { method: "POST", body });
}
