import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { captureStatements, type Statement } from '../statement-capture.js';

interface Renewal {
  /** Ids that the recorded request brought, which a repeat must bring anew. */
  fresh: readonly string[];
  /** Other texts that must differ, such as the number of a passport. */
  numbers: readonly string[];
}

function renewed(statements: readonly Statement[], { fresh, numbers }: Renewal): Statement[] {
  const replacements = new Map<string, string>(fresh.map((id) => [id, randomUUID()]));
  for (const number of numbers) replacements.set(number, String(randomInt(10 ** number.length)).padStart(number.length, '0'));
  const renew = (text: string) => [...replacements].reduce((changed, [old, now]) => changed.replaceAll(old, now), text);
  return statements.map(({ text, params }) => ({ text: renew(text), params: params.map((param) => param && renew(param)) }));
}


export interface ReplayOptions {
  adminUrl: string;
  moduleUrl: string;
  logFile: string;
  role: string;
  clients: number;
  /** Sends the request whose statements are recorded. */
  send(): Promise<void>;
  renewal: Renewal;
}

/** Sends the statements of one recorded request again and again, straight to PostgreSQL. */
export async function replayer({ adminUrl, moduleUrl, logFile, role, clients, send, renewal }: ReplayOptions) {
  const statements = (await captureStatements(adminUrl, logFile, role, send)).filter(({ text }) => !/^(?:set |reset |show )/i.test(text));
  if (statements.length === 0) throw new Error('the log holds no statement of the request');
  const events = statements.filter(({ text }) => /^insert into outbox\b/i.test(text)).flatMap(({ params: [id] }) => id ?? []);
  const fresh = [...renewal.fresh, ...events];
  const pool = new pg.Pool({ connectionString: moduleUrl, max: clients });
  return {
    statements: statements.length,
    async run(): Promise<void> {
      const client = await pool.connect();
      try {
        for (const { text, params } of renewed(statements, { ...renewal, fresh })) await client.query(text, params);
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
