import { GraphRefused, UserError, type GraphClient } from '@demos/module-sdk';

export interface Place {
  id: string;
  kind: string;
  text: string;
  path: string[];
  isActive: boolean;
  responsibleOffice: { id: string; name: string } | null;
}

const FIELDS = 'id kind text path isActive responsibleOffice { id name }';

async function ask<T>(graph: GraphClient, document: string, variables: Record<string, unknown>): Promise<T> {
  try {
    return await graph.query<T>(document, variables);
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    throw new UserError('ADDRESS_UNAVAILABLE', 'residents.address.unavailable', { why: error.message });
  }
}

export async function findPlace(graph: GraphClient, id: string): Promise<Place | null> {
  const { address } = await ask<{ address: Place | null }>(graph, `query Place($id: ID!) { address(id: $id) { ${FIELDS} } }`, { id });
  return address;
}

export async function findPlaces(graph: GraphClient, ids: readonly string[]): Promise<Map<string, Place>> {
  const { addresses } = await ask<{ addresses: (Place | null)[] }>(
    graph,
    `query Places($ids: [ID!]!) { addresses(ids: $ids) { ${FIELDS} } }`,
    { ids },
  );
  return new Map(addresses.flatMap((place) => (place ? [[place.id, place]] : [])));
}
