import { inflateSync } from 'node:zlib';

interface PdfObject {
  head: string;
  stream: string;
}

function objectsOf(pdf: Uint8Array): Map<string, PdfObject> {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const from = found.index + found[0].length;
    const head = text.slice(from, Math.min(...[text.indexOf('stream', from), text.indexOf('endobj', from)].filter((at) => at > 0)));
    const start = text.indexOf('stream\n', from) + 'stream\n'.length;
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = bytes.subarray(start, start + length);
    const stream = length && head.includes('FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1');
    objects.set(found[1] ?? '', { head, stream });
  }
  return objects;
}

function unicodeMapOf(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const block of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', value = ''] of (block[1] ?? '').matchAll(/<(\w+)>\s*<(\w+)>/g)) map.set(parseInt(code, 16), text(value));
  }
  for (const block of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, low = '', high = '', value = ''] of (block[1] ?? '').matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let code = parseInt(low, 16); code <= parseInt(high, 16); code += 1) {
        map.set(code, String.fromCodePoint((text(value).codePointAt(0) ?? 0) + code - parseInt(low, 16)));
      }
    }
  }
  return map;
}

const unescaped = (literal: string): string =>
  literal.replace(/\\(\d{3}|[\s\S])/g, (_all, code: string) =>
    code.length === 3 ? String.fromCharCode(parseInt(code, 8)) : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[code] ?? code),
  );

/** The text that a reader of the PDF could copy from it. */
export function textOfPdf(pdf: Uint8Array): string {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, Map<number, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      const cmap = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
      fonts.set(name, unicodeMapOf(objects.get(cmap ?? '')?.stream ?? ''));
    }
  }
  return [...objects.values()].filter(({ stream }) => / Tf\n/.test(stream)).map(({ stream }) => textOfPage(stream, fonts)).join('\n');
}

/** A literal may hold unescaped parentheses as long as they are in pairs. */
function literalAt(page: string, start: number): string {
  let depth = 0;
  for (let at = start; at < page.length; at += 1) {
    if (page[at] === '\\') at += 1;
    else if (page[at] === '(') depth += 1;
    else if (page[at] === ')' && (depth -= 1) === 0) return page.slice(start + 1, at);
  }
  return '';
}

function textOfPage(page: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  const token = /\/(f\d+) [\d.]+ Tf|\(|\bET\b/g;
  let font: ReadonlyMap<number, string> | undefined;
  let shown = '';
  for (let found = token.exec(page); found; found = token.exec(page)) {
    if (found[1]) font = fonts.get(found[1]);
    if (found[0] === 'ET') shown += '\n';
    if (found[0] !== '(') continue;
    const literal = literalAt(page, found.index);
    token.lastIndex = found.index + literal.length + 2;
    const bytes = Buffer.from(unescaped(literal), 'latin1');
    for (let at = 0; at + 1 < bytes.length; at += 2) shown += font?.get(bytes.readUInt16BE(at)) ?? '';
  }
  return shown;
}
