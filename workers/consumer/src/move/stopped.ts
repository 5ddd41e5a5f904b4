const WORDS = "the move cannot go on: ";

/** For what asking again does not mend: whoever runs the installation has to decide. */
export function stopped(sentence: string): Error {
  return new Error(`${WORDS}${sentence}`);
}

/** Why a move cannot go on; null where the error is another's. */
export function whyStopped(error: unknown): string | null {
  const isOwn = error instanceof Error && error.message.startsWith(WORDS);
  return isOwn ? error.message : null;
}
