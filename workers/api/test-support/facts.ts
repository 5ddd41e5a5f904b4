import type { Services } from "../src/services.ts";

type Facts = Services["facts"];

/** The consumer as a test plays it: whatever is not given does not answer. */
export function factsOf(given: Partial<Facts>): { readonly facts: Facts } {
  const away = () => Promise.reject(new Error("the consumer is away"));
  return {
    facts: {
      takePastReport: away,
      takeReport: away,
      takeReports: away,
      checkReports: away,
      changeConversions: away,
      replayReport: away,
      replayReports: away,
      checkReplays: away,
      testEndpoint: away,
      replayDeliveries: away,
      storeClicks: away,
      takeClicks: away,
      runSchedule: away,
      replayDeadLetters: away,
      readDeadLetter: away,
      discardDeadLetter: away,
      queueBacklogs: away,
      checkErasure: away,
      continueErasure: away,
      continueVerify: away,
      verifyBooks: away,
      receiptKeys: away,
      receiptFile: away,
      conversionReceipt: away,
      replayLog: away,
      judgeFraud: away,
      wakeFraud: away,
      readFraudBy: away,
      decideFraud: away,
      decideClickHolds: away,
      undoFraudDecision: away,
      moveWorkspace: away,
      ...given,
    },
  };
}
