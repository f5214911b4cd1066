// Delivers what the patient sends, one message after the other, until the server has it. The outbox is kept in the
// session, so a reload in the middle of a delivery goes on with the same message id: nothing is lost, nothing doubled.
// An emergency answer that the server could not store yet is shown at once, and its message quietly sent again.

import { Problem, Unreachable } from './client.js';
import type { TurnView } from './contract';
import type { Outgoing, Session } from './session.js';

/** `stored`: an answer shown before has reached the store after all. */
export interface Delivery {
  started(id: string): void;
  delivered(id: string, turn: TurnView): void;
  /** Before another try. */
  waiting(id: string, error: unknown): void;
  failed(id: string, error: unknown): void;
  stored(turn: TurnView): void;
}

type Deliver = (message: Outgoing, signal: AbortSignal, quiet: boolean) => Promise<TurnView>;

export const wait = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });

export const backoff = (tries: number): number => Math.min(2 ** (tries - 1), 10) * (0.8 + Math.random() * 0.4);

/** Seconds between, and number of, quiet repetitions of a message that was answered but not stored. */
const QUIET = { seconds: 5, tries: 60 };

/** Seconds until the next try, or null when trying again cannot help. */
export function delayAfter(error: unknown, tries: number): number | null {
  if (error instanceof Unreachable) return tries <= 6 ? backoff(tries) : null;
  if (!(error instanceof Problem)) return null;
  if (error.code === 'turn_already_active') return tries <= 40 ? (error.retryAfter ?? 1) : null;
  if ([429, 502, 503, 504].includes(error.status)) return tries <= 6 ? Math.min(error.retryAfter ?? backoff(tries), 60) : null;
  if (error.status >= 500) return tries <= 2 ? backoff(tries) : null;
  return null;
}

export class Courier {
  #session: Session;
  #deliver: Deliver;
  #on: Delivery;
  #running = false;
  #abort = new AbortController();
  #quietTries = 0;

  constructor(session: Session, deliver: Deliver, on: Delivery) {
    this.#session = session;
    this.#deliver = deliver;
    this.#on = on;
  }

  get busy(): boolean {
    return this.#running;
  }

  send(message: Outgoing): Promise<void> {
    this.#session.write({ outbox: [...this.#session.read().outbox, message] });
    return this.run();
  }

  /** Takes a message out that the server will never take. */
  drop(id: string): void {
    this.#session.write({ outbox: this.#session.read().outbox.filter((m) => m.id !== id) });
  }

  #keep(id: string): void {
    const { outbox } = this.#session.read();
    this.#session.write({ outbox: outbox.map((m) => (m.id === id ? { ...m, answered: true } : m)) });
  }

  /** Ends every delivery under way; what it would still have said is not heard. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#running = false;
    this.#quietTries = 0;
  }

  /** Delivers the outbox; ends when it is empty or a message cannot be delivered now. */
  async run(): Promise<void> {
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

  #next(): Outgoing | undefined {
    return this.#session.read().outbox.find((m) => !m.answered);
  }

  #unstored(): Outgoing[] {
    return this.#session.read().outbox.filter((m) => m.answered);
  }

  async #repeatUnstored(signal: AbortSignal): Promise<void> {
    for (const message of this.#unstored()) {
      const turn = await this.#deliver(message, signal, true).catch(() => null);
      signal.throwIfAborted();
      if (!turn || turn.stored === false) continue;
      this.drop(message.id);
      this.#on.stored(turn);
    }
  }

  #lookAgain(signal: AbortSignal): void {
    if (this.#unstored().length === 0 || this.#quietTries++ >= QUIET.tries) return;
    setTimeout(() => !signal.aborted && this.run(), QUIET.seconds * 1000);
  }

  async #one(message: Outgoing, signal: AbortSignal): Promise<boolean> {
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
