/** The click id that a redirect carries in its Location (`click_id={clickid}` of snapshots.ts). */
export function clickIdIn(response: string): string {
  const id = /^location: \S*[?&]click_id=([0-9a-z]{32})/im.exec(response)?.[1];
  if (id === undefined) throw new Error(`a redirect without a click id: ${response.slice(0, 500)}`);
  return id;
}
