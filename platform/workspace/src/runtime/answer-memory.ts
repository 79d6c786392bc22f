/** An answer to `input()` handed over in shared memory, for browsers whose Python cannot wait for a message. */

const TEXT_BYTES = 16_384;
const WAITING = -1;
const STOPPED = -2;

export function newAnswerMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT + TEXT_BYTES);
}

/** The page gives the answer; `null` says that the program is to stop. */
export function giveAnswer(memory: SharedArrayBuffer, text: string | null): void {
  const length = new Int32Array(memory, 0, 1);
  if (text === null) {
    Atomics.store(length, 0, STOPPED);
  } else {
    const bytes = new TextEncoder().encode(text).subarray(0, TEXT_BYTES);
    new Uint8Array(memory, Int32Array.BYTES_PER_ELEMENT).set(bytes);
    Atomics.store(length, 0, bytes.length);
  }
  Atomics.notify(length, 0);
}

/** The worker sleeps until the answer is there. Call before asking: `readyForAnswer`. */
export function waitForAnswer(memory: SharedArrayBuffer): string | undefined {
  const length = new Int32Array(memory, 0, 1);
  Atomics.wait(length, 0, WAITING);
  const count = Atomics.load(length, 0);
  if (count === STOPPED) return undefined;
  return new TextDecoder().decode(new Uint8Array(memory, Int32Array.BYTES_PER_ELEMENT).slice(0, count));
}

/** The worker forgets the answer before, so that the next one cannot be missed. */
export function readyForAnswer(memory: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(memory, 0, 1), 0, WAITING);
}
