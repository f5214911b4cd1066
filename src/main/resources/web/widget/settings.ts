// What the parts of the widget look at: language and place as they are now, and the ambulance number that belongs to them.

import type { Language } from './language.js';

export interface Settings {
  language: Language;
  /** The `lang` attribute of it. */
  tag: string;
  /** ISO code, `ZZ` for somewhere else, empty while nothing is chosen. */
  region: string;
  number: string | null;
}
