export type Cell = string | number | undefined;
export type Row = Record<string, Cell>;

const byteOrderMark = '\uFEFF';
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#xA;' };
const escaped = (value: string): string => value.replace(/[&<>"\n]/g, (character) => entities[character] as string);

export function element(tag: string, row: Row): string {
  let text = `<${tag}`;
  for (const name in row) {
    const value = row[name];
    if (value !== undefined) text += ` ${name}="${typeof value === 'number' ? value : escaped(value)}"`;
  }
  return `${text} />`;
}

const rowsInChunk = 400;

export function* tableText(root: string, tag: string, rows: Iterable<Row>): Generator<string> {
  const head = `${byteOrderMark}<?xml version="1.0" encoding="utf-8"?>`;
  let chunk = '';
  let count = 0;
  let opened = false;
  for (const row of rows) {
    if (!opened) chunk = `${head}<${root}>`;
    opened = true;
    chunk += element(tag, row);
    if (++count % rowsInChunk === 0) {
      yield chunk;
      chunk = '';
    }
  }
  yield opened ? `${chunk}</${root}>` : `${head}<${root} />`;
}
