import { clickIdIn } from "../simulate/click-id-in.ts";
import { browserAgent } from "../local/browser-agent.ts";
import { demoEmail, type LocalSecrets } from "../local/secrets.ts";
import type { StartOptions } from "./options.ts";

/** What a new user needs, a line each; scripts read these lines too. */
export async function printWelcome(
  options: StartOptions,
  secrets: LocalSecrets,
  linkUrl: string,
): Promise<void> {
  const clickId = await freshClickId(linkUrl);
  const txid = `demo-${Date.now().toString(36)}`;
  const postback = `${options.origin}/pb?click_id=${clickId}&txid=${txid}&event=sale&amount=25.00&currency=USD`;
  console.log(`Dashboard: ${options.appOrigin}`);
  console.log(`E-mail: ${demoEmail}`);
  console.log(`Password: ${secrets.demoPassword}`);
  console.log(`Link: ${linkUrl}`);
  console.log(`Postback: ${postback}`);
}

/** As a person asks: a result of a script's click is held. */
const PERSON = { "user-agent": browserAgent, "accept-language": "en-US,en;q=0.9" };

async function freshClickId(linkUrl: string): Promise<string> {
  const response = await fetch(linkUrl, { redirect: "manual", headers: PERSON });
  const clickId = clickIdIn(response.headers.get("location") ?? linkUrl);
  if (clickId === null)
    throw new Error(`${linkUrl} answered ${response.status} without a click id`);
  return clickId;
}
