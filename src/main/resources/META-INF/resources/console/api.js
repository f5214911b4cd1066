// The clinicians' part of the contract. The key is kept in this tab only.

import { uuid } from './dom.js';

const KEPT = 'vigil.console.key';
const AGAIN = 1_500;
const TRIES = 5;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The server's refusal, with its code. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.code ?? `http_${status}`);
    this.status = status;
    this.code = body?.code ?? '';
    this.takenBy = body?.taken_by ?? '';
    this.violations = body?.violations ?? [];
  }
}

export class Api {
  #key = sessionStorage.getItem(KEPT) ?? '';
  #locale = () => 'en';

  /** @param locale `() => tag` of the clinician's language */
  constructor(locale) {
    this.#locale = locale;
  }

  get hasKey() {
    return this.#key !== '';
  }

  use(key) {
    this.#key = key;
    if (key) sessionStorage.setItem(KEPT, key);
    else sessionStorage.removeItem(KEPT);
  }

  queue() {
    return this.#json('');
  }

  consultation(id) {
    return this.#json(`/${encodeURIComponent(id)}`);
  }

  /** Done once however often it is sent; while the patient's message is being answered it waits. */
  async act(id, verb, body = {}) {
    const path = `${id ? `/${encodeURIComponent(id)}` : ''}/${verb}`;
    const whole = JSON.stringify({ message_id: uuid(), ...body });
    for (let tries = 1; ; tries++) {
      try {
        return await this.#json(path, { method: 'POST', body: whole, headers: { 'Content-Type': 'application/json' } });
      } catch (error) {
        const passing = !(error instanceof Problem) || error.code === 'turn_already_active' || error.status === 503;
        if (!passing || tries >= TRIES) throw error;
        await pause(AGAIN);
      }
    }
  }

  /** Follows the queue until the signal says stop; comes back by itself. */
  async follow({ changed, live, refused }, signal) {
    while (!signal.aborted) {
      try {
        const response = await this.#fetch('/events', { signal, headers: { Accept: 'text/event-stream' } });
        live(true);
        await read(response.body, (queue) => changed(queue));
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof Problem && (error.status === 401 || error.status === 403)) {
          refused(error);
          return;
        }
      }
      if (!signal.aborted) live(false);
      await pause(AGAIN);
    }
  }

  async #json(path, options) {
    return (await this.#fetch(path, options)).json();
  }

  async #fetch(path, { headers = {}, ...options } = {}) {
    const response = await fetch(`/v1/queue${path}?locale=${encodeURIComponent(this.#locale())}`, {
      ...options,
      headers: { Authorization: `Bearer ${this.#key}`, ...headers },
      cache: 'no-store',
    });
    if (!response.ok) throw new Problem(response.status, await response.json().catch(() => null));
    return response;
  }
}

/** Server-sent events of a response: EventSource cannot send a key. */
async function read(body, changed) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const frames = (rest + value).replace(/\r\n/g, '\n').split('\n\n');
    rest = frames.pop();
    for (const frame of frames) {
      const data = frame.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim());
      if (data.length > 0) changed(JSON.parse(data.join('\n')));
    }
  }
}
