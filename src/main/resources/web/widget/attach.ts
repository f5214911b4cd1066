// The paper-clip and the microphone of the message box: each sends what it gets at once, with the words that stand there.

/** What sends a file; `name` is what the patient sees of it. */
type Send = (file: Blob, name: string) => void;

/** Longest recording, in milliseconds. */
const LONGEST = 120_000;

/** What the server takes. */
export const PICTURES = 'image/jpeg,image/png,image/webp,application/pdf';

/** Whether this browser can record at all: a page served without TLS cannot. */
export const canRecord = (): boolean => 'MediaRecorder' in window && Boolean(navigator.mediaDevices?.getUserMedia);

/** The file that was chosen; the same one can be chosen again. */
export function chosen(event: Event, send: (file: File) => void): void {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  input.value = '';
  if (file) send(file);
}

export class Recorder {
  #recorder: MediaRecorder | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get isRunning(): boolean {
    return this.#recorder !== null;
  }

  /** @throws where the patient or the browser does not allow it */
  async start(name: string, send: Send, changed: () => void): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const recorder = new MediaRecorder(stream);
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => {
      clearTimeout(this.#timer);
      stream.getTracks().forEach((track) => track.stop());
      const kept = this.#recorder === recorder;
      this.#recorder = null;
      changed();
      if (kept) send(new Blob(pieces, { type: recorder.mimeType }), name);
    };
    this.#recorder = recorder;
    this.#timer = setTimeout(() => this.stop(), LONGEST);
    recorder.start();
    changed();
  }

  /** Ends the recording, and sends it. */
  stop(): void {
    this.#recorder?.stop();
  }

  /** Ends the recording without sending it. */
  drop(): void {
    const recorder = this.#recorder;
    this.#recorder = null;
    recorder?.stop();
  }
}
