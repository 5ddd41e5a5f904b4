import { expect, test, vi } from "vitest";
import { createSharing, type Work } from "./share-work.ts";

const inBackground = (work: Promise<unknown>) => void work;

/** Work that notes what it was asked and ends when it is told to. */
function slowWork() {
  const asked: (readonly string[])[] = [];
  const ends: (() => void)[] = [];
  const work: Work<string, string> = async (questions) => {
    asked.push(questions);
    await new Promise<void>((end) => ends.push(end));
    return (question) => question.toUpperCase();
  };
  const endNext = () =>
    vi.waitFor(() => {
      const end = ends.shift();
      if (end === undefined) throw new Error("no work is under way yet");
      end();
    });
  return { asked, work, endNext };
}

test("questions that come during work are answered by the next work, together and each by its own answer", async () => {
  const share = createSharing<string, string>(10, inBackground);
  const { asked, work, endNext } = slowWork();
  const first = share("lane", "a", work);
  await vi.waitFor(() => expect(asked).toEqual([["a"]]));
  const others = Promise.all(["b", "c"].map((question) => share("lane", question, work)));
  await endNext();
  await vi.waitFor(() => expect(asked).toEqual([["a"], ["b", "c"]]));
  await endNext();
  expect([await first, ...(await others)]).toEqual(["A", "B", "C"]);
});

test("no more than the most are worked for at once, and none is left out", async () => {
  const share = createSharing<string, string>(2, inBackground);
  const asked: (readonly string[])[] = [];
  const work: Work<string, string> = async (questions) => {
    asked.push(questions);
    return (question) => question;
  };
  const given = ["a", "b", "c", "d", "e"];
  const answers = await Promise.all(given.map((question) => share("lane", question, work)));
  expect(answers).toEqual(given);
  expect(asked).toEqual([["a"], ["b", "c"], ["d", "e"]]);
});

test("of a burst in a busy isolate the first is worked for with the others", async () => {
  const share = createSharing<string, string>(10, inBackground);
  const { asked, work, endNext } = slowWork();
  const elsewhere = share("elsewhere", "a", work);
  const answers = Promise.all(["b", "c"].map((question) => share("lane", question, work)));
  await vi.waitFor(() => expect(asked).toEqual([["a"], ["b", "c"]]));
  await endNext();
  await endNext();
  expect([await elsewhere, ...(await answers)]).toEqual(["A", "B", "C"]);
});

test("lanes do not wait for each other", async () => {
  const share = createSharing<string, string>(10, inBackground);
  const { asked, work, endNext } = slowWork();
  const answers = Promise.all([share("one", "a", work), share("two", "b", work)]);
  await vi.waitFor(() => expect(asked).toEqual([["a"], ["b"]]));
  await endNext();
  await endNext();
  expect(await answers).toEqual(["A", "B"]);
});

test("work that fails fails for all that it was for, and for nobody after them", async () => {
  const share = createSharing<string, string>(10, inBackground);
  const broken: Work<string, string> = () => Promise.reject(new Error("R2 is down"));
  const whole: Work<string, string> = async () => (question) => question;
  const { asked, work, endNext } = slowWork();
  const first = share("lane", "a", work);
  await vi.waitFor(() => expect(asked).toEqual([["a"]]));
  const failing = ["b", "c"].map((question) => share("lane", question, broken));
  const settled = Promise.allSettled(failing);
  await endNext();
  expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await first).toBe("A");
  expect(await share("lane", "d", whole)).toBe("d");
});

test("what is left by work that was killed with its request: not begun goes on alone, begun fails", async () => {
  vi.useFakeTimers();
  try {
    const share = createSharing<string, string>(2, inBackground);
    const { asked, work, endNext } = slowWork();
    const never: Work<string, string> = () => new Promise(() => {});
    const whole: Work<string, string> = async () => (question) => question.toUpperCase();
    const first = share("lane", "a", work);
    await vi.waitFor(() => expect(asked).toEqual([["a"]]));
    void share("lane", "b", never);
    const begun = expect(share("lane", "c", whole)).rejects.toThrow("not heard of");
    const others = Promise.all([share("lane", "d", whole), share("lane", "e", whole)]);
    await endNext();
    expect(await first).toBe("A");
    await vi.advanceTimersByTimeAsync(11_000);
    await begun;
    expect(await others).toEqual(["D", "E"]);
    const next = share("lane", "f", whole);
    await vi.advanceTimersByTimeAsync(10);
    expect(await next).toBe("F");
  } finally {
    vi.useRealTimers();
  }
});

test("a long queue is no dead one: whoever waits in it is worked for in its turn", async () => {
  vi.useFakeTimers();
  try {
    const share = createSharing<string, string>(1, inBackground);
    const asked: (readonly string[])[] = [];
    const slow: Work<string, string> = async (questions) => {
      asked.push(questions);
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      return (question) => question;
    };
    const given = ["a", "b", "c", "d"];
    const answers = Promise.all(given.map((question) => share("lane", question, slow)));
    await vi.advanceTimersByTimeAsync(17_000);
    expect(await answers).toEqual(given);
    expect(asked).toEqual(given.map((question) => [question]));
  } finally {
    vi.useRealTimers();
  }
});
