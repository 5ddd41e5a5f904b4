export { writeAudit, type AuditEntry } from "./control/audit.ts";
export { countAttempt, forgetAttempts, type AttemptRule } from "./control/attempts.ts";
export {
  deleteWorkspacePart,
  findWorkspaceName,
  type DeletedPart,
} from "./control/delete-workspace.ts";
export { controlDb } from "./control/control-db.ts";
export {
  findEndpoint,
  insertEndpoint,
  listEndpoints,
  readEndpoints,
  removeEndpoint,
  updateEndpoint,
  type EndpointChange,
  type EndpointRecord,
} from "./control/endpoints.ts";
export {
  findCampaign,
  insertCampaign,
  listCampaigns,
  updateCampaign,
  type CampaignChange,
  type CampaignRecord,
  type EventTypeRecord,
} from "./control/campaigns.ts";
export { readCampaignEvents, type CampaignEvent } from "./control/campaign-events.ts";
export { listRates, putRates, type RateRow } from "./control/exchange-rates.ts";
export { findCampaignVersion, type CampaignVersionRecord } from "./control/campaign-versions.ts";
export {
  findDomain,
  insertDomain,
  listDomains,
  removeDomain,
  updateDomain,
  type DomainChange,
  type DomainRecord,
  type NewDomainRecord,
} from "./control/domains.ts";
export { createFirstWorkspace, isSetupOpen } from "./control/first-workspace.ts";
export { readLabels, type LabelledEntity } from "./control/labels.ts";
export { findKnownLinks } from "./control/known-links.ts";
export { readLinkParents, type LinkParents } from "./control/link-parents.ts";
export {
  findLink,
  findLinkParts,
  insertLink,
  listLinks,
  updateLink,
  type LinkChange,
  type LinkRecord,
} from "./control/links.ts";
export {
  listPayoutRules,
  putPayoutRule,
  removePayoutRule,
  type PayoutRuleRecord,
} from "./control/payout-rules.ts";
export {
  findPublisher,
  insertPublisher,
  listPublishers,
  listPublisherSlugs,
  readPublishers,
  setPublisherStatus,
  updatePublisher,
  type PublisherRecord,
} from "./control/publishers.ts";
export {
  findSmartLink,
  insertSmartLink,
  listSmartLinks,
  updateSmartLink,
  type SmartLinkChange,
  type SmartLinkRecord,
} from "./control/smart-links.ts";
export {
  findFirstWorkspaceId,
  findMembership,
  updateWorkspace,
  type WorkspaceRecord,
} from "./control/workspaces.ts";
export { findErasure, listErasures, startErasure, type ErasureRecord } from "./events/erasures.ts";
export { listHeldHours } from "./events/held-hours.ts";
export { eventsDb } from "./events/events-db.ts";
export {
  readConversionFacts,
  type CapUsageRecord,
  type ConversionFacts,
  type DeliveryRecord,
  type LedgerRecord,
} from "./events/conversion-facts.ts";
export { findKnownClicks } from "./events/known-clicks.ts";
export { findClick, listClicks, type StoredClick } from "./events/list-clicks.ts";
export {
  findConversion,
  listConversions,
  type ConversionRecord,
} from "./events/list-conversions.ts";
export {
  findDelivery,
  listAttempts,
  listDeliveries,
  type DeliveryAttemptRecord,
  type DeliveryFilter,
} from "./events/list-deliveries.ts";
export {
  firstLedgerMs,
  ledgerPublishers,
  periodEntries,
  sumBalances,
  sumPeriods,
  type LedgerLine,
  type LedgerSum,
  type PeriodSum,
} from "./events/ledger-sums.ts";
export { lockLedger, readLedgerLock } from "./events/ledger-lock.ts";
export {
  countPayments,
  payPeriod,
  readPaidPeriods,
  type PaidPeriod,
  type PeriodPayment,
  type PeriodPaymentOutcome,
} from "./events/pay-period.ts";
export {
  addLedgerEntry,
  readLedgerEntries,
  listLedger,
  type HandEntry,
  type LedgerFilter,
} from "./events/payout-ledger.ts";
export {
  findSameUpload,
  findUpload,
  listUploads,
  type UploadRecord,
} from "./events/list-uploads.ts";
export { storeUpload, type NewUpload, type UploadCells } from "./events/store-upload.ts";
export {
  advanceUpload,
  beginCommit,
  readLookedAtChunks,
  readUploadChunks,
  type UploadChunk,
} from "./events/upload-progress.ts";
export type { IdPage } from "./id-page.ts";
export {
  readDailySums,
  readFacetSums,
  readHourlySums,
  type DayRange,
  type FacetGroup,
  type HourRange,
  type NarrowGroup,
  type ReportFilter,
} from "./reports/read-sums.ts";
export type { SumRow, Sums } from "./reports/sums.ts";
export {
  findVerifyRun,
  listFindings,
  listVerifyRuns,
  startVerifyRun,
  type VerifyFinding,
  type VerifyRun,
} from "./verify/verify-runs.ts";
export {
  answerFraudAppeal,
  findFraudAppeal,
  insertFraudAppeal,
  listFraudAppeals,
  type FraudAppealFilter,
  type FraudAppealRecord,
} from "./fraud/appeals.ts";
export { clickDayKey, readHeldDay } from "./events/click-day-keys.ts";
export { putFraudPolicy } from "./fraud/policies.ts";
export { readMemberNames } from "./control/member-names.ts";
export { listKeptOutLinks, type KeptOutLink } from "./control/pause-doubted-links.ts";
export { listClickHolds, sumClickHolds } from "./fraud/list-click-holds.ts";
export { listPaidClickDays, type PaidClickDay } from "./fraud/list-click-marks.ts";
export { readDecided, type DecidedRecord, type DecidedSum } from "./fraud/decided.ts";
export type { DoubtedClick, DoubtedRecord } from "./fraud/doubted-row.ts";
export {
  sumDoubts,
  sumReasons,
  sumRuleMoney,
  type DoubtState,
  type DoubtSum,
  type ReasonSum,
  type RuleMoney,
} from "./fraud/fraud-sums.ts";
export { listSameDoubts } from "./fraud/same-doubts.ts";
export {
  listDoubted,
  listUndoubted,
  readUndoubted,
  MAX_COUNTED,
  type DoubtedPage,
} from "./fraud/list-doubted.ts";
export { readDoubtedClick } from "./fraud/read-click.ts";
export { listTold, type ToldRecord } from "./fraud/told.ts";
export {
  appealsOf,
  countOpenAppeals,
  decisionsOf,
  readAppealedConversions,
  readAppealedDays,
  type AppealedConversion,
  type AppealedDay,
} from "./fraud/people.ts";
export {
  countReviews,
  listReviews,
  reviewSortValue,
  type ReviewCount,
  type ReviewFilter,
  type ReviewPageRequest,
  type ReviewSort,
} from "./fraud/review-queue.ts";
