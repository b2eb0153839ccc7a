import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

function readable<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Inodes of the sockets that a process holds. */
function socketsOf(pid: number): Set<string> {
  const links = readable(() => readdirSync(`/proc/${pid}/fd`), []).map((fd) => readable(() => readlinkSync(`/proc/${pid}/fd/${fd}`), ''));
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}

function isLoopback(hexAddress: string): boolean {
  const address = hexAddress.split(':')[0] ?? '';
  if (address.length === 8) return address.endsWith('7F') || address === '00000000';
  return /^0{24}01000000$/.test(address) || /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(address) || /^0{32}$/.test(address);
}

/** Far ends of a process's TCP and UDP sockets that are not on this machine. */
export function foreignPeersOf(pid: number): string[] {
  const own = socketsOf(pid);
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    readable(() => readFileSync(`/proc/${pid}/net/${table}`, 'utf8'), '')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => own.has(columns[9] ?? '') && !isLoopback(columns[2] ?? ''))
      .map((columns) => `${table} ${columns[2]}`),
  );
}

/** A process and all that it has started. */
export function processTree(root: number): number[] {
  const children = readable(() => readdirSync('/proc'), [])
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => readable(() => readFileSync(`/proc/${name}/stat`, 'utf8'), '').replace(/^.*\) /, '').split(' ')[1] === String(root))
    .map(Number);
  return [root, ...children.flatMap(processTree)];
}
