const CLICK_ID = /\{(clickid|click_id|transaction_id|subid|tid)(:[^}]*)?\}/i;

/** Without our click id in it, the advertiser has nothing to report a result with. */
export function passesClickId(destinationUrl: string): boolean {
  return CLICK_ID.test(destinationUrl);
}
