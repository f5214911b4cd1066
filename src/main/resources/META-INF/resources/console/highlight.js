// A patient's words with the places marked that findings came from.

import { element } from './dom.js';

/**
 * @param findings those of this message, with `start` and `end` as offsets in UTF-16
 * @param danger codes that a rule which holds rests on
 * @returns pieces to append: text and marks
 */
export function highlighted(text, findings, labels, danger, presences) {
  const places = findings
    .map((finding) => ({ ...finding, ...placeOf(text, finding) }))
    .filter((finding) => finding.start >= 0)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces = [];
  let end = 0;
  for (const place of places) {
    if (place.start < end) {
      // Two findings in the same words: the first mark names both.
      const mark = pieces[pieces.length - 1];
      mark.title += ` · ${nameOf(place, labels, presences)}`;
      if (danger.has(place.code)) mark.classList.add('danger');
      continue;
    }
    if (place.start > end) pieces.push(text.slice(end, place.start));
    const kind = place.presence === 'present' && danger.has(place.code) ? 'danger' : place.presence;
    pieces.push(element('mark', {
      className: kind,
      title: nameOf(place, labels, presences),
      textContent: text.slice(place.start, place.end),
      data: { finding: place.code },
    }));
    end = place.end;
  }
  pieces.push(text.slice(end));
  return pieces;
}

/** Where the quote stands; the offsets count only when the quote is there. */
function placeOf(text, { quote, start, end }) {
  if (quote && text.slice(start, end) === quote) return { start, end };
  const found = quote ? text.indexOf(quote) : -1;
  return { start: found, end: found + (quote?.length ?? 0) };
}

const nameOf = ({ code, presence }, labels, presences) => `${labels[code] ?? code}: ${presences[presence] ?? presence}`;
