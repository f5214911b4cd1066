// What outlives a reload: in sessionStorage, so it ends with the tab. Falls back to memory where storage is forbidden,
// as in the frame of a foreign page.

import type { MessageBody, OffersView, QuestionView } from './contract';

/** A message on its way; `answered` when its answer was shown but not stored yet. */
export interface Outgoing {
  id: string;
  message: MessageBody;
  shown: string;
  answered?: boolean;
}

export interface Kept {
  language?: string;
  region?: string;
  id?: string;
  token?: string;
  key?: string;
  outbox: Outgoing[];
  /** What the chips of a message said. */
  labels: Record<string, string>;
  /** The floor whose advice the patient has answered with what they do. */
  acted?: string;
  /** The question that is open. */
  asked?: QuestionView | null;
  /** What can be sent beside words. */
  offers?: OffersView;
}

const KEY = 'vigil.chat';

export class Session {
  #storage: () => Storage;
  #memory: string | null = null;

  /** @param storage throws where storage is forbidden */
  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  /** A copy. */
  read(): Kept {
    let text = this.#memory;
    try {
      text = this.#storage().getItem(KEY) ?? text;
    } catch {
      // storage forbidden: memory it is
    }
    const empty = { outbox: [], labels: {} };
    try {
      return { ...empty, ...JSON.parse(text ?? '{}') };
    } catch {
      return empty;
    }
  }

  write(change: Partial<Kept>): void {
    const text = JSON.stringify({ ...this.read(), ...change });
    this.#memory = text;
    try {
      this.#storage().setItem(KEY, text);
    } catch {
      // full or forbidden: memory has it
    }
  }

  /** Leaves nothing behind on this device. */
  clear(): void {
    this.#memory = null;
    try {
      this.#storage().removeItem(KEY);
    } catch {
      // nothing was stored
    }
  }

  /** Forgets the consultation, keeps the chosen language and place. */
  forget(): void {
    const { language, region } = this.read();
    this.clear();
    this.write({ language, region });
  }
}
