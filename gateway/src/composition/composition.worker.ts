import { parentPort } from 'node:worker_threads';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

export interface CompositionTask {
  id: number;
  services: { name: string; sdl: string }[];
}

export interface CompositionOutcome {
  id: number;
  sdl?: string;
  problems: string[];
}

parentPort?.on('message', (task: CompositionTask) => parentPort?.postMessage(compose(task)));

function compose({ id, services }: CompositionTask): CompositionOutcome {
  const problems: string[] = [];
  const definitions = services.flatMap(({ name, sdl }) => {
    try {
      return [{ name, url: `demos://${name}`, typeDefs: parse(sdl) }];
    } catch (error) {
      problems.push(`[${name}] ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
  if (problems.length > 0) return { id, problems };
  try {
    const { supergraphSdl, errors } = composeServices(definitions);
    return { id, sdl: supergraphSdl, problems: errors?.map(({ message }) => message) ?? [] };
  } catch (error) {
    return { id, problems: [error instanceof Error ? error.message : String(error)] };
  }
}
