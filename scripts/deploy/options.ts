export type DeployOptions = {
  readonly appOrigin: string;
  readonly trackingOrigin: string;
  /** Id of a stream of Cloudflare Pipelines that clicks are logged by; null = straight into R2. */
  readonly logStream: string | null;
  /** How long the clicks queue waits for company, in seconds; null = as wrangler.toml has it. */
  readonly clicksWaitSeconds: number | null;
};

/** What a queue may wait. */
const MOST_SECONDS = 60;

/** Reads where the installation will be reached. Throws with one sentence when that is missing or no origin. */
export function readDeployOptions(
  env: Readonly<Record<string, string | undefined>>,
): DeployOptions {
  const appOrigin = httpsOrigin("APP_ORIGIN", env["APP_ORIGIN"]);
  const tracking = env["TRACKING_ORIGIN"];
  return {
    appOrigin,
    trackingOrigin: tracking === undefined ? appOrigin : httpsOrigin("TRACKING_ORIGIN", tracking),
    logStream: streamId(env["LOG_STREAM"]),
    clicksWaitSeconds: waitSeconds(env["CLICKS_WAIT_SECONDS"]),
  };
}

function streamId(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^[0-9a-f]{32}$/.test(text)) return text;
  throw new Error(
    "LOG_STREAM must be the id of a stream, 32 hexadecimal digits: npx wrangler pipelines streams list.",
  );
}

function waitSeconds(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,2}$/.test(text) && Number(text) <= MOST_SECONDS) return Number(text);
  throw new Error(`CLICKS_WAIT_SECONDS must be whole seconds from 0 to ${MOST_SECONDS}.`);
}

function httpsOrigin(name: string, text: string | undefined): string {
  if (text !== undefined && /^https:\/\/[^/?#@\s]+$/.test(text)) return text;
  throw new Error(
    `${name} must be an https origin such as https://app.example.com, without a path.`,
  );
}
