// The emergency banner. It looks at the floor, never at the level: a gate that is only waiting for answers is the
// business of the server's own words.

import { callLink, element } from './dom.js';
import type { Language } from './language.js';
import type { Settings } from './settings.js';
import { say, type TextKey } from './texts.js';

type Kind = 'ambulance' | 'emergency';

const kinds: Record<string, Kind | undefined> = { emergency_ambulance: 'ambulance', emergency: 'emergency' };

export class Banner {
  #root: HTMLElement;
  #shown = '';

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Written anew only when something changed, so that a screen reader is not told twice. */
  show(floor: string, { language, tag, number, region }: Settings): void {
    const kind = kinds[floor];
    const now = kind ? [kind, language, number, region].join() : '';
    if (now === this.#shown) return;
    this.#shown = now;
    this.#root.className = `banner ${kind ?? ''}`;
    this.#root.lang = tag;
    this.#root.replaceChildren(...(kind ? content(kind, language, number, region) : []));
  }
}

function content(kind: Kind, language: Language, number: string | null, region: string): HTMLElement[] {
  const words = (key: TextKey) => say(language, key, { number, region });
  return [
    element('div', { className: 'column' },
      element('div', { className: 'banner-words' },
        element('p', { className: 'banner-title', textContent: words(`${kind}Title`) }),
        element('p', { textContent: words(`${kind}Line`) })),
      number === null ? null : callLink(number, words('call'), 'call')),
  ];
}
