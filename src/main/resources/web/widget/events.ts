// Reads a server-sent event stream from a fetch response (EventSource cannot send POST or a bearer token).

/** One event; `id` is empty for what is never replayed. */
export interface ServerEvent {
  name: string;
  id: string;
  // Its shape follows from its name, which the caller looks at.
  data: any;
}

/**
 * Events whose data is JSON; others are passed over.
 *
 * @param heard called for every piece of the stream, keep-alive comments included
 */
export async function* readEvents(body: ReadableStream<Uint8Array>, heard: () => void): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      heard();
      const frames = (rest + decoder.decode(value, { stream: true })).replace(/\r\n/g, '\n').split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) {
        const event = eventOf(frame);
        if (event) yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function eventOf(frame: string): ServerEvent | null {
  let name = 'message';
  let id = '';
  const data: string[] = [];
  for (const line of frame.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    else if (line.startsWith('id:')) id = line.slice(3).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
  if (data.length === 0) return null;
  try {
    return { name, id, data: JSON.parse(data.join('\n')) };
  } catch {
    return null;
  }
}
