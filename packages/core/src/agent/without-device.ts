/**
 * The user agent without what an app says in it of its phone, `Android (35/15; 450dpi; 1080x2340; google; Pixel 9; …)`: the
 * name of a phone's maker is no crawler's.
 */
export function withoutDevice(userAgent: string): string {
  return userAgent.replace(/ Android \(\d+\/(?:[^()]|\([^()]*\))*\)/, " Android");
}
