// Two small hands for building elements. Text is only ever set as text, never as markup.

/** @param properties DOM properties; `data` and `attributes` are objects of their own */
export function element(name, { data = {}, attributes = {}, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  Object.assign(made.dataset, data);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A link that dials; spaces and hyphens of a number are for the eye only. */
export function callLink(number, text, className) {
  return element('a', { href: `tel:${number.replace(/[^\d+*#]/g, '')}`, className, textContent: text });
}
