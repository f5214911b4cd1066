// The HTTP contract: consultations, turns (as an event stream where the server offers it) and the snapshot.

import { readEvents } from './events.js';

/** The server answered, and said no. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(`problem ${status} ${body.code ?? ''}`);
    this.status = status;
    this.code = body.code ?? '';
    this.safetyText = body.safety_text ?? '';
    this.number = body.emergency_number ?? null;
    this.retryAfter = retryAfter;
  }
}

/** No answer, or one that broke off: whether the server has the message is not known. */
export class Unreachable extends Error {}

/** Longest silence, in milliseconds; the server sends a sign of life every 15 s. */
const SILENCE = 40_000;

const JSON_TYPE = 'application/json';
const STREAM_TYPE = 'text/event-stream';

/** Aborts when nothing was heard for {@link SILENCE}, or when `outer` is aborted. */
class Patience {
  #controller = new AbortController();
  #timer;

  // AbortSignal.any would say this in one line, but not in the web views of older phones.
  constructor(outer) {
    this.signal = this.#controller.signal;
    if (outer?.aborted) this.#controller.abort();
    outer?.addEventListener('abort', () => this.#controller.abort(), { signal: this.signal });
    this.heard();
  }

  heard() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), SILENCE);
  }

  done() {
    clearTimeout(this.#timer);
  }
}

function secondsOf(header) {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const until = Date.parse(header) - Date.now();
  return Number.isFinite(until) ? Math.max(0, until / 1000) : null;
}

async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  return new Problem(response.status, body ?? {}, secondsOf(response.headers.get('Retry-After')));
}

export class Api {
  #base;
  #streaming = true;

  constructor(base = '') {
    this.#base = base;
  }

  /** @param key makes a repeated creation the same consultation */
  create(consultation, key, signal) {
    return this.#json('/v1/consultations', { method: 'POST', body: consultation, headers: { 'Idempotency-Key': key }, signal });
  }

  /** Judges words without keeping them: `{locale, region, text}` to an assessment. */
  triage(words, signal) {
    return this.#json('/v1/triage', { method: 'POST', body: words, signal });
  }

  /** The whole snapshot, with all its messages, however many pages. */
  async snapshot({ id, token }, signal) {
    const path = `/v1/consultations/${encodeURIComponent(id)}`;
    const first = await this.#json(path, { token, signal });
    const messages = [...(first.messages ?? [])];
    let next = first.next_offset ?? null;
    while (next !== null) {
      const page = await this.#json(`${path}?offset=${next}`, { token, signal });
      messages.push(...(page.messages ?? []));
      next = page.next_offset ?? null;
    }
    return { ...first, messages };
  }

  /**
   * One turn. Posting the same message id again gives the same turn.
   *
   * @param on `assessment(assessment)`, `words(piece)` and `reply(reply)` are called as soon as each is known
   * @returns the whole turn
   */
  async turn({ id, token }, message, on, signal) {
    const path = `/v1/consultations/${encodeURIComponent(id)}/turns`;
    const patience = new Patience(signal);
    try {
      const accept = this.#streaming ? STREAM_TYPE : JSON_TYPE;
      const response = await this.#fetch(path, { method: 'POST', token, body: { message }, accept, signal: patience.signal });
      if (response.status === 406 && this.#streaming) {
        this.#streaming = false;
        return await this.turn({ id, token }, message, on, signal);
      }
      if (!response.ok) throw await problemOf(response);
      if (!(response.headers.get('Content-Type') ?? '').startsWith(STREAM_TYPE)) return await response.json();
      return await this.#streamed(response, on, patience);
    } catch (error) {
      throw error instanceof Problem ? error : unreachable(error, signal);
    } finally {
      patience.done();
    }
  }

  async #streamed(response, on, patience) {
    let turn = null;
    for await (const { name, data } of readEvents(response.body, () => patience.heard())) {
      if (name === 'assessment.updated') on.assessment(data.assessment ?? data);
      else if (name === 'reply.delta') on.words(data.text ?? '');
      else if (name === 'reply.completed') on.reply(data.reply ?? data);
      else if (name === 'turn.completed') turn = data.turn ?? data;
      else if (name === 'error') throw new Problem(data.status ?? 500, data, data.retry_after ?? null);
    }
    if (turn === null) throw new Unreachable('the stream broke off');
    return turn;
  }

  async #json(path, options) {
    const patience = new Patience(options.signal);
    try {
      const response = await this.#fetch(path, { ...options, accept: JSON_TYPE, signal: patience.signal });
      if (!response.ok) throw await problemOf(response);
      return await response.json();
    } catch (error) {
      throw error instanceof Problem ? error : unreachable(error, options.signal);
    } finally {
      patience.done();
    }
  }

  #fetch(path, { method = 'GET', token = null, body = null, headers = {}, accept, signal }) {
    const sent = { Accept: accept, ...headers };
    if (token) sent.Authorization = `Bearer ${token}`;
    if (body) sent['Content-Type'] = JSON_TYPE;
    return fetch(this.#base + path, {
      method,
      headers: sent,
      body: body ? JSON.stringify(body) : undefined,
      cache: 'no-store',
      credentials: 'omit',
      signal,
    });
  }
}

/** The caller's own abort stays what it is; everything else is a broken connection. */
function unreachable(error, signal) {
  return signal?.aborted || error instanceof Unreachable ? error : new Unreachable(error.message);
}
