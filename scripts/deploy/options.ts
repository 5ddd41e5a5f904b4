export type DeployOptions = { readonly appOrigin: string; readonly trackingOrigin: string };

/** Reads where the installation will be reached. Throws with one sentence when that is missing or no origin. */
export function readDeployOptions(
  env: Readonly<Record<string, string | undefined>>,
): DeployOptions {
  const appOrigin = httpsOrigin("APP_ORIGIN", env["APP_ORIGIN"]);
  const tracking = env["TRACKING_ORIGIN"];
  return {
    appOrigin,
    trackingOrigin: tracking === undefined ? appOrigin : httpsOrigin("TRACKING_ORIGIN", tracking),
  };
}

function httpsOrigin(name: string, text: string | undefined): string {
  if (text !== undefined && /^https:\/\/[^/?#@\s]+$/.test(text)) return text;
  throw new Error(
    `${name} must be an https origin such as https://app.example.com, without a path.`,
  );
}
