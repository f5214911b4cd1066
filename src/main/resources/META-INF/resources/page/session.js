// What outlives a reload: in sessionStorage, so it ends with the tab. Falls back to memory where storage is forbidden.

const KEY = 'vigil.chat';

export class Session {
  #storage;
  #memory = null;

  constructor(storage) {
    this.#storage = storage;
  }

  /**
   * @returns {{language?: string, region?: string, id?: string, token?: string, key?: string, outbox: object[],
   *   labels: Object<string, string>, asked?: object}} a copy; labels are what the chips of a message said, asked the
   *   question that is open
   */
  read() {
    let text = this.#memory;
    try {
      text = this.#storage.getItem(KEY) ?? text;
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

  write(change) {
    const text = JSON.stringify({ ...this.read(), ...change });
    this.#memory = text;
    try {
      this.#storage.setItem(KEY, text);
    } catch {
      // full or forbidden: memory has it
    }
  }

  /** Leaves nothing behind on this device. */
  clear() {
    this.#memory = null;
    try {
      this.#storage.removeItem(KEY);
    } catch {
      // nothing was stored
    }
  }

  /** Forgets the consultation, keeps the chosen language and place. */
  forget() {
    const { language, region } = this.read();
    this.clear();
    this.write({ language, region });
  }
}
