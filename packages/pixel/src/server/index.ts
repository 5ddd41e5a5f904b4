export {
  type Client,
  type ClientOptions,
  createClient,
  type ReportResult,
  reportUrl,
} from "./create-client.ts";
export type { ConversionReport } from "./report-query.ts";
