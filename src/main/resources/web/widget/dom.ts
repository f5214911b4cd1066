// Two small hands for building elements. Text is only ever set as text, never as markup.

type Child = Node | string | null | undefined;

/** @param properties DOM properties; `data` and `attributes` are objects of their own */
export function element(name: string, { data = {}, attributes = {}, ...properties }: Record<string, any> = {}, ...children: Child[]): HTMLElement {
  const made = Object.assign(document.createElement(name), properties);
  Object.assign(made.dataset, data);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.append(...children.filter((child): child is Node | string => child !== null && child !== undefined));
  return made;
}

/** A link that dials; spaces and hyphens of a number are for the eye only. */
export function callLink(number: string, text: string, className: string): HTMLElement {
  return element('a', { href: `tel:${number.replace(/[^\d+*#]/g, '')}`, className, textContent: text });
}
