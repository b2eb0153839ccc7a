import { readFile, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Statement {
  text: string;
  params: (string | null)[];
}

const HEADER = /(?:LOG|DETAIL): {2}/;

function paramsOf(detail: string): (string | null)[] {
  const params: (string | null)[] = [];
  for (const match of detail.matchAll(/\$(\d+) = (?:NULL|'((?:[^']|'')*)')/g)) {
    params[Number(match[1]) - 1] = match[2] === undefined ? null : match[2].replaceAll("''", "'");
  }
  return params;
}

/** The statements in a piece of the server's log, in the order in which one role sent them. */
export function statementsIn(log: string): Statement[] {
  const found: Statement[] = [];
  for (const entry of log.split(/\n(?=\d{4}-\d\d-\d\d )/)) {
    const body = entry.slice(entry.search(HEADER));
    const statement = /^LOG: {2}(?:execute [^:]+|statement): ([\s\S]*)$/.exec(body);
    if (statement?.[1]) found.push({ text: statement[1].trim(), params: [] });
    const detail = /^DETAIL: {2}[Pp]arameters: ([\s\S]*)$/.exec(body);
    const last = found.at(-1);
    if (detail?.[1] && last) last.params = paramsOf(detail[1]);
  }
  return found;
}

/**
 * What a module sends to PostgreSQL while `work` runs, read from the server's own log,
 * so that the bench replays exactly the same statements.
 */
export async function captureStatements(adminUrl: string, logFile: string, role: string, work: () => Promise<void>): Promise<Statement[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`alter role ${role} set log_statement = 'all'`);
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
    await sleep(300);
    const { size } = await stat(logFile);
    await work();
    await sleep(300);
    const log = (await readFile(logFile)).subarray(size).toString('utf8');
    return statementsIn(log);
  } finally {
    await admin.query(`alter role ${role} reset log_statement`);
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
    await admin.end();
  }
}
