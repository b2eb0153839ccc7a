import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Form } from './form.catalogue.js';

const CACHED_COMPILATIONS = 10;
let warm: Promise<NodeCompiler> | undefined;

/** Loaded by the first form that is printed: a process that prints nothing does without. */
const compiler = (): Promise<NodeCompiler> =>
  (warm ??= import('@myriaddreamin/typst-ts-node-compiler').then((typst) => typst.NodeCompiler.create()));

export async function typeset({ form, version, template }: Form, data: object): Promise<Buffer> {
  const typst = await compiler();
  const compiled = typst.compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } });
  if (!compiled.result) {
    const faults = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`Form ${form} ${version} does not compile: ${JSON.stringify(faults)}`);
  }
  const pdf = typst.pdf(compiled.result);
  typst.evictCache(CACHED_COMPILATIONS);
  return pdf;
}
