// Follows the consultation while nobody writes: what a clinician says, a late judgement, another tab. The line is made
// again after a sleep or a lost network, from the last event that was seen, so that nothing is missed or told twice.

import { type Client, Problem } from './client.js';
import type { AssessmentView, ConsultationView, TurnView } from './contract';
import { backoff, wait } from './courier.js';
import type { Session } from './session.js';

export interface News {
  /** A level newer than any that was seen. */
  assessment(assessment: AssessmentView): void;
  /** A whole turn, of this page or of another. */
  turn(turn: TurnView): void;
  snapshot(snapshot: ConsultationView): void;
}

/** Turn and place of an event's id. */
const placeOf = (eventId: string): [number, number] => eventId.split('-').map(Number) as [number, number];

const isAfter = (one: string, other: string): boolean => {
  const [[turn, place], [otherTurn, otherPlace]] = [placeOf(one), placeOf(other || '0-0')];
  return turn > otherTurn || (turn === otherTurn && place > otherPlace);
};

export class Follower {
  #client: Client;
  #session: Session;
  #on: News;
  #line: AbortController | null = null;
  #last = '';

  constructor(client: Client, session: Session, on: News) {
    this.#client = client;
    this.#session = session;
    this.#on = on;
  }

  /** Follows from now on, where it does not already. */
  start(): void {
    if (this.#line === null && this.#session.read().id) this.#run();
  }

  /** Makes the line anew: nobody knows what has become of it. */
  again(): void {
    if (this.#line === null) return;
    this.#line.abort();
    this.#run();
  }

  stop(): void {
    this.#line?.abort();
    this.#line = null;
    this.#last = '';
  }

  /** An event that came another way. */
  saw(eventId: string): void {
    if (eventId && isAfter(eventId, this.#last)) this.#last = eventId;
  }

  async #run(): Promise<void> {
    const line = new AbortController();
    this.#line = line;
    for (let tries = 1; !line.signal.aborted; tries++) {
      const { id = '', token = '' } = this.#session.read();
      try {
        for await (const { name, id: eventId, data } of this.#client.follow({ id, token }, this.#last, line.signal)) {
          if (line.signal.aborted) return;
          tries = 1;
          if (name === 'snapshot') this.#on.snapshot(data);
          else if (!isAfter(eventId, this.#last)) continue;
          else if (name === 'assessment.updated') this.#on.assessment(data);
          else if (name === 'turn.completed') this.#on.turn(data);
          this.saw(eventId);
        }
      } catch (error) {
        if (line.signal.aborted) return;
        const hopeless = error instanceof Problem && error.status < 500 && error.status !== 429;
        if (hopeless) return;
      }
      await wait(backoff(Math.min(tries, 6)), line.signal).catch(() => {});
    }
  }
}
