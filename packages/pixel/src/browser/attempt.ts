/** The snippet is a guest: whatever breaks, now or later, the page goes on and hears nothing of it. */
export async function attempt(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch {}
}
