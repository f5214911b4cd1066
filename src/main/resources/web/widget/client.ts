// The HTTP contract: consultations, turns (as an event stream where the server offers it), the snapshot, and what comes
// while nobody writes. The widget uses nothing else; an app may take this file and events.ts as they are.

import type { AssessmentView, ConsultationView, MessageBody, Open, Problem as ProblemBody, ReplyView, TriageBody, TurnView, UploadView } from './contract';
import { readEvents, type ServerEvent } from './events.js';

/** Which consultation, and the token that opens it. */
export interface Access {
  id: string;
  token: string;
}

/** Who follows a turn; each part is told as soon as it is known, with the id of its event. */
export interface TurnListener {
  assessment(assessment: AssessmentView, eventId: string): void;
  words(piece: string): void;
  reply(reply: ReplyView): void;
}

/** The server answered, and said no. */
export class Problem extends Error {
  readonly code: string;
  readonly safetyText: string;
  readonly number: string | null;

  constructor(readonly status: number, body: Partial<ProblemBody>, readonly retryAfter: number | null) {
    super(`problem ${status} ${body.code ?? ''}`);
    this.code = body.code ?? '';
    this.safetyText = body.safety_text ?? '';
    this.number = body.emergency_number ?? null;
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
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly signal = this.#controller.signal;

  // AbortSignal.any would say this in one line, but not in the web views of older phones.
  constructor(outer?: AbortSignal) {
    if (outer?.aborted) this.#controller.abort();
    outer?.addEventListener('abort', () => this.#controller.abort(), { signal: this.signal });
    this.heard();
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), SILENCE);
  }

  done(): void {
    clearTimeout(this.#timer);
  }
}

function secondsOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const until = Date.parse(header) - Date.now();
  return Number.isFinite(until) ? Math.max(0, until / 1000) : null;
}

async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({}));
  return new Problem(response.status, body ?? {}, secondsOf(response.headers.get('Retry-After')));
}

interface Call {
  method?: string;
  token?: string;
  body?: unknown;
  file?: Blob;
  headers?: Record<string, string>;
  accept?: string;
  signal?: AbortSignal;
}

export class Client {
  #base: string;
  #key: string | null;
  #streaming = true;

  /**
   * @param base origin of the server, empty for the page's own
   * @param key publishable key of the clinic, where the server asks for one
   */
  constructor(base = '', key: string | null = null) {
    this.#base = base;
    this.#key = key;
  }

  /** @param key makes a repeated creation the same consultation */
  create(consultation: Open, key: string, signal?: AbortSignal): Promise<ConsultationView> {
    return this.#json('/v1/consultations', { method: 'POST', body: consultation, headers: { ...this.#clinic(), 'Idempotency-Key': key }, signal });
  }

  /** Judges words without keeping them. */
  triage(words: TriageBody, signal?: AbortSignal): Promise<AssessmentView> {
    return this.#json('/v1/triage', { method: 'POST', body: words, headers: this.#clinic(), signal });
  }

  /** The whole snapshot, with all its messages, however many pages. */
  async snapshot({ id, token }: Access, signal?: AbortSignal): Promise<ConsultationView> {
    const path = `/v1/consultations/${encodeURIComponent(id)}`;
    const first = await this.#json<ConsultationView>(path, { token, signal });
    const messages = [...(first.messages ?? [])];
    let next = first.next_offset ?? null;
    while (next !== null) {
      const page = await this.#json<ConsultationView>(`${path}?offset=${next}`, { token, signal });
      messages.push(...(page.messages ?? []));
      next = page.next_offset ?? null;
    }
    return { ...first, messages };
  }

  /** A picture or a recording, which a message then names by its id. */
  upload({ id, token }: Access, file: Blob, signal?: AbortSignal): Promise<UploadView> {
    const headers = { 'Content-Type': file.type };
    return this.#json(`/v1/consultations/${encodeURIComponent(id)}/attachments`, { method: 'POST', token, file, headers, signal });
  }

  /** What the patient does about an emergency advice; the same again is the same turn. */
  acknowledge({ id, token }: Access, action: string, signal?: AbortSignal): Promise<TurnView> {
    return this.#json(`/v1/consultations/${encodeURIComponent(id)}/acknowledgement`, { method: 'POST', token, body: { action }, signal });
  }

  /** One turn, whole. Posting the same message id again gives the same turn. */
  async turn({ id, token }: Access, message: MessageBody, on: TurnListener, signal?: AbortSignal): Promise<TurnView> {
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

  /**
   * What happens in a consultation, from whomever, until the line breaks: a snapshot first, or what came after
   * `lastEventId`. It ends with an error; call it again with the id of the last event that has one.
   */
  async *follow({ id, token }: Access, lastEventId: string, signal?: AbortSignal): AsyncGenerator<ServerEvent> {
    const patience = new Patience(signal);
    try {
      const headers: Record<string, string> = lastEventId ? { 'Last-Event-ID': lastEventId } : {};
      const path = `/v1/consultations/${encodeURIComponent(id)}/events`;
      const response = await this.#fetch(path, { token, headers, accept: STREAM_TYPE, signal: patience.signal });
      if (!response.ok) throw await problemOf(response);
      for await (const event of readEvents(response.body!, () => patience.heard())) {
        if (event.name === 'error') throw new Problem(event.data.status ?? 500, event.data, event.data.retry_after ?? null);
        yield event;
      }
      throw new Unreachable('the stream broke off');
    } catch (error) {
      throw error instanceof Problem ? error : unreachable(error, signal);
    } finally {
      patience.done();
    }
  }

  async #streamed(response: Response, on: TurnListener, patience: Patience): Promise<TurnView> {
    let turn: TurnView | null = null;
    for await (const { name, id, data } of readEvents(response.body!, () => patience.heard())) {
      if (name === 'assessment.updated') on.assessment(data, id);
      else if (name === 'reply.delta') on.words(data.text ?? '');
      else if (name === 'reply.completed') on.reply(data);
      else if (name === 'turn.completed') turn = data;
      else if (name === 'error') throw new Problem(data.status ?? 500, data, data.retry_after ?? null);
    }
    if (turn === null) throw new Unreachable('the stream broke off');
    return turn;
  }

  #clinic(): Record<string, string> {
    return this.#key ? { 'X-API-Key': this.#key } : {};
  }

  async #json<T>(path: string, call: Call): Promise<T> {
    const patience = new Patience(call.signal);
    try {
      const response = await this.#fetch(path, { ...call, accept: JSON_TYPE, signal: patience.signal });
      if (!response.ok) throw await problemOf(response);
      return await response.json();
    } catch (error) {
      throw error instanceof Problem ? error : unreachable(error, call.signal);
    } finally {
      patience.done();
    }
  }

  #fetch(path: string, { method = 'GET', token, body, file, headers = {}, accept = JSON_TYPE, signal }: Call): Promise<Response> {
    const sent: Record<string, string> = { Accept: accept, ...headers };
    if (token) sent.Authorization = `Bearer ${token}`;
    if (body) sent['Content-Type'] = JSON_TYPE;
    return fetch(this.#base + path, {
      method,
      headers: sent,
      body: file ?? (body ? JSON.stringify(body) : undefined),
      cache: 'no-store',
      credentials: 'omit',
      signal,
    });
  }
}

/** The caller's own abort stays what it is; everything else is a broken connection. */
function unreachable(error: unknown, signal?: AbortSignal): unknown {
  return signal?.aborted || error instanceof Unreachable ? error : new Unreachable(String((error as Error).message));
}
