// Delivers what the patient sends, one message after the other, until the server has it. The outbox is kept in the
// session, so a reload in the middle of a delivery goes on with the same message id: nothing is lost, nothing doubled.
// An emergency answer that the server could not store yet is shown at once, and its message quietly sent again.

import { Problem, Unreachable } from './api.js';

const wait = (seconds, signal) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });

const backoff = (tries) => Math.min(2 ** (tries - 1), 10) * (0.8 + Math.random() * 0.4);

/** Seconds between, and number of, quiet repetitions of a message that was answered but not stored. */
const QUIET = { seconds: 5, tries: 60 };

/** Seconds until the next try, or null when trying again cannot help. */
export function delayAfter(error, tries) {
  if (error instanceof Unreachable) return tries <= 6 ? backoff(tries) : null;
  if (!(error instanceof Problem)) return null;
  if (error.code === 'turn_already_active') return tries <= 40 ? (error.retryAfter ?? 1) : null;
  if ([429, 502, 503, 504].includes(error.status)) return tries <= 6 ? Math.min(error.retryAfter ?? backoff(tries), 60) : null;
  if (error.status >= 500) return tries <= 2 ? backoff(tries) : null;
  return null;
}

export class Courier {
  #session;
  #deliver;
  #on;
  #running = false;
  #abort = new AbortController();
  #quietTries = 0;

  /**
   * @param deliver `(message, signal, quiet) => Promise<turn>`
   * @param on `started(id)`, `delivered(id, turn)`, `waiting(id, error)` before another try, `failed(id, error)`,
   *     `stored(turn)` when an answer shown before has reached the store after all
   */
  constructor(session, deliver, on) {
    this.#session = session;
    this.#deliver = deliver;
    this.#on = on;
  }

  get busy() {
    return this.#running;
  }

  send(message) {
    this.#session.write({ outbox: [...this.#session.read().outbox, message] });
    return this.run();
  }

  /** Takes a message out that the server will never take. */
  drop(id) {
    this.#session.write({ outbox: this.#session.read().outbox.filter((m) => m.id !== id) });
  }

  #keep(id) {
    const { outbox } = this.#session.read();
    this.#session.write({ outbox: outbox.map((m) => (m.id === id ? { ...m, answered: true } : m)) });
  }

  /** Ends every delivery under way; what it would still have said is not heard. */
  stop() {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#running = false;
    this.#quietTries = 0;
  }

  /** Delivers the outbox; ends when it is empty or a message cannot be delivered now. */
  async run() {
    if (this.#running) return;
    this.#running = true;
    const { signal } = this.#abort;
    try {
      await this.#repeatUnstored(signal);
      for (let message = this.#next(); message; message = this.#next()) {
        if (!(await this.#one(message, signal))) return;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      if (!signal.aborted) {
        this.#running = false;
        this.#lookAgain(signal);
      }
    }
  }

  #next() {
    return this.#session.read().outbox.find((m) => !m.answered);
  }

  #unstored() {
    return this.#session.read().outbox.filter((m) => m.answered);
  }

  async #repeatUnstored(signal) {
    for (const message of this.#unstored()) {
      const turn = await this.#deliver(message, signal, true).catch(() => null);
      signal.throwIfAborted();
      if (!turn || turn.stored === false) continue;
      this.drop(message.id);
      this.#on.stored(turn);
    }
  }

  #lookAgain(signal) {
    if (this.#unstored().length === 0 || this.#quietTries++ >= QUIET.tries) return;
    setTimeout(() => !signal.aborted && this.run(), QUIET.seconds * 1000);
  }

  async #one(message, signal) {
    this.#on.started(message.id);
    for (let tries = 1; ; tries++) {
      try {
        const turn = await this.#deliver(message, signal, false);
        signal.throwIfAborted();
        if (turn.stored === false) this.#keep(message.id);
        else this.drop(message.id);
        this.#on.delivered(message.id, turn);
        return true;
      } catch (error) {
        signal.throwIfAborted();
        const delay = delayAfter(error, tries);
        if (delay === null) {
          this.#on.failed(message.id, error);
          return false;
        }
        this.#on.waiting(message.id, error);
        await wait(delay, signal);
      }
    }
  }
}
