import { GraphRefused, type Context } from '@demos/module-sdk';

export async function officeNameOf(ctx: Context, dwellingId: string): Promise<string | null> {
  try {
    const { dwelling } = await ctx.graph.query<{ dwelling: { office: { name: string } } | null }>(
      'query OfficeOfDwelling($id: ID!) { dwelling(id: $id) { office { name } } }',
      { id: dwellingId },
    );
    return dwelling?.office.name ?? null;
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    ctx.log.warn({ error: error.message }, 'the form is printed without the name of the office');
    return null;
  }
}
