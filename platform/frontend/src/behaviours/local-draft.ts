/** What the server has not got yet, kept in this browser under a key that only the child's own pages are given.
 *
 * The next child at this computer finds nothing but random bytes; crypto.subtle would need HTTPS.
 */

import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bytesToHex, hexToBytes } from "@noble/ciphers/utils.js";

const NONCE_BYTES = 24;
const PREFIX = "draft:";

export interface Unsent {
  source: string;
  /** The version on the server when the edit began, 0 for none. */
  base: number;
  /** When it was typed, in milliseconds of the server's clock. */
  editedAt: number;
}

export interface DraftPlace {
  /** 32 bytes in hexadecimal, from the server; never written down here. */
  key: string;
  learner: string;
  exercise: string;
}

/** The unsent text of one page; several pages of one exercise keep theirs side by side. */
export class LocalDraft {
  readonly #key: Uint8Array;
  readonly #prefix: string;
  readonly #name: string;

  constructor(
    place: DraftPlace,
    private readonly storage: Storage | null = openStorage(),
  ) {
    this.#key = hexToBytes(place.key);
    this.#prefix = `${PREFIX}${place.learner}:${place.exercise}:`;
    this.#name = this.#prefix + bytesToHex(randomBytes(8));
  }

  /** Keep the text; says whether this browser could. */
  keep(unsent: Unsent): boolean {
    const nonce = randomBytes(NONCE_BYTES);
    const sealed = this.#cipher(nonce).encrypt(new TextEncoder().encode(JSON.stringify(unsent)));
    if (!this.storage) return false;
    try {
      this.storage.setItem(this.#name, bytesToHex(nonce) + bytesToHex(sealed));
      return true;
    } catch {
      // Full.
      return false;
    }
  }

  forget(): void {
    this.storage?.removeItem(this.#name);
  }

  /** Take over what earlier pages left, oldest first. It is gone from the browser once `forgetTakenOver` is called. */
  leftBehind(): Unsent[] {
    const found = this.#others().map((name) => this.#open(this.storage?.getItem(name) ?? ""));
    return found.filter((unsent) => unsent !== undefined).sort((one, other) => one.editedAt - other.editedAt);
  }

  forgetTakenOver(): void {
    for (const name of this.#others()) this.storage?.removeItem(name);
  }

  #others(): string[] {
    return Object.keys(this.storage ?? {}).filter((name) => name.startsWith(this.#prefix) && name !== this.#name);
  }

  #open(kept: string): Unsent | undefined {
    try {
      const bytes = hexToBytes(kept);
      const text = this.#cipher(bytes.subarray(0, NONCE_BYTES)).decrypt(bytes.subarray(NONCE_BYTES));
      return JSON.parse(new TextDecoder().decode(text)) as Unsent;
    } catch {
      // Changed by someone, or of a site whose secret is another by now: nobody can read it any more.
      return undefined;
    }
  }

  #cipher(nonce: Uint8Array) {
    return xchacha20poly1305(this.#key, nonce, new TextEncoder().encode(this.#prefix));
  }
}

/** The browser's storage; `null` where its settings close it, which its mere name tells by an exception. */
function openStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}
