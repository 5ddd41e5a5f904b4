export { labelledTraffic, standardPlan, type FraudPlan } from "./generate.ts";
export {
  fraudClasses,
  fraudLevels,
  lookAlikes,
  type ClickLine,
  type ConversionLine,
  type FraudClass,
  type FraudLevel,
  type LabelLine,
  type LookAlike,
  type OutcomeLine,
  type SetupLine,
  type TrafficLine,
  type Truth,
} from "./lines.ts";
export {
  stagedTraffic,
  type StagedCampaign,
  type StagedPlan,
  type StagedPublisher,
} from "./staged-traffic.ts";
export type { LabelledLine } from "./write-lines.ts";
