/**
 * User agents that are not somebody's browser: crawlers, link previews, monitors, HTTP libraries, driven browsers, and a
 * bare product as libraries send it (`curl/8.4.0`). Kept narrower than the list the consumer judges by, so that nobody
 * is a bot at the edge and a person in the reports.
 */
const BOT =
  /(?<! cu)bots?(?:\b|_)|(?<!lib)http|crawl|spider|headless|preview|archive|inspect|lighthouse|phantomjs|playwright|selenium|synthetic|pagespeed|statuscake|pingdom|googleother|cypress\/|^(?:java|whatsapp|facebook|python|php|wget|snapchat|yandex)|^[\w-]+(?:\/\d+(?:\.\d{1,9})*)?$/i;

export function isBotAgent(userAgent: string): boolean {
  return BOT.test(userAgent);
}
