// The queue: who waits, first to be seen first.

import { byId, element, fill } from './dom.js';

const MINUTE = 60_000;

export class Queue {
  #chosen = () => {};
  #words;
  #queue = { entries: [], clinician: '' };
  #seen = null;
  #current = null;

  /** @param chosen `(id) => void`; @param words `() =>` the words of the language */
  constructor(chosen, words) {
    this.#chosen = chosen;
    this.#words = words;
    setInterval(() => this.draw(), MINUTE / 4);
  }

  get clinician() {
    return this.#queue.clinician;
  }

  get mine() {
    return this.#queue.entries.filter((entry) => entry.taken_by === this.clinician);
  }

  entry(id) {
    return this.#queue.entries.find((entry) => entry.id === id);
  }

  choose(id) {
    this.#current = id;
    this.draw();
  }

  /** @returns emergencies that were not there before; none at the first look */
  show(queue) {
    this.#queue = queue;
    const urgent = queue.entries.filter((entry) => !entry.acknowledged && entry.floor.startsWith('emergency'));
    const before = this.#seen;
    this.#seen = new Set(urgent.map(({ id }) => id));
    this.draw();
    return before === null ? [] : urgent.filter(({ id }) => !before.has(id));
  }

  forget() {
    this.#seen = null;
    this.#current = null;
    this.#queue = { entries: [], clinician: '' };
    this.draw();
  }

  draw() {
    const { entries } = this.#queue;
    byId('nobody').hidden = entries.length > 0;
    fill(byId('entries'), entries.map((entry) => this.#item(entry)));
  }

  #item(entry) {
    const words = this.#words();
    const mine = entry.taken_by === this.clinician;
    const due = entry.waiting_for === 'clinician';
    const holder = entry.taken_by ? (mine ? words.takenByYou : words.say('takenBy', { name: entry.taken_by })) : null;
    const urgent = !entry.acknowledged && entry.floor.startsWith('emergency');
    const flags = [
      urgent && element('span', { className: 'flag unseen-flag', textContent: words.unseen }),
      entry.abandoned && element('span', { className: 'flag', textContent: words.abandoned }),
      holder && element('span', { className: 'flag holder', textContent: holder }),
    ].filter(Boolean);
    const button = element(
      'button',
      {
        type: 'button',
        className: `entry ${entry.level}${urgent ? ' urgent' : ''}`,
        data: { key: entry.id },
        attributes: entry.id === this.#current ? { 'aria-current': 'true' } : {},
        onclick: () => this.#chosen(entry.id),
      },
      element('span', { className: 'entry-top' },
        element('span', { className: `badge ${entry.level}`, textContent: words.levels[entry.level] }),
        element('span', { className: 'wait', textContent: this.#waited(entry, words) })),
      element('span', { className: 'complaint', textContent: entry.complaint_label || words.unknownComplaint }),
      element('span', { className: 'entry-foot' },
        element('span', { className: due ? 'due' : '', textContent: due ? words.waitsForYou : words.waitsForPatient }),
        flags),
    );
    return element('li', {}, button);
  }

  #waited({ since }, words) {
    const minutes = Math.floor((Date.now() - Date.parse(since)) / MINUTE);
    if (minutes < 1) return words.now;
    return minutes < 60
      ? words.say('minutes', { minutes })
      : words.say('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  }
}
