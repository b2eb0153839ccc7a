import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Form } from './form.catalogue.js';

const CACHED_COMPILATIONS = 10;
let warm: NodeCompiler | undefined;

const compiler = (): NodeCompiler => (warm ??= NodeCompiler.create());

export function compose({ form, version, template }: Pick<Form, 'form' | 'version' | 'template'>, data: object): NodeTypstDocument {
  const compiled = compiler().compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } });
  if (!compiled.result) {
    const faults = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`Form ${form} ${version} does not compile: ${JSON.stringify(faults)}`);
  }
  return compiled.result;
}

export function typeset(form: Form, data: object): Buffer {
  const pdf = compiler().pdf(compose(form, data));
  compiler().evictCache(CACHED_COMPILATIONS);
  return pdf;
}

export const textOf = (form: Form, data: object): string => compiler().svg(compose(form, data));
