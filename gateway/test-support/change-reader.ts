import { get, type ClientRequest, type IncomingHttpHeaders } from 'node:http';

/** An open tab: reads `GET /platform/changes` as an EventSource does. */
export class ChangeReader {
  text = '';
  ended = false;
  headers: IncomingHttpHeaders = {};
  #request: ClientRequest | undefined;

  static open(url: string, headers: Record<string, string>): Promise<ChangeReader> {
    const reader = new ChangeReader();
    return new Promise((resolve, reject) => {
      reader.#request = get(url, { headers, agent: false }, (response) => {
        reader.headers = response.headers;
        response.setEncoding('utf8').on('data', (part: string) => (reader.text += part));
        response.once('close', () => (reader.ended = true)).on('error', () => undefined);
        resolve(reader);
      }).once('error', reject);
    });
  }

  get revisions(): string[] {
    return [...this.text.matchAll(/event: modules\ndata: (.+)\n\n/g)].map(([, data = '']) => (JSON.parse(data) as { revision: string }).revision);
  }

  close(): void {
    this.#request?.destroy();
  }
}
