// Which of the three languages: of the browser, and of a piece of text (for the right fonts and the right voice).

export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

export const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

export const isLanguage = (tag: unknown): tag is Language => languages.includes(tag as Language);

/** The `lang` attribute: Traditional Chinese is set in Hong Kong glyphs. */
export const tagOf = (language: Language): string => (language === 'zh-Hant' ? 'zh-Hant-HK' : language);

/** The first of the browser's languages that the page speaks; English otherwise. */
export function guessLanguage(locales: readonly string[]): Language {
  for (const locale of locales) {
    const tag = locale.toLowerCase();
    if (tag.startsWith('en')) return 'en';
    if (tag.startsWith('yue')) return 'zh-Hant';
    if (tag.startsWith('zh')) return /hant|-(hk|tw|mo)\b/.test(tag) ? 'zh-Hant' : 'zh-Hans';
  }
  return 'en';
}

// Frequent characters written differently in the two scripts.
const traditional = /[個們來後會與說話請時間點嗎為這裏還醫藥電體頭頸臟壓熱發燒氣嘔暈麼對應當過進開關問題腳邊讓從現樣冇嘅咗喺啲嚟]/gu;
const simplified = /[个们来后会与说话请时间点吗为这里还医药电体头颈脏压热发烧气呕晕么对应当过进开关问题脚边让从现样]/gu;

const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length;

/** The language a text is written in; `otherwise` when it has no letters that tell. */
export function languageOf(text: string, otherwise: Language): Language {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const latin = (text.match(/[a-z]{2,}/gi) ?? []).length;
  if (han === 0) return latin > 0 ? 'en' : otherwise;
  const more = count(text, traditional) - count(text, simplified);
  if (more !== 0) return more > 0 ? 'zh-Hant' : 'zh-Hans';
  return otherwise === 'en' ? 'zh-Hans' : otherwise;
}
