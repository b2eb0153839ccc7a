export interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions: { code?: string; [key: string]: unknown };
}

export interface Answer<T> {
  status: number;
  data: T;
  errors?: GraphError[];
  extensions?: { restricted?: { coordinate: string; level: string; module: string }[]; [key: string]: unknown };
}

export interface QueryOptions {
  locale?: 'ru' | 'en';
}

export interface FileResult {
  status: number;
  contentType: string | null;
  body: Buffer;
}

/** Thrown by `must`: the errors of the answer in one message. */
export function dataOf<T>(answer: Answer<T>): T {
  if (answer.errors?.length) throw new Error(answer.errors.map(({ message, extensions }) => `${extensions?.code ?? ''} ${message}`).join('\n'));
  return answer.data;
}

export async function readAnswer<T>(response: Response): Promise<Answer<T>> {
  const body = (await response.json()) as Omit<Answer<T>, 'status'>;
  return { status: response.status, ...body };
}

export async function readFileResult(response: Response): Promise<FileResult> {
  return { status: response.status, contentType: response.headers.get('content-type'), body: Buffer.from(await response.arrayBuffer()) };
}
