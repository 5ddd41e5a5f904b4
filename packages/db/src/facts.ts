export type { BatchCount, ClickRecord, RecordedBatch } from "./events/click-record.ts";
export { keepDeadClicks, type DeadClicks } from "./events/dead-clicks.ts";
export { keepDeadLetters, type DeadLetter } from "./events/dead-letters.ts";
export { forgetBatches, purgeClicks } from "./events/purge.ts";
export { readBalance, type BalanceHour } from "./events/read-balance.ts";
export { readDayTotals, type DayTotals } from "./events/read-day-totals.ts";
export {
  recordConversion,
  type NewConversion,
  type StoredConversion,
} from "./events/record-conversion.ts";
export { readLinkDays, type LinkDay } from "./events/read-link-days.ts";
export { storeClicks, type StoreClicksOptions } from "./events/store-clicks.ts";
export { readCampaignCounting, type CampaignCounting } from "./control/read-campaign-delivery.ts";
export { readLinkTerms, type LinkTerms } from "./control/read-conversion-terms.ts";
export {
  listWorkspaceSettings,
  readWorkspaceSettings,
  type WorkspaceSettings,
} from "./control/read-workspace-settings.ts";
export { listChangedSnapshots, type ChangedSnapshot } from "./control/recent-changes.ts";
