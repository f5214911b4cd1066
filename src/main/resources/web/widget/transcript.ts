// The conversation as a text file, made in the browser: nothing is sent anywhere.

import { element } from './dom.js';
import type { Settings } from './settings.js';
import { say } from './texts.js';

export function saveTranscript(said: { name: string; text: string }[], { language, tag, region, number }: Settings): void {
  const now = new Date();
  const words = (key: 'saved' | 'notice' | 'ambulance') => say(language, key, { number, region, date: now.toLocaleString(tag) });
  const head = [words('saved'), words('notice'), ...(number === null ? [] : [words('ambulance')])];
  const lines = said.map(({ name, text }) => `${name}:\n${text}\n`);
  // With a byte order mark, so that every editor reads the Chinese.
  const file = new Blob(['\ufeff', [...head, '', ...lines].join('\n')], { type: 'text/plain;charset=utf-8' });
  const link = element('a', { href: URL.createObjectURL(file), download: `vigil-${now.toISOString().slice(0, 10)}.txt` }) as HTMLAnchorElement;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
