// Places the picker offers and the ambulance number of each, for the time when the server cannot be reached.
// While it can, the number is always the server's. The same numbers as knowledge/regions.yaml: a test compares them.

interface Region {
  code: string;
  ambulance: string;
  name: Record<string, string>;
  zones: string[];
}

export const regions: readonly Region[] = [
  { code: 'CN', ambulance: '120', name: { en: 'China mainland', 'zh-Hans': '中国内地', 'zh-Hant': '中國內地' }, zones: ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin', 'PRC'] },
  { code: 'HK', ambulance: '999', name: { en: 'Hong Kong', 'zh-Hans': '香港', 'zh-Hant': '香港' }, zones: ['Asia/Hong_Kong', 'Hongkong'] },
  { code: 'MO', ambulance: '999', name: { en: 'Macau', 'zh-Hans': '澳门', 'zh-Hant': '澳門' }, zones: ['Asia/Macau', 'Asia/Macao'] },
  { code: 'TW', ambulance: '119', name: { en: 'Taiwan', 'zh-Hans': '台湾', 'zh-Hant': '台灣' }, zones: ['Asia/Taipei', 'ROC'] },
  { code: 'SG', ambulance: '995', name: { en: 'Singapore', 'zh-Hans': '新加坡', 'zh-Hant': '新加坡' }, zones: ['Asia/Singapore', 'Singapore'] },
  { code: 'MY', ambulance: '999', name: { en: 'Malaysia', 'zh-Hans': '马来西亚', 'zh-Hant': '馬來西亞' }, zones: ['Asia/Kuala_Lumpur', 'Asia/Kuching'] },
  { code: 'GB', ambulance: '999', name: { en: 'United Kingdom', 'zh-Hans': '英国', 'zh-Hant': '英國' }, zones: ['Europe/London', 'Europe/Belfast', 'GB'] },
  { code: 'IE', ambulance: '112', name: { en: 'Ireland', 'zh-Hans': '爱尔兰', 'zh-Hant': '愛爾蘭' }, zones: ['Europe/Dublin'] },
  { code: 'US', ambulance: '911', name: { en: 'United States', 'zh-Hans': '美国', 'zh-Hant': '美國' }, zones: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'America/Detroit', 'America/Boise', 'Pacific/Honolulu'] },
  { code: 'CA', ambulance: '911', name: { en: 'Canada', 'zh-Hans': '加拿大', 'zh-Hant': '加拿大' }, zones: ['America/Toronto', 'America/Vancouver', 'America/Edmonton', 'America/Winnipeg', 'America/Halifax', 'America/Regina', 'America/St_Johns'] },
  { code: 'AU', ambulance: '000', name: { en: 'Australia', 'zh-Hans': '澳大利亚', 'zh-Hant': '澳洲' }, zones: ['Australia/Sydney', 'Australia/Melbourne', 'Australia/Brisbane', 'Australia/Perth', 'Australia/Adelaide', 'Australia/Hobart', 'Australia/Darwin', 'Australia/Canberra'] },
  { code: 'NZ', ambulance: '111', name: { en: 'New Zealand', 'zh-Hans': '新西兰', 'zh-Hant': '新西蘭' }, zones: ['Pacific/Auckland'] },
  { code: 'JP', ambulance: '119', name: { en: 'Japan', 'zh-Hans': '日本', 'zh-Hant': '日本' }, zones: ['Asia/Tokyo', 'Japan'] },
  { code: 'KR', ambulance: '119', name: { en: 'South Korea', 'zh-Hans': '韩国', 'zh-Hant': '南韓' }, zones: ['Asia/Seoul', 'ROK'] },
  { code: 'TH', ambulance: '1669', name: { en: 'Thailand', 'zh-Hans': '泰国', 'zh-Hant': '泰國' }, zones: ['Asia/Bangkok'] },
  { code: 'VN', ambulance: '115', name: { en: 'Vietnam', 'zh-Hans': '越南', 'zh-Hant': '越南' }, zones: ['Asia/Ho_Chi_Minh', 'Asia/Saigon'] },
  { code: 'PH', ambulance: '911', name: { en: 'Philippines', 'zh-Hans': '菲律宾', 'zh-Hant': '菲律賓' }, zones: ['Asia/Manila'] },
  { code: 'ID', ambulance: '119', name: { en: 'Indonesia', 'zh-Hans': '印度尼西亚', 'zh-Hant': '印尼' }, zones: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] },
  { code: 'IN', ambulance: '112', name: { en: 'India', 'zh-Hans': '印度', 'zh-Hant': '印度' }, zones: ['Asia/Kolkata', 'Asia/Calcutta'] },
  { code: 'DE', ambulance: '112', name: { en: 'Germany', 'zh-Hans': '德国', 'zh-Hant': '德國' }, zones: ['Europe/Berlin'] },
  { code: 'FR', ambulance: '15', name: { en: 'France', 'zh-Hans': '法国', 'zh-Hant': '法國' }, zones: ['Europe/Paris'] },
  { code: 'EU', ambulance: '112', name: { en: 'Another EU country', 'zh-Hans': '其他欧盟国家', 'zh-Hant': '其他歐盟國家' }, zones: ['Europe/Amsterdam', 'Europe/Brussels', 'Europe/Madrid', 'Europe/Rome', 'Europe/Vienna', 'Europe/Lisbon', 'Europe/Athens', 'Europe/Stockholm', 'Europe/Copenhagen', 'Europe/Helsinki', 'Europe/Prague', 'Europe/Warsaw', 'Europe/Budapest'] },
];

const known = (code: string): boolean => regions.some((r) => r.code === code);

/** The ambulance number of a place, null when the place is not known. */
export const ambulanceOf = (code: string): string | null => regions.find((r) => r.code === code)?.ambulance ?? null;

/** The name of a place, empty when it is not known. */
export const nameOf = (code: string, language: string): string => regions.find((r) => r.code === code)?.name[language] ?? '';

/** A page that says nothing about its reader and opens anywhere in that place. */
export const neutralSiteOf = (code: string): string => (code === 'CN' ? 'https://www.baidu.com/' : 'https://www.google.com/');

/**
 * Where the device seems to be: first by its clock, which moves with its owner, then by the country of the browser's
 * languages. Never by the language itself: Traditional Chinese is not only Hong Kong. Null when there is no hint.
 */
export function guessRegion(zone: string, locales: readonly string[]): string | null {
  const byZone = regions.find((r) => r.zones.includes(zone));
  if (byZone) return byZone.code;
  for (const locale of locales) {
    const country = /[-_]([A-Z]{2})\b/.exec(locale)?.[1] ?? '';
    const code = country === 'UK' ? 'GB' : country;
    if (code && known(code)) return code;
  }
  return null;
}
