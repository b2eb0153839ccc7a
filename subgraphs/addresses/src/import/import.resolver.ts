import type { Context } from '@demos/module-sdk';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from '@demos/module-sdk/graphql';
import { ImportFile } from './import-file.entity.js';
import { ImportRun } from './import-run.entity.js';
import { listImports, listQuarantine } from './import.queries.js';
import { QuarantinedRow } from './quarantined-row.entity.js';

@Resolver(() => ImportRun)
export class ImportResolver {
  @Query(() => [ImportRun])
  addressImports(@Arg('first', () => Int, { defaultValue: 20 }) first: number, @Ctx() ctx: Context) {
    return listImports(ctx, first);
  }

  @Query(() => [QuarantinedRow])
  addressQuarantine(
    @Arg('importId', () => ID) importId: string,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Ctx() ctx: Context,
  ) {
    return listQuarantine(ctx, importId, first);
  }

  @FieldResolver(() => [ImportFile])
  files(@Root() { id }: ImportRun, @Ctx() { load }: Context) {
    return load.many(ImportFile, 'importId', id);
  }
}
