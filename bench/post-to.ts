/** The JSON that a Worker of this folder answers; none where it has nothing to say. */
export async function postTo<T>(url: string, body?: unknown): Promise<T> {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body ?? null) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  // Whoever asks knows who answers.
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}
