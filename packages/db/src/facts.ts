export { advanceDelivery, progressOf, type AttemptLine } from "./events/advance-delivery.ts";
export type { BatchCount, ClickRecord, RecordedBatch } from "./events/click-record.ts";
export { keepDeadClicks, type DeadClicks } from "./events/dead-clicks.ts";
export {
  keepDeadLetters,
  type DeadLetter,
  type KeptLetterBody,
  type LetterEncoding,
  type LetterOwner,
} from "./events/dead-letters.ts";
export {
  countWaitingLetters,
  findDeadLetter,
  listDeadLetters,
  nextDeadLetters,
  type LetterBody,
  type LetterPlace,
  type LetterQuery,
  type LetterRecord,
  type WaitingLetters,
} from "./events/list-dead-letters.ts";
export {
  eraseUploadRows,
  scanUploads,
  type ChunkPlace,
  type ErasableChunk,
} from "./events/erase-uploads.ts";
export {
  discardDeadLetter,
  ownersOfLetter,
  type Discard,
  type Discarded,
} from "./events/discard-dead-letter.ts";
export {
  markBlanked,
  nextLetters,
  nextUnblanked,
  replaceBody,
  type UnblankedLetter,
} from "./events/blank-dead-letters.ts";
export { forgetTrials, noteTrial, readTrials } from "./events/message-trials.ts";
export { readLag, readOverdueDelivery, type Lag } from "./events/read-lag.ts";
export {
  failDeadLetter,
  forgetDeadLetters,
  settleDeadLetter,
  type LetterPart,
} from "./events/settle-dead-letter.ts";
export { readCapUsage, type CapUsed } from "./events/cap-usage.ts";
export { readBreaker, saveBreaker } from "./events/endpoint-breaker.ts";
export {
  countErasable,
  eraseClicks,
  findPersonClicks,
  scanClicks,
  type PersonClicks,
} from "./events/erase-clicks.ts";
export {
  eraseReceived,
  scanReceived,
  type ErasableReport,
  type ReportSearch,
} from "./events/erase-received.ts";
export {
  eraseResults,
  findPersonResults,
  scanResults,
  type ErasableResult,
} from "./events/erase-results.ts";
export { eraseSub1 } from "./events/erase-sub1.ts";
export {
  advanceErasure,
  findErasure,
  openErasures,
  startErasure,
  type ErasureRecord,
} from "./events/erasures.ts";
export { forgetBatches } from "./events/purge.ts";
export { deleteClicks, leftClicks, oldestClickMs } from "./events/purge-clicks.ts";
export {
  endHour,
  listHeldHours,
  readPurgeProgress,
  savePurgeProgress,
  type HeldHour,
  type PurgeProgress,
} from "./events/held-hours.ts";
export { purgeDeliveries } from "./events/purge-deliveries.ts";
export { purgeReceived } from "./events/purge-received.ts";
export { purgeUploads } from "./events/purge-uploads.ts";
export {
  queueOverdue,
  replayDeliveries,
  replayRange,
  type DeliveryRange,
  type QueuedDelivery,
} from "./events/queue-deliveries.ts";
export { forgetJournal, keepJournalNumber, readJournal } from "./events/journal.ts";
export type {
  ConversionLine,
  EntryLine,
  GuessLine,
  JournalEntry,
  JournalRow,
  JournaledEntry,
  LockLine,
  PaymentLine,
} from "./events/journal-lines.ts";
export { readLedgerLock } from "./events/ledger-lock.ts";
export { settleClicks } from "./events/settle-clicks.ts";
export { settlePayload } from "./events/settle-payload.ts";
export { readBalance, type BalanceHour } from "./events/read-balance.ts";
export { readDayTotals, type DayTotals } from "./events/read-day-totals.ts";
export type {
  CapGuard,
  ConversionState,
  ConversionWrite,
  HistoryLine,
  NewDelivery,
  WriteOutcome,
} from "./events/conversion-write.ts";
export {
  listApproved,
  type ApprovedConversion,
  type ApprovedPage,
} from "./events/list-approved.ts";
export { findJourneyEnds, keepVisitor } from "./events/find-journey-ends.ts";
export { findHeld, type HeldConversion } from "./events/find-held.ts";
export { findKeyed, type ConversionKeys } from "./events/find-keyed.ts";
export { findReported, type ReportedKeys } from "./events/find-reported.ts";
export {
  findReceived,
  keepReceived,
  listReceived,
  type NewReceived,
  type ReceivedFilter,
  type ReceivedRecord,
} from "./events/received-reports.ts";
export {
  findReceivedMany,
  waitingReports,
  type WaitingFilter,
  type WaitingStep,
} from "./events/waiting-reports.ts";
export {
  MAX_TOUCHES,
  readJourneys,
  type JourneyQuery,
  type Journeys,
  type JourneyTouch,
} from "./events/read-journeys.ts";
export { purgeFingerprints, storeFingerprints } from "./events/fingerprints.ts";
export { purgeViews, storeViews } from "./events/views.ts";
export { readVolume, type Volume } from "./events/read-volume.ts";
export {
  keepDataTime,
  writeConversion,
  writeConversions,
  type WriteJob,
} from "./events/write-conversion.ts";
export { readLinkDays, type LinkDay } from "./events/read-link-days.ts";
export { storeClicks, type StoreClicksOptions } from "./events/store-clicks.ts";
export { sumNextDay } from "./events/sum-days.ts";
export {
  forgetDeletedWorkspace,
  listDeletedWorkspaces,
  type DeletedWorkspace,
} from "./control/delete-workspace.ts";
export { forgetWorkspaceRows } from "./events/forget-workspace.ts";
export { disableEndpoint } from "./control/disable-endpoint.ts";
export { pauseDoubtedLinks, type DoubtedSource } from "./control/pause-doubted-links.ts";
export {
  readDeliveryTarget,
  readListeners,
  type DeliveryTarget,
  type Listeners,
} from "./control/read-endpoints.ts";
export { readRate } from "./control/exchange-rates.ts";
export { readClickTerms, readOwnClickRates, type ClickTerms } from "./control/read-click-terms.ts";
export { readAttributionPolicy } from "./control/read-attribution-policy.ts";
export { readCampaignCounting, type CampaignCounting } from "./control/read-campaign-delivery.ts";
export {
  readCampaignTerms,
  readLinkTerms,
  type CampaignTerms,
} from "./control/read-conversion-terms.ts";
export {
  listWorkspaceSettings,
  type ScheduledWorkspace,
  readHostSettings,
  readWorkspaceSettings,
  type WorkspaceSettings,
} from "./control/read-workspace-settings.ts";
export { listChangedSnapshots, type ChangedSnapshot } from "./control/recent-changes.ts";
export { readHour, type StoredBucket } from "./verify/read-buckets.ts";
export { findKnownBatches, readClickFacts, type ClickFact } from "./verify/read-clicks.ts";
export {
  readEntries,
  readHistories,
  readResults,
  readResultsOf,
  readResultsReceived,
} from "./verify/read-results.ts";
export {
  FACET_DIMENSIONS,
  readDay,
  readEarnings,
  readFacet,
  sumFacets,
  sumHours,
  type CampaignBucket,
  type LocalDay,
  type Earned,
} from "./verify/read-days.ts";
export { readSummed, type Summed, type SummedBucket } from "./verify/read-summed.ts";
export {
  advanceVerifyRun,
  findVerifyRun,
  listFindings,
  listVerifyRuns,
  readNightlies,
  type Nightly,
  startVerifyRun,
  type NewVerifyRun,
  type VerifyFinding,
  type VerifyRun,
  type VerifyStep,
} from "./verify/verify-runs.ts";
export { publishersOfLinks } from "./control/link-publishers.ts";
export { keepReceiptKey, listReceiptKeys } from "./control/receipt-keys.ts";
export {
  findReceiptDay,
  keepReceiptDay,
  lastReceiptDay,
  listReceiptDays,
  receiptDaysFrom,
  type ReceiptDay,
  type ReceiptDayPage,
} from "./receipts/receipt-days.ts";
export {
  firstOpenMs,
  lackingOutcomes,
  markSealed,
  openOutcomes,
  outcomesOf,
  type StoredOutcome,
} from "./receipts/read-outcomes.ts";
export { applyConversion, type Applied } from "./replay/apply-conversion.ts";
export { applyEntries, settleApplied } from "./replay/apply-entry.ts";
export { REBUILT_BOOKS } from "./replay/rebuilt-books.ts";
export { beginReplaying, endReplaying, goOnReplaying, isReplaying } from "./replay/replaying.ts";
export {
  listFraudFindings,
  readFraudKnowledge,
  saveFraudJudgement,
  type Judgement,
  type StoredFinding,
  type StoredKnowledge,
} from "./fraud/findings.ts";
export {
  decideVerdict,
  dropFraudVerdicts,
  findFraudVerdict,
  listFraudVerdicts,
  saveFraudVerdicts,
  type FraudVerdictRecord,
  type JudgedVerdict,
  type VerdictDecision,
} from "./fraud/verdicts.ts";
export {
  decideClickHold,
  findClickHold,
  holdClicks,
  openClickHolds,
  releaseClicks,
  type ClickDay,
  type ClickHoldRecord,
} from "./fraud/click-holds.ts";
export { saveClickMarks, type ClickMark } from "./fraud/click-marks.ts";
export { earlierDecisions, type EarlierDecision } from "./fraud/earlier-decisions.ts";
export {
  findFraudDecision,
  insertFraudDecision,
  listFraudDecisions,
  markFraudDecisionUndone,
  type FraudDecisionRecord,
} from "./fraud/decisions.ts";
export { readFraudPolicies, type FraudPolicyRow, type OwnFraudPolicy } from "./fraud/policies.ts";
export {
  LEAD_NAMES,
  readEarnTimes,
  readJudgedClick,
  readJudgedResults,
  type JudgedClick,
  type JudgedResult,
  type KnownVerdict,
  type ResultPlace,
} from "./fraud/judged-results.ts";
export { readApprovalState } from "./fraud/fraud-hold.ts";
export { listStoredBatches, readClicksOfBatches } from "./fraud/missed-batches.ts";
